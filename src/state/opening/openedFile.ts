/**
 * What a file from outside contains, by its content and never by its name. No more is read than its kind allows, and
 * nothing is trusted before it is checked: this runs in a worker with a time limit.
 */

import type { OwnData } from '../../dataset/ownData';
import { agentFileKind } from '../../files/agentFileMarks';
import { readArrays } from '../../files/data/arrays';
import { type DataTable, MAX_DATA_BYTES, type OnProgress } from '../../files/data/DataTable';
import { readOwnFile, WORLD_ARRAY } from '../../files/data/ownFile';
import { readData } from '../../files/data/readData';
import { FileFault } from '../../files/FileFault';
import { beginsAsCheckpoint, textOfBytes } from '../../files/fileText';
import { type AgentNets, agentNetIn, readAgentNets } from '../../files/hyarAgent';
import { hasLayers } from '../../files/hyarWeights';
import { beginsAsTensorFile, MAX_TENSOR_BYTES, readTensorFile, type TensorFile } from '../../files/tensorFile';
import type { Checkpoint } from '../../training/Trainer';
import {
	type CheckpointHead,
	MAX_HEAD_BYTES,
	rangeOfFrame,
	readCheckpointFrame,
	readCheckpointHead,
	readCheckpointRun,
} from '../checkpointFile';
import { parseConfig } from '../config/parseConfig';
import type { ConfigIssue } from '../config/rules';
import type { Config } from '../config/schema';
import { MAX_MANIFEST_BYTES, type ManifestFault, parseManifest } from '../manifest';
import { DataMissing, missingData } from '../missingData';
import { isShowable, type SavedFrame, type SavedFrames } from '../savedFrames';
import { type UntrainableReason, untrainable } from '../trainable';
import type { TrainedState } from '../trainedState';
import { type TrainingPast, writePast } from '../trainingPast';
import { englishFault } from './faultText';
import { type OpenedWeights, openWeights } from './openedWeights';

