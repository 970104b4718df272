/** What is played: the decoded action of every run, or a hundred samples of the prior, carried out in the simulator. */

import { type RepeatedDecision, repeatDecision } from '../../analysis/repeatDecision';
import { meanSquareDifference, saturatedShare, spreadOf } from '../../analysis/sampleOutcomes';
import { quietSimulator } from '../../analysis/simulateDecision';
import { type Environment, isSimulated, type Simulator } from '../../environments/Environment';
import { useConfig } from '../../state/configStore';
import { type DecodedProbe, decodeProbe, decoderFor, predictedObservation } from '../../state/decodeProbe';
import { useExploration } from '../../state/explorationStore';
import { type ReadingSource, readingSource } from '../../state/probeReading';
import type { WorldChoice } from '../../state/worldStore';
import { type Bounds, grownBounds } from './worldBounds';

/** More traces than this only cover each other. */
export const MOST_TRACES = 100;

/** The decoded action of one run. */
export interface ActionPlay extends RepeatedDecision {
	readonly decoded: DecodedProbe;
	/** S: the state that the model predicts after one decision, in the features' own units. */
	readonly predicted: Float64Array;
	/** The world at the start and after every tick, as `Simulator.save` gives it. */
	readonly states: readonly Float64Array[];
}

/** What samples come to. */
export interface SampleSummary {
	/** Share with a parameter at an end of its range, 0 … 1; NaN where the action has no parameters. */
	readonly saturated: number;
	/** Root mean squared distance of the places where they end from their mean, world units. */
	readonly spread: number;
	/** Mean squared error of the predicted state change; NaN for what no model decoded. */
	readonly error: number;
}

export interface SamplePlay extends SampleSummary {
	/** One a sample. */
	readonly trails: readonly RepeatedDecision['trail'][];
}

/** What is played needs a simulator. */
interface SimulatedSource extends ReadingSource {
	readonly environment: Environment;
}

interface WorldSource extends SimulatedSource {
	readonly action: number;
	/** Most decisions of one play. */
	readonly decisions: number;
	/** Ticks of the longest play. */
	readonly last: number;
	/** What both pictures show. */
	readonly bounds: Bounds;
}

export type WorldReading =
	| (WorldSource & { readonly kind: 'action'; readonly runs: readonly ActionPlay[] })
	| (WorldSource & {
			readonly kind: 'samples';
			readonly runs: readonly SamplePlay[];
			/** The same for the action's parameters in the data. */
			readonly data: SampleSummary & { readonly count: number };
			readonly count: number;
			readonly scale: number;
	  });

/** Bounds never shrink, so that the ruler stays still while a model trains. */
let keptBounds: { readonly key: string; readonly bounds: Bounds } | null = null;

function boundsFor(source: SimulatedSource, decisions: number, trails: readonly RepeatedDecision['trail'][]): Bounds {
	const { environment, condition } = source;
	const key = `${environment.id} ${decisions} ${condition.simulatorState.join()}`;
	let bounds = keptBounds?.key === key ? keptBounds.bounds : environment.scene.bounds;
	for (const trail of trails) bounds = grownBounds(bounds, environment.scene, trail);
	keptBounds = { key, bounds };
	return bounds;
}

const lastOf = (trails: readonly RepeatedDecision['trail'][]) =>
	trails.reduce((most, trail) => Math.max(most, trail.length - 1), 0);

function simulatedSource(): SimulatedSource | null {
	const source = readingSource();
	return source && isSimulated(source.environment) ? { ...source, environment: source.environment } : null;
}

/** Reads what is chosen, with pauses; null where nothing simulates the world, too. */
export function* readWorld(choice: WorldChoice): Generator<void, WorldReading | null> {
	const source = simulatedSource();
	if (!source) return null;
	const { environment, dataset } = source;
	const decisions = choice.repeated ? environment.maxDecisions : 1;
	const simulator = quietSimulator(environment, dataset.published);
	return yield* choice.kind === 'action'
		? readActions(source, simulator, decisions)
		: readSampleTraces(source, simulator, decisions);
}

