/**
 * The reading at the probe, for every view that shows a part of it: decoded action, prediction and simulation from one
 * decode, so that all numbers on the page belong to the same moment.
 */

import { quietSimulator, type SimulatedDecision, simulateDecision } from '../analysis/simulateDecision';
import type { Dataset } from '../dataset/Dataset';
import { type Environment, isSimulated, type World } from '../environments/Environment';
import { worldById } from '../environments/ownWorlds';
import { remembered } from '../reading/remembered';
import { type SharedCause, SharedReading } from '../reading/SharedReading';
import { useConfig } from './configStore';
import {
	type Condition,
	conditionOf,
	type DecodedProbe,
	decodeProbe,
	nearestTransition,
	predictedObservation,
} from './decodeProbe';
import { useExploration } from './explorationStore';
import { type Frame, latestFrame, newFrames, subscribeFrames } from './frames';
import { useSession } from './sessionStore';

/** What a reading is made of, when there is a model and its data. */
export interface ReadingSource {
	readonly frame: Frame;
	readonly dataset: Dataset;
	readonly environment: World;
	/** 0 for A, 1 for B. */
	readonly run: number;
	readonly condition: Condition;
}

export interface ProbeReading extends ReadingSource {
	readonly decoded: DecodedProbe;
	/** null where nothing simulates the world. */
	readonly simulated: SimulatedDecision | null;
	/** S: the predicted state, in the features' own units. */
	readonly predicted: Float64Array;
	/** Transition of the same action with the nearest μ; null when the points shown have none. */
	readonly nearest: number | null;
}

/** A reading in a world that is simulated. */
export type SimulatedReading = ProbeReading & {
	readonly environment: Environment;
	readonly simulated: SimulatedDecision;
};

export function isSimulatedReading(reading: ProbeReading | null): reading is SimulatedReading {
	return reading?.simulated != null;
}

/** Frame and data that belong together; null while there are none, or while one is ahead of the other. */
export function readingSource(): ReadingSource | null {
	const frame = latestFrame();
	const { dataset } = useSession.getState();
	const environment = dataset ? worldById(dataset.environment) : undefined;
	if (!frame || !dataset || !environment) return null;
	const { shape } = frame;
	const fits =
		shape.stateDim === dataset.stateDim &&
		shape.parameterDim === dataset.parameterDim &&
		shape.actionCount === environment.actions.length &&
		frame.count <= dataset.size;
	if (!fits) return null;
	const { run, editedState } = useExploration.getState();
	const { transition } = useConfig.getState().config.probe;
	return {
		frame,
		dataset,
		environment,
		run: Math.min(run, frame.runs.length - 1),
		condition: conditionOf(environment, dataset, transition, editedState),
	};
}

const simulatorFor = remembered((environment: Environment, dataset: Dataset) =>
	quietSimulator(environment, dataset.published),
);

/** Decodes and simulates at the probe, now. */
function readProbe(): ProbeReading | null {
	const source = readingSource();
	if (!source) return null;
	const { frame, dataset, environment, run, condition } = source;
	const decoded = decodeProbe(frame, run, useConfig.getState().config.probe, condition.state, environment);
	return {
		...source,
		decoded,
		simulated: isSimulated(environment)
			? simulateDecision(environment, simulatorFor(environment, dataset), {
					simulatorState: condition.simulatorState,
					action: decoded.action,
					parameters: decoded.parameters,
				})
			: null,
		predicted: predictedObservation(environment, condition, decoded.stateDelta),
		nearest: nearestTransition(frame.runs[run], dataset.action, decoded.z, decoded.action),
	};
}

const probeReading = new SharedReading((changed) => {
	const person = () => changed('person');
	const stops = [
		newFrames(changed),
		useConfig.subscribe(({ config }) => config.probe, person),
		useExploration.subscribe(({ run }) => run, person),
		useExploration.subscribe(({ editedState }) => editedState, person),
		useSession.subscribe(({ dataset }) => dataset, person),
	];
	return () => {
		for (const stop of stops) stop();
	};
}, readProbe);

/**
 * Calls `replaced` when what was read is of a model that is no longer shown, before any reading of the next one:
 * nothing of the old one may be shown beside it, and work on it is dropped.
 */
export function watchModel(replaced: () => void): () => void {
	let known = latestFrame()?.model;
	return subscribeFrames((frame) => {
		if (frame && frame.model === known) return;
		known = frame?.model;
		replaced();
	});
}

/** The newest reading. */
export function currentReading(): ProbeReading | null {
	return probeReading.current;
}

/** Calls `listener` with every new reading, at most once a display frame, until the returned function is called. */
export function subscribeReading(listener: (now: ProbeReading | null, cause: SharedCause) => void): () => void {
	return probeReading.subscribe(listener);
}
