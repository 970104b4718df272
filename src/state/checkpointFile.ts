/**
 * A checkpoint as a file: everything to go on from, on any engine.
 *
 * A uint32 (little-endian) with the length of the header in bytes, the header as JSON, spaces up to a multiple of 4
 * bytes, then float32 numbers (little-endian): for each run its weights, first and second moments, in the order of
 * `parameterLayout`; then the frames, if the header lists any.
 */

import { parseBoundedJson } from '../files/boundedJson';
import { beginsAsCheckpoint } from '../files/fileText';
import type { LossHistory } from '../lab/LossHistory';
import { parameterLayout } from '../model/layout';
import type { RunSettings } from '../model/settings';
import type { Checkpoint, RunCheckpoint, TrainerSetup } from '../training/Trainer';
import { LIMITS } from './config/limits';
import { parseConfig, parseRun } from './config/parseConfig';
import type { Config } from './config/schema';
import { DataMissing, missingData } from './missingData';
import {
	headOfFrames,
	MAX_FRAME_BYTES,
	planesOfFrames,
	readFramesHead,
	type SavedFrame,
	type SavedFrames,
	type SavedFramesHead,
} from './savedFrames';
import { readPast, type TrainingPast, writePast } from './trainingPast';

const FORMAT = 'latent-lab-checkpoint';
/**
 * Versions without and with frames: older versions of the page read the first, and report that they cannot read the
 * second.
 */
const VERSIONS = [1, 2];

/** Arrays a run has in the file. */
const PLANES = 3;

/**
 * Bytes of a file that its header may reach to. Two runs with the longest past of the longest schedules have 1.3 MB,
 * others less than 0.4 MB.
 */
export const MAX_HEAD_BYTES = 2 ** 21;

/** Values in a header: 512 changes of two runs with two schedules of 16 points are 76,000. */
const HEADER_LIMITS = { length: MAX_HEAD_BYTES, values: 200_000, depth: 16 } as const;

/** Runs that a file has at most: as many as train at once. */
const MOST_RUNS = 32;

/** Far more steps than any training takes, and near the limit of exact counting. */
const LATEST_STEP = 1e9;

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
	/** What could be seen on the way; left out where nothing is kept of it. */
	readonly frames?: SavedFrames;
}

interface Header {
	readonly format: typeof FORMAT;
	readonly version: number;
	readonly config: Config;
	/** Settings of every run. */
	readonly runs: readonly RunSettings[];
	readonly seeds?: readonly number[];
	readonly step: number;
	/** Updates since Adam was made, of each run. */
	readonly adamSteps: readonly number[];
	/** Weights of a run. */
	readonly length: number;
	readonly past?: TrainingPast;
	readonly frames?: SavedFramesHead;
}

export function writeCheckpoint({ config, runs, seeds, checkpoint, past, frames }: CheckpointFile): Uint8Array {
	const length = checkpoint.runs[0].weights.length;
	const header: Header = {
		format: FORMAT,
		version: frames ? 2 : 1,
		config,
		runs,
		...(seeds && { seeds }),
		step: checkpoint.step,
		adamSteps: checkpoint.runs.map(({ adamStep }) => adamStep),
		length,
		...(past && { past: writePast(past, checkpoint.step) }),
		...(frames && { frames: headOfFrames(frames, config.model.latentDim) }),
	};
	const planes = checkpoint.runs.flatMap(({ weights, firstMoment, secondMoment }) => [
		weights,
		firstMoment,
		secondMoment,
	]);
	if (frames) planes.push(...planesOfFrames(frames));
	const json = JSON.stringify(header);
	const bytes = new TextEncoder().encode(json);
	const headerBytes = 4 * Math.ceil(bytes.length / 4);
	const numbers = planes.reduce((sum, plane) => sum + plane.length, 0);
	const file = new Uint8Array(4 + headerBytes + 4 * numbers);
	const view = new DataView(file.buffer);
	view.setUint32(0, headerBytes, true);
	file.fill(' '.charCodeAt(0), 4, 4 + headerBytes);
	file.set(bytes, 4);
	let offset = 4 + headerBytes;
	for (const plane of planes) {
		for (const value of plane) {
			view.setFloat32(offset, value, true);
			offset += 4;
		}
	}
	return file;
}

/** Where the arrays of a file are, from its header. */
export interface CheckpointHead extends Omit<Header, 'format' | 'version' | 'past'> {
	readonly past?: LossHistory;
	/** Bytes before the arrays of the first run, and bytes of every run and of every frame. */
	readonly offset: number;
	readonly runBytes: number;
	readonly frameBytes: number;
}

/**
 * Reads the header of a file. Nothing is iterated before its size is known, and the rest of the file is not read.
 * @param start the first bytes of the file: all, or at least {@link MAX_HEAD_BYTES}
 * @param size bytes of the whole file
 * @throws with the reason in plain English when it is no checkpoint, not whole, or outside the limits
 */
export function readCheckpointHead(start: Uint8Array, size: number): CheckpointHead {
	const headerBytes = start.length >= 4 ? new DataView(start.buffer, start.byteOffset).getUint32(0, true) : 0;
	if (!beginsAsCheckpoint(start)) throw new Error('this is no checkpoint');
	if (4 + headerBytes > size) throw new Error('the checkpoint is not whole');
	if (4 + headerBytes > MAX_HEAD_BYTES) throw new Error('the header of the checkpoint is too long');
	const header = readHeader(start.subarray(4, 4 + headerBytes));
	const offset = 4 + headerBytes;
	const runBytes = 4 * PLANES * header.length;
	const { frames, runs, length, config } = header;
	const frameBytes = frames ? 4 * runs.length * (length + 2 * frames.codes * config.model.latentDim) : 0;
	const ofFrames = frameBytes * (frames?.steps.length ?? 0);
	if (ofFrames > MAX_FRAME_BYTES) throw new Error('the frames of the training are damaged');
	const bytes = offset + runBytes * runs.length + ofFrames;
	if (size !== bytes) throw new Error('the checkpoint is not whole');
	return { ...header, offset, runBytes, frameBytes };
}

