/** The state of an agent: to continue from, and to show its past. */
import type { EngineState } from './AgentEngine';
import type { MeasuredBox } from './measureBox';
import type { CurvePoint } from './protocol';
import type { AgentSpec } from './settings';
import type { TransitionStore } from './TransitionStore';

/** The networks of the best evaluation so far. */
export interface BestPolicy {
	readonly environmentStep: number;
	readonly meanReturn: number;
	readonly actor: Float32Array;
	readonly vae: Float32Array;
	readonly measured: MeasuredBox;
}

/**
 * An agent at an environment step, beside its replay buffer: that only grows, so a later one still holds what an earlier one
 * did, as long as nothing is overwritten. Plain data.
 */
export interface AgentMoment {
	readonly engine: EngineState;
	/** Transitions that were ever added to the replay buffer. */
	readonly added: number;
	readonly measured: MeasuredBox;
	/** How often the box was measured, and the representation trained, while the agent learned. */
	readonly boxes: number;
	readonly laterVaeSteps: number;
	readonly environmentSteps: number;
	readonly episodes: number;
	/** Decisions, and return, of the episode that is under way. */
	readonly decisions: number;
	readonly episodeReturn: number;
	readonly bestReward: number;
	readonly firstSuccess: number | null;
	readonly world: Float64Array;
	readonly curve: readonly CurvePoint[];
	readonly best: BestPolicy | null;
}

/** The whole state of an agent: plain data. */
export interface AgentState extends Omit<AgentMoment, 'added'> {
	readonly replay: ReturnType<TransitionStore['save']>;
}

/** Bytes of the networks of a moment, by far the most of it. */
export function bytesOfMoment({ engine }: Pick<AgentMoment, 'engine'>): number {
	return engineArrays(engine).reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function engineArrays({ actorMoments, criticMoments, vaeMoments, ...rest }: EngineState): Float32Array[] {
	const { actor, actorTarget, critic, criticTarget, vae } = rest;
	return [actor, actorTarget, critic, criticTarget, vae, ...actorMoments, ...criticMoments, ...vaeMoments];
}

/** @throws RangeError when an engine cannot go on from a state: another length, or a number that is none */
export function checkFits(present: EngineState, state: EngineState): void {
	const expected = engineArrays(present);
	const fits = engineArrays(state).every(
		(array, index) =>
			array instanceof Float32Array && array.length === expected[index].length && array.every(Number.isFinite),
	);
	if (!fits) throw new RangeError('the saved networks are of another training');
}

/** Where a training is: plain data. The random episodes are not in it, since they follow from the seeds. */
export interface LearnerState {
	readonly spec: AgentSpec;
	readonly representationStep: number;
	/** Empty before the representation has begun. */
	readonly agents: readonly AgentState[];
	/** Whether boxes have been measured, and the agents begun. */
	readonly begun: boolean;
}