/** The part of a `Blob` that is needed. */
export interface FileContent {
	readonly size: number;
	slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/**
 * Why a file gives nothing.
 * - `broken`: it begins as a checkpoint, but is not whole, of a later version or outside the limits.
 * - an {@link UntrainableReason}: its state is none that training can go on from.
 * - `foreign`: it is of another program and refused; the reason is a fault of its own.
 * - a {@link ManifestFault}: it is no manifest either.
 */
export type OpeningFault = 'broken' | 'foreign' | UntrainableReason | ManifestFault;

/** What a file holds. */
export type OpenedFile =
	/** With how far its sender had trained; null where it does not say so. */
	| { readonly kind: 'manifest'; readonly config: Config; readonly trained: TrainedState | null }
	/** Two runs, A and B, that trained side by side; the past is null in files from before it was kept. */
	| {
			readonly kind: 'training';
			readonly config: Config;
			readonly checkpoint: Checkpoint;
			readonly past: TrainingPast | null;
			/** What could be seen on the way; null where the file has nothing of it. */
			readonly frames: SavedFrames | null;
	  }
	/** A model that was trained elsewhere, and the agent's networks where they lie beside it. */
	| { readonly kind: 'weights'; readonly model: OpenedWeights; readonly nets: AgentNets | null }
	/** The agent's networks alone. */
	| { readonly kind: 'nets'; readonly nets: AgentNets }
	/** Transitions of somebody's own, with what they are. */
	| { readonly kind: 'own-data'; readonly data: OwnData }
	/** A table, of which a person has to say what it is. */
	| { readonly kind: 'table'; readonly table: DataTable }
	/** A training of agents, or the results of a study; read by the receiver. */
	| { readonly kind: 'agents' }
	| { readonly kind: 'study' }
	/** Settings or a training of data that are not here: they have to be opened first. */
	| { readonly kind: 'needs-data'; readonly environment: string }
	| {
			readonly kind: 'refused';
			readonly fault: OpeningFault;
			/** Why a file of another program is refused. */
			readonly foreign?: Pick<FileFault, 'code' | 'values'>;
			/** What is wrong with its settings, or why in plain English; may be empty. */
			readonly issues: readonly ConfigIssue[];
			readonly detail: string;
	  };

/** Bytes that tell the kind of a file. */
const KIND_BYTES = 32;

/** Reads a file. Never throws for what is in it. */
export async function readOpenedFile(file: FileContent, onProgress?: OnProgress): Promise<OpenedFile> {
	const part = async (start: number, end: number) => new Uint8Array(await file.slice(start, end).arrayBuffer());
	const start = await part(0, KIND_BYTES);
	const ofAgents = agentFileKind(start);
	if (ofAgents) return { kind: ofAgents };
	if (beginsAsTensorFile(start)) return readForeign(file.size, () => part(0, file.size), onProgress);
	if (beginsAsCheckpoint(start)) {
		let head: CheckpointHead;
		try {
			head = readCheckpointHead(await part(0, MAX_HEAD_BYTES), file.size);
		} catch (error) {
			if (error instanceof DataMissing) return { kind: 'needs-data', environment: error.environment };
			return refused('broken', [], error instanceof Error ? error.message : String(error));
		}
		return readTraining(head, part);
	}
	if (file.size > MAX_DATA_BYTES) return refused('too-large');
	if (file.size > MAX_MANIFEST_BYTES) return readTable(await part(0, file.size), 'too-large', onProgress);
	const bytes = await part(0, file.size);
	const parsed = parseManifest(textOfBytes(bytes));
	if (parsed.ok) return { kind: 'manifest', config: parsed.config, trained: parsed.trained ?? null };
	const missing = missingData(parsed.issues);
	if (missing) return { kind: 'needs-data', environment: missing };
	return parsed.reason === 'invalid'
		? refused(parsed.reason, parsed.issues)
		: readTable(bytes, parsed.reason, onProgress);
}

/**
 * A single run becomes A and B; of a sweep the first two do. Runs with different seeds cannot train side by side here,
 * where both have the same batches: then the first becomes A and B.
 */
async function readTraining(
	head: CheckpointHead,
	part: (start: number, end: number) => Promise<Uint8Array>,
): Promise<OpenedFile> {
	const { training } = head.config;
	const [seed = training.seed, otherSeed = seed] = head.seeds ?? [];
	const chosen = [0, head.runs.length > 1 && seed === otherSeed ? 1 : 0];
	const runs = chosen.map((run) => head.runs[run]);
	const parsed = parseConfig({ ...head.config, training: { ...training, seed }, runs });
	if (!parsed.ok) return refused('broken', parsed.issues);
	const states = [];
	for (const run of chosen) {
		const start = head.offset + run * head.runBytes;
		states.push(readCheckpointRun(head, await part(start, start + head.runBytes), run));
	}
	const checkpoint = { step: head.step, runs: states };
	const reason = untrainable(parsed.config, runs, checkpoint);
	if (reason) return refused(reason);
	const past = head.past ? writePast(head.past.pick(chosen), head.step) : null;
	const frames = await readFrames(head, chosen, part);
	if (frames === 'damaged') return refused('broken', [], 'the frames of the training are damaged');
	return { kind: 'training', config: parsed.config, checkpoint, past, frames };
}

/** The frames of some of the runs. */
async function readFrames(
	head: CheckpointHead,
	chosen: readonly number[],
	part: (start: number, end: number) => Promise<Uint8Array>,
): Promise<SavedFrames | 'damaged' | null> {
	if (!head.frames) return null;
	const frames: SavedFrame[] = [];
	for (const [index, step] of head.frames.steps.entries()) {
		const { runs } = readCheckpointFrame(head, await part(...rangeOfFrame(head, index)), index);
		const frame = { step, runs: chosen.map((run) => runs[run]) };
		if (!isShowable(frame)) return 'damaged';
		frames.push(frame);
	}
	return { stride: head.frames.stride, frames };
}

/** Reads text as a table. @param otherwise what the file is refused as when it is none */
function readTable(bytes: Uint8Array, otherwise: OpeningFault, onProgress?: OnProgress): OpenedFile {
	try {
		return { kind: 'table', table: readData(bytes, onProgress) };
	} catch (error) {
		if (!(error instanceof FileFault)) throw error;
		return error.code === 'no-table' ? refused(otherwise) : foreign(error);
	}
}

/** Reads a file of another program: weights where it has a layer of the model or of an agent, else arrays as a table. */
async function readForeign(
	size: number,
	content: () => Promise<Uint8Array>,
	onProgress?: OnProgress,
): Promise<OpenedFile> {
	try {
		if (size > MAX_TENSOR_BYTES) throw new FileFault('too-large');
		const file = readTensorFile(await content(), onProgress);
		if (file.tensors.has(WORLD_ARRAY)) return { kind: 'own-data', data: readOwnFile(file.tensors) };
		const nets = agentNetIn(file) ? readAgentNets(file) : null;
		if (!hasLayers(file)) {
			if (nets) return { kind: 'nets', nets };
			if (isOptimiser(file)) throw new FileFault('optimiser');
			const table = tableOf(file);
			if (table) return { kind: 'table', table };
		}
		const model = openWeights(file);
		return typeof model === 'string' ? refused(model) : { kind: 'weights', model, nets };
	} catch (error) {
		if (!(error instanceof FileFault)) throw error;
		return foreign(error);
	}
}

/** Whether a file has nothing but the moments of an optimiser, as PyTorch names them. */
function isOptimiser({ tensors }: TensorFile): boolean {
	return Array.from(tensors.keys()).every((name) => /(^|\.)state\.\d+\.(step|(max_)?exp_avg(_sq)?)$/.test(name));
}

/** Arrays as a table; null where they are none. @throws FileFault where they are too large a one */
function tableOf(file: TensorFile): DataTable | null {
	try {
		return readArrays(file);
	} catch (error) {
		if (error instanceof FileFault && error.code === 'no-table') return null;
		throw error;
	}
}

function foreign(error: FileFault): OpenedFile {
	const { code, values } = error;
	return { kind: 'refused', fault: 'foreign', foreign: { code, values }, issues: [], detail: englishFault(error) };
}

function refused(fault: OpeningFault, issues: readonly ConfigIssue[] = [], detail = ''): OpenedFile {
	return { kind: 'refused', fault, issues, detail };
}