/** Little-endian float32 numbers, one array after the other. */
function readPlanes(bytes: Uint8Array, lengths: readonly number[]): Float32Array[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let offset = 0;
	return lengths.map((length) => {
		const values = new Float32Array(length);
		for (let i = 0; i < length; i++, offset += 4) values[i] = view.getFloat32(offset, true);
		return values;
	});
}

/** Reads the arrays of a run. @param bytes `runBytes` of them @param run which of the file it is */
export function readCheckpointRun(
	{ length, adamSteps }: CheckpointHead,
	bytes: Uint8Array,
	run: number,
): RunCheckpoint {
	const [weights, firstMoment, secondMoment] = readPlanes(bytes, [length, length, length]);
	return { weights, firstMoment, secondMoment, adamStep: adamSteps[run] };
}

/** Where a frame is in a file. @param frame which of the file it is */
export function rangeOfFrame({ offset, runBytes, runs, frameBytes }: CheckpointHead, frame: number) {
	const start = offset + runs.length * runBytes + frame * frameBytes;
	return [start, start + frameBytes] as const;
}

/** Reads a frame. @param bytes `frameBytes` of them @param frame which of the file it is */
export function readCheckpointFrame(
	{ length, runs, frames, config }: CheckpointHead,
	bytes: Uint8Array,
	frame: number,
): SavedFrame {
	const { steps, codes } = frames ?? { steps: [], codes: 0 };
	const numbers = codes * config.model.latentDim;
	const planes = readPlanes(
		bytes,
		runs.flatMap(() => [length, numbers, numbers]),
	);
	return {
		step: steps[frame],
		runs: runs.map((_, run) => ({ weights: planes[3 * run], mean: planes[3 * run + 1], std: planes[3 * run + 2] })),
	};
}

/** Reads a whole file. @throws with the reason in plain English when it is none, or not whole */
export function readCheckpoint(file: Uint8Array): CheckpointFile {
	const head = readCheckpointHead(file.subarray(0, MAX_HEAD_BYTES), file.byteLength);
	const { config, runs, seeds, step, past, offset, runBytes } = head;
	const states = runs.map((_, run) =>
		readCheckpointRun(head, file.subarray(offset + run * runBytes, offset + (run + 1) * runBytes), run),
	);
	const frames = head.frames && {
		stride: head.frames.stride,
		frames: head.frames.steps.map((_, frame) =>
			readCheckpointFrame(head, file.subarray(...rangeOfFrame(head, frame)), frame),
		),
	};
	const checkpoint = { step, runs: states };
	return { config, runs, ...(seeds && { seeds }), checkpoint, ...(past && { past }), ...(frames && { frames }) };
}

function readHeader(bytes: Uint8Array): Omit<CheckpointHead, 'offset' | 'runBytes' | 'frameBytes'> {
	let header: unknown;
	try {
		header = parseBoundedJson(new TextDecoder().decode(bytes), HEADER_LIMITS);
	} catch (error) {
		throw new Error(error instanceof RangeError ? 'the header of the checkpoint is too long' : 'this is no checkpoint');
	}
	if (typeof header !== 'object' || header === null) throw new Error('this is no checkpoint');
	const { format, version, config, runs, seeds, step, adamSteps, length, past, frames } = header as Partial<
		Record<keyof Header, unknown>
	>;
	if (format !== FORMAT) throw new Error('this is no checkpoint');
	if (typeof version !== 'number') throw new Error('the checkpoint does not tell its version');
	if (!VERSIONS.includes(version)) throw new Error(`a checkpoint of version ${version} cannot be read here`);
	const damaged = () => new Error('the header of the checkpoint is damaged');
	if (!Array.isArray(runs) || runs.length === 0 || runs.length > MOST_RUNS) throw damaged();
	const ofRuns = (value: unknown, most: number): value is number[] =>
		Array.isArray(value) && value.length === runs.length && value.every((number) => isWhole(number, most));
	if (!isWhole(step, LATEST_STEP) || !isWhole(length, Number.MAX_SAFE_INTEGER)) throw damaged();
	if (!ofRuns(adamSteps, step) || !(seeds === undefined || ofRuns(seeds, LIMITS.seed.max))) throw damaged();
	const parsed = parseConfig(config);
	const missing = parsed.ok ? null : missingData(parsed.issues);
	if (missing) throw new DataMissing(missing);
	if (!parsed.ok) throw new Error(`its configuration is outside the limits: ${parsed.issues[0].path}`);
	const settings = runs.map(parseRun).filter((run) => run !== null);
	if (settings.length < runs.length) throw new Error('the settings of its runs are outside the limits');
	return {
		config: parsed.config,
		runs: settings,
		...(seeds && { seeds }),
		step,
		adamSteps,
		length,
		...(past !== undefined && { past: readPast(past, runs.length, step) }),
		...(version > 1 && { frames: readFramesHead(frames, step) }),
	};
}

/** Whether an unknown value is a whole number from 0 to `most`. */
function isWhole(value: unknown, most: number): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
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
