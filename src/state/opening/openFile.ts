/** Opens a file from outside: reads it in a worker of its own, and takes over what it holds. */
import { knownWorlds } from '../../dataset/ownData';
import type { OwnWorld } from '../../environments/ownWorlds';
import type { WorldSizes } from '../../files/hyarWeights';
import { LossHistory } from '../../lab/LossHistory';
import { SupervisedWorker, WorkerLost } from '../../workers/SupervisedWorker';
import { adoptOwnData } from '../adoptOwnData';
import { useConfig } from '../configStore';
import { bringDataOfSizes, bringKeptData } from '../keeping/bringKeptData';
import { adoptRuns } from '../lab';
import { framesOf } from '../savedFrames';
import type { TrainedState } from '../trainedState';
import { readPast } from '../trainingPast';
import type { OpenedFile } from './openedFile';
import { openedNets } from './openedNets';
import { checkpointOfWeights, configForWeights, type OpenedWeights } from './openedWeights';
import { type FileReader, TableSession } from './TableSession';
import type { ReaderAnswer } from './worker';

/** Milliseconds that a file may take. The largest that the limits allow takes one; on a slow machine ten. */
const TIME_LIMIT = 20_000;

/** Milliseconds more for every byte: a table of 100 MB may take a minute and a half. */
const TIME_A_BYTE = 0.0007;

/** The result of opening a file: what was taken from it, or why nothing was. */
export type FileOutcome =
	/** With how far its sender had trained; nothing is trained yet. */
	| { readonly kind: 'manifest'; readonly trained: TrainedState | null }
	| { readonly kind: 'training'; readonly step: number; readonly hasPast: boolean }
	| { readonly kind: 'weights'; readonly model: OpenedWeights; readonly hasNets: boolean }
	/** Weights that can be of several worlds; a person chooses, then {@link adoptWeights} takes them. */
	| { readonly kind: 'which-world'; readonly model: OpenedWeights; readonly hasNets: boolean }
	/** Networks of an agent, now among the {@link openedNets}. */
	| { readonly kind: 'nets' }
	/** Self-describing transitions are now the data of the page. */
	| { readonly kind: 'own-data'; readonly world: OwnWorld; readonly size: number }
	/** A person has to describe its columns; the receiver ends it. */
	| { readonly kind: 'table'; readonly session: TableSession }
	/** It is of the agents, and nothing was taken yet. */
	| Extract<OpenedFile, { kind: 'agents' | 'study' }>
	| Extract<OpenedFile, { kind: 'refused' | 'needs-data' }>
	/** The worker was lost over it, with the reason in plain English. */
	| { readonly kind: 'unread'; readonly detail: string };

/** What data are called: as their file, without its endings. */
export function nameOfData(file: string): string {
	return file.replace(/(\.(csv|tsv|txt|jsonl?|npz|npy))+$/i, '');
}

/** Takes over what a file holds, settings or a training, or changes nothing. */
export async function openFile(
	content: Blob,
	{ name = '', onProgress }: { readonly name?: string; readonly onProgress?: (share: number) => void } = {},
): Promise<FileOutcome> {
	const reader: FileReader = new SupervisedWorker(
		() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
	);
	let opened: ReaderAnswer;
	try {
		const request = { type: 'open', file: content, name, worlds: knownWorlds() } as const;
		const limit = TIME_LIMIT + content.size * TIME_A_BYTE;
		opened = (await reader.ask(request, { limit, onProgress })) as ReaderAnswer;
	} catch (error) {
		reader.end('the file could not be read');
		if (error instanceof WorkerLost || error instanceof Error) return { kind: 'unread', detail: error.message };
		throw error;
	}
	if (opened.kind === 'table') return { kind: 'table', session: new TableSession(reader, opened) };
	reader.end('the file has been read');
	if (opened.kind === 'own-data') {
		adoptOwnData(opened.data);
		return { kind: 'own-data', world: opened.data.world, size: opened.data.dataset.size };
	}
	if (opened.kind === 'needs-data') {
		const isHere = await bringKeptData(opened.environment);
		return isHere ? openFile(content, { name, onProgress }) : opened;
	}
	if (opened.kind === 'nets') {
		openedNets.add(opened.nets);
		return { kind: 'nets' };
	}
	const sizes = sizesOfWeights(opened);
	if (sizes && (await bringDataOfSizes(sizes))) return openFile(content, { name, onProgress });
	if (opened.kind === 'refused' || opened.kind === 'agents' || opened.kind === 'study') return opened;
	if (opened.kind === 'manifest') {
		useConfig.getState().replace(opened.config);
		return { kind: 'manifest', trained: opened.trained };
	}
	if (opened.kind === 'weights') {
		const { model, nets } = opened;
		const hasNets = nets !== null;
		if (nets) openedNets.add(nets);
		if (model.others.length > 0) return { kind: 'which-world', model, hasNets };
		adoptWeights(model);
		return { kind: 'weights', model, hasNets };
	}
	const { config, checkpoint, past, frames } = opened;
	const { step } = checkpoint;
	const losses = past ? readPast(past, config.runs.length, step) : new LossHistory(2, 1, step);
	adoptRuns(config, checkpoint, losses, undefined, frames && framesOf(frames, config));
	return { kind: 'training', step, hasPast: past !== null };
}

/** Sizes of weights whose world is known only by their sizes; null for all other files. */
function sizesOfWeights(opened: ReaderAnswer): WorldSizes | null {
	if (opened.kind === 'weights') return opened.model.config ? null : opened.model.shape;
	if (opened.kind !== 'refused' || opened.foreign?.code !== 'no-world') return null;
	const { states, actions, parameters } = opened.foreign.values;
	return { stateDim: Number(states), actionCount: Number(actions), parameterDim: Number(parameters) };
}

/** Shows a model that was trained elsewhere in both runs; nothing is trained until a person asks for it. */
export function adoptWeights(model: OpenedWeights): void {
	const config = configForWeights(useConfig.getState().config, model);
	adoptRuns(config, checkpointOfWeights(model.weights, config.runs), new LossHistory(config.runs.length));
}
