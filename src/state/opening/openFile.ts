/** Opens a file from outside: reads it in a worker of its own, and takes over what it holds. */
import { LossHistory } from '../../lab/LossHistory';
import { SupervisedWorker, WorkerLost } from '../../workers/SupervisedWorker';
import { useConfig } from '../configStore';
import { adoptRuns } from '../lab';
import { framesOf } from '../savedFrames';
import type { TrainedState } from '../trainedState';
import { readPast } from '../trainingPast';
import type { OpenedFile } from './openedFile';
import { checkpointOfWeights, configForWeights, type OpenedWeights } from './openedWeights';

/** Milliseconds that a file may take. The largest that the limits allow takes one; on a slow machine ten. */
const TIME_LIMIT = 20_000;

/** What became of a file: what was taken from it, or why nothing was. */
export type FileOutcome =
	/** With how far its sender had trained; nothing is trained yet. */
	| { readonly kind: 'manifest'; readonly trained: TrainedState | null }
	| { readonly kind: 'training'; readonly step: number; readonly hasPast: boolean }
	| { readonly kind: 'weights'; readonly model: OpenedWeights }
	| Extract<OpenedFile, { kind: 'refused' }>
	/** The worker was lost over it, with the reason in plain English. */
	| { readonly kind: 'unread'; readonly detail: string };

/** Takes over what a file holds, settings or a training, or changes nothing. */
export async function openFile(content: Blob): Promise<FileOutcome> {
	const reader = new SupervisedWorker<Blob, OpenedFile>(
		() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
	);
	let opened: OpenedFile;
	try {
		opened = await reader.ask(content, { limit: TIME_LIMIT });
	} catch (error) {
		if (error instanceof WorkerLost || error instanceof Error) return { kind: 'unread', detail: error.message };
		throw error;
	} finally {
		reader.end('the file has been read');
	}
	if (opened.kind === 'refused') return opened;
	if (opened.kind === 'manifest') {
		useConfig.getState().replace(opened.config);
		return { kind: 'manifest', trained: opened.trained };
	}
	if (opened.kind === 'weights') {
		adoptWeights(opened.model);
		return opened;
	}
	const { config, checkpoint, past, frames } = opened;
	const { step } = checkpoint;
	const losses = past ? readPast(past, config.runs.length, step) : new LossHistory(2, 1, step);
	adoptRuns(config, checkpoint, losses, undefined, frames && framesOf(frames, config));
	return { kind: 'training', step, hasPast: past !== null };
}

/** Shows a model that was trained elsewhere in both runs; nothing is trained until a person asks for it. */
function adoptWeights(model: OpenedWeights): void {
	const config = configForWeights(useConfig.getState().config, model);
	adoptRuns(config, checkpointOfWeights(model.weights, config.runs), new LossHistory(config.runs.length));
}