function* readActions(
	source: SimulatedSource,
	simulator: Simulator,
	decisions: number,
): Generator<void, WorldReading | null> {
	const { frame, environment, condition } = source;
	const { probe } = useConfig.getState().config;
	const { simulatorState } = condition;
	const runs: ActionPlay[] = [];
	for (const run of frame.runs.keys()) {
		const decoded = decodeProbe(frame, run, probe, condition.state, environment);
		const states: Float64Array[] = [simulatorState];
		const { action, parameters } = decoded;
		const start = { simulatorState, action, parameters };
		const play = repeatDecision(environment, simulator, start, decisions, (state) => states.push(state));
		runs.push({
			...play,
			decoded,
			predicted: predictedObservation(environment, condition, decoded.stateDelta),
			states,
		});
		yield;
	}
	const trails = runs.map(({ trail }) => trail);
	const bounds = boundsFor(source, decisions, trails);
	return { ...source, kind: 'action', action: runs[0].decoded.action, decisions, runs, last: lastOf(trails), bounds };
}

/** The newest samples, and the parameters of the same action in the data. */
function* readSampleTraces(
	source: SimulatedSource,
	simulator: Simulator,
	decisions: number,
): Generator<void, WorldReading | null> {
	const { frame, environment, condition } = source;
	const { latentDim, parameterDim, stateDim } = frame.shape;
	const { samples } = useExploration.getState();
	if (!samples || samples.z.length !== samples.count * latentDim) return null;
	const action = Math.min(useConfig.getState().config.probe.action, environment.actions.length - 1);
	const used = environment.actions[action].parameters.length;
	const count = Math.min(samples.count, MOST_TRACES);
	const z = samples.z.subarray(-count * latentDim);
	const { simulatorState } = condition;

	const runs: SamplePlay[] = [];
	for (const { weights } of frame.runs) {
		const parameters = new Float32Array(count * parameterDim);
		const trails: RepeatedDecision['trail'][] = [];
		let error = 0;
		for (let row = 0; row < count; row++) {
			const code = z.subarray(row * latentDim, (row + 1) * latentDim);
			const decoding = decoderFor(frame.shape).decode(
				weights,
				{ state: condition.state, action: [action], z: code },
				1,
			);
			const decoded = decoding.parameters.slice(0, parameterDim);
			const predicted = decoding.stateDelta.slice(0, stateDim);
			parameters.set(decoded, row * parameterDim);
			const start = { simulatorState, action, parameters: decoded };
			const { trail, first } = repeatDecision(environment, simulator, start, decisions);
			trails.push(trail);
			error += meanSquareDifference(predicted, first.stateDelta) / count;
			yield;
		}
		const spread = spreadOf(trails.map((trail) => trail[trail.length - 1]));
		runs.push({ trails, spread, saturated: saturatedShare(parameters, parameterDim, used), error });
	}
	const trails = runs.flatMap((run) => run.trails);
	return {
		...source,
		kind: 'samples',
		action,
		decisions,
		runs,
		data: yield* readData(source, simulator, decisions, action),
		count,
		scale: samples.scale,
		last: lastOf(trails),
		bounds: boundsFor(source, decisions, trails),
	};
}

/** Carries out parameters of the same action in the data, evenly chosen, from the same state. */
function* readData(
	{ dataset, environment, condition }: SimulatedSource,
	simulator: Simulator,
	decisions: number,
	action: number,
): Generator<void, SampleSummary & { readonly count: number }> {
	const { parameterDim } = dataset;
	const rows: number[] = [];
	for (let row = 0; row < dataset.size; row++) if (dataset.action[row] === action) rows.push(row);
	const count = Math.min(rows.length, MOST_TRACES);
	const parameters = new Float32Array(count * parameterDim);
	const ends: (readonly [number, number])[] = [];
	for (let i = 0; i < count; i++) {
		const row = rows[Math.floor((i * rows.length) / count)];
		const chosen = dataset.parameters.subarray(row * parameterDim, (row + 1) * parameterDim);
		parameters.set(chosen, i * parameterDim);
		const start = { simulatorState: condition.simulatorState, action, parameters: chosen };
		const { trail } = repeatDecision(environment, simulator, start, decisions);
		ends.push(trail[trail.length - 1]);
		yield;
	}
	const used = environment.actions[action].parameters.length;
	return {
		count,
		// One end point alone says nothing of their spread.
		spread: count > 1 ? spreadOf(ends) : Number.NaN,
		saturated: saturatedShare(parameters, parameterDim, used),
		error: Number.NaN,
	};
}
