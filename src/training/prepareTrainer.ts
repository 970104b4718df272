import { collectInChunks } from '../dataset/collect';
import type { Dataset } from '../dataset/Dataset';
import { firstOf } from '../dataset/Dataset';
import { ownData } from '../dataset/ownData';
import { splitDataset } from '../dataset/testPart';
import { worldById } from '../environments/ownWorlds';
import { environmentById } from '../environments/registry';
import { type Choice, type EngineCandidate, startEngine } from './engines';
import type { FromWorker, Preparation, SessionRequest } from './protocol';
import { shapeOf } from './shapeOf';
import type { TrainerSetup } from './Trainer';

/** Another session has taken the place of the one that was being prepared. */
export class Superseded extends Error {}

/** A prepared trainer, and its setup. */
export interface Prepared extends Choice {
	readonly setup: TrainerSetup;
}

/** What is injected into the preparation. */
export interface PreparationHost {
	readonly candidates: readonly EngineCandidate[];
	/** The data collected last, and their request. */
	collected?: { readonly asked: string; readonly dataset: Dataset };
	/** Yields to messages, and resolves after at least `milliseconds`. */
	rest(milliseconds: number): Promise<void>;
}

export interface PreparationSteps {
	onProgress(preparation: Preparation, progress: number): void;
	onDataset(dataset: Dataset): void;
	isClosed(): boolean;
}

/**
 * Collects the data of a request and starts the engine that trains first.
 * @throws {Superseded} when the session was closed meanwhile
 */
export async function prepareTrainer(
	host: PreparationHost,
	request: SessionRequest,
	steps: PreparationSteps,
): Promise<Prepared> {
	const dataset = await collect(host, request, steps);
	steps.onDataset(dataset);
	steps.onProgress('engines', 0);
	const setup = setupFor(request, dataset);
	const choice = await startEngine(host.candidates, request.engine, setup, (share) =>
		steps.onProgress('engines', share),
	);
	if (steps.isClosed()) {
		choice.trainer?.dispose();
		throw new Superseded();
	}
	steps.onProgress('initialising', 0);
	return { ...choice, setup };
}

async function collect(host: PreparationHost, request: SessionRequest, steps: PreparationSteps): Promise<Dataset> {
	const { environment: id, published, dataSeed, dataSize, dataPolicy, dataStates } = request;
	const own = ownData(id);
	if (own) return firstOf(own.dataset, dataSize);
	const asked = JSON.stringify([id, published, dataSeed, dataSize, dataPolicy, dataStates]);
	if (host.collected?.asked === asked) return host.collected.dataset;
	const environment = environmentById(id);
	if (!environment) throw new Error(`there is no environment "${id}"`);
	const chunks = collectInChunks({
		environment,
		published,
		seed: dataSeed,
		size: dataSize,
		policy: dataPolicy,
		states: dataStates,
	});
	for (;;) {
		const { done, value } = chunks.next();
		if (done) {
			host.collected = { asked, dataset: value };
			return value;
		}
		steps.onProgress('collecting', value / dataSize);
		await host.rest(0);
		if (steps.isClosed()) throw new Superseded();
	}
}

/** What the page is told of a session's data: imported ones it has. */
export function datasetMessage(session: number, dataset: Dataset): FromWorker {
	return ownData(dataset.environment) ? { type: 'ownDataset', session } : { type: 'dataset', session, dataset };
}

/** What a trainer is made for. @throws {RangeError} where there is no such environment */
export function setupFor(request: SessionRequest, dataset: Dataset): TrainerSetup {
	const { seed, batchSize, runs, runSeeds, testShare } = request;
	const environment = worldById(dataset.environment);
	if (!environment) throw new RangeError(`there is no environment "${dataset.environment}"`);
	return {
		shape: shapeOf(environment, request),
		dataset,
		...(testShare > 0 && { trainingPart: splitDataset(dataset, testShare).training }),
		seed,
		...(runSeeds && { runSeeds }),
		batchSize,
		runs,
	};
}
