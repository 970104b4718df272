/**
 * A checkpoint as a file: everything to go on from, on any engine.
 *
 * A uint32 (little-endian) with the length of the header in bytes, the header as JSON, spaces up to a multiple of 4
 * bytes, then float32 numbers (little-endian): for each run its weights, first and second moments, in the order of
 * `parameterLayout`.
 */
import { parameterLayout } from '../model/layout';
import type { RunSettings } from '../model/settings';
import type { Checkpoint, TrainerSetup } from '../training/Trainer';
import { type Config, parseConfig } from './config';
import type { LossHistory } from './lossHistory';
import { readPast, type TrainingPast, writePast } from './trainingPast';

const FORMAT = 'latent-lab-checkpoint';
const FORMAT_VERSION = 1;

/** Arrays a run has in the file. */
const PLANES = 3;

/** What a file says of its training. */
export interface CheckpointFile {
	readonly config: Config;
	/** Settings of every run: those of the configuration, or of a sweep. */
	readonly runs: readonly RunSettings[];
	/** Seeds of the runs' own; left out where all have that of the configuration. */
	readonly seeds?: readonly number[];
	readonly checkpoint: Checkpoint;
	/** Losses and settings up to the checkpoint; left out in files that were written before they were kept. */
	readonly past?: LossHistory;
}

interface Header {
	readonly format: typeof FORMAT;
	readonly version: typeof FORMAT_VERSION;
	readonly config: Config;
	readonly runs: readonly RunSettings[];
	readonly seeds?: readonly number[];
	readonly step: number;
	/** Updates since Adam was made, of each run. */
	readonly adamSteps: readonly number[];
	/** Weights of a run. */
	readonly length: number;
	readonly past?: TrainingPast;
}

export function writeCheckpoint({ config, runs, seeds, checkpoint, past }: CheckpointFile): Uint8Array {
	const length = checkpoint.runs[0].weights.length;
	const header: Header = {
		format: FORMAT,
		version: FORMAT_VERSION,
		config,
		runs,
		...(seeds && { seeds }),
		step: checkpoint.step,
		adamSteps: checkpoint.runs.map(({ adamStep }) => adamStep),
		length,
		...(past && { past: writePast(past, checkpoint.step) }),
	};
	const json = JSON.stringify(header);
	const bytes = new TextEncoder().encode(json);
	const headerBytes = 4 * Math.ceil(bytes.length / 4);
	const file = new Uint8Array(4 + headerBytes + 4 * PLANES * length * runs.length);
	const view = new DataView(file.buffer);
	view.setUint32(0, headerBytes, true);
	file.fill(' '.charCodeAt(0), 4, 4 + headerBytes);
	file.set(bytes, 4);
	let offset = 4 + headerBytes;
	for (const { weights, firstMoment, secondMoment } of checkpoint.runs) {
		for (const plane of [weights, firstMoment, secondMoment]) {
			for (const value of plane) {
				view.setFloat32(offset, value, true);
				offset += 4;
			}
		}
	}
	return file;
}

/** Reads a file. @throws with the reason in plain English when it is none, or not whole */
export function readCheckpoint(file: Uint8Array): CheckpointFile {
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	const headerBytes = file.byteLength >= 4 ? view.getUint32(0, true) : Number.POSITIVE_INFINITY;
	if (4 + headerBytes > file.byteLength) throw new Error('this is no checkpoint');
	const { config, runs, seeds, step, adamSteps, length, past } = readHeader(file.subarray(4, 4 + headerBytes));
	let offset = 4 + headerBytes;
	if (file.byteLength !== offset + 4 * PLANES * length * runs.length) throw new Error('the checkpoint is not whole');
	const plane = () =>
		Float32Array.from({ length }, () => {
			offset += 4;
			return view.getFloat32(offset - 4, true);
		});
	const states = adamSteps.map((adamStep) => ({
		weights: plane(),
		firstMoment: plane(),
		secondMoment: plane(),
		adamStep,
	}));
	return {
		config,
		runs,
		...(seeds && { seeds }),
		checkpoint: { step, runs: states },
		...(past !== undefined && { past: readPast(past, runs.length, step) }),
	};
}

function readHeader(bytes: Uint8Array): Header {
	let header: Partial<Header>;
	try {
		header = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Header>;
	} catch {
		throw new Error('this is no checkpoint');
	}
	const { format, version, runs, seeds, step, adamSteps, length } = header;
	if (format !== FORMAT) throw new Error('this is no checkpoint');
	if (version !== FORMAT_VERSION) throw new Error(`a checkpoint of version ${version} cannot be read here`);
	const config = parseConfig(header.config);
	if (!config.ok) throw new Error(`its configuration is outside the limits: ${config.issues[0].path}`);
	const counted =
		Array.isArray(runs) &&
		Array.isArray(adamSteps) &&
		runs.length === adamSteps.length &&
		(seeds === undefined || (Array.isArray(seeds) && seeds.length === runs.length));
	const numbers = [step, length, ...(adamSteps ?? []), ...(counted && seeds ? seeds : [])];
	if (!counted || runs.length === 0 || !numbers.every((number) => Number.isInteger(number) && (number as number) >= 0))
		throw new Error('the header of the checkpoint is damaged');
	return { ...(header as Header), config: config.config };
}

/** Why a checkpoint does not fit a training; null when it does. */
export function misfit({ shape, runs }: TrainerSetup, checkpoint: Checkpoint): string | null {
	const length = parameterLayout(shape).length;
	if (checkpoint.runs.length !== runs.length)
		return `the checkpoint has ${checkpoint.runs.length} runs, not ${runs.length}`;
	if (checkpoint.runs[0].weights.length !== length)
		return `the checkpoint has ${checkpoint.runs[0].weights.length} weights a run, this model ${length}`;
	return null;
}
