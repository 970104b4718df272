import { modelOf, type RunRequest } from '../lab/runRequest';
import type { Config } from './config/schema';

/** Equal for two configurations exactly when one model serves both; what is not in it may change while it trains. */
export function modelKey(config: Config): string {
	return modelOf(sessionRequest(config));
}

/** What a run is asked to train for a configuration. */
export function sessionRequest(config: Config): RunRequest {
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
	};
}
