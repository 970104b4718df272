import type { SessionRequest } from '../training/protocol';
import type { Checkpoint } from '../training/Trainer';
import type { Config } from './config';

/** Equal for two configurations exactly when one model serves both; what is not in it may change while it trains. */
export function modelKey({ environment, published, data, model, training, engine }: Config): string {
	const { seed, batchSize } = training;
	return JSON.stringify([environment, published, data, model, seed, batchSize, engine]);
}

/** What the worker is asked to prepare for a configuration. */
export function sessionRequest(config: Config, checkpoint: Checkpoint | null): SessionRequest {
	const { environment, published, data, model, training, engine, runs, display } = config;
	return {
		environment,
		published,
		dataSize: data.size,
		dataSeed: data.seed,
		dataPolicy: { scriptedShare: data.scriptedShare, scriptedNoise: data.scriptedNoise, actions: data.actions },
		dataStates: data.states,
		testShare: data.testShare,
		...model,
		seed: training.seed,
		batchSize: training.batchSize,
		runs,
		engine,
		displayPoints: display.points,
		checkpoint,
	};
}
