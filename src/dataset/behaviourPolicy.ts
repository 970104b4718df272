/**
 * The policy that collects a dataset: HyAR's random one, mixed with a policy written by hand where the world has one.
 * Its draws are functions of the seed, the transition's index and a row alone (see transitionRandomness).
 */
import { type Decision, type Environment, type ScriptedPolicy, scaleToUnit } from '../environments/Environment';
import { clamp } from '../numerics/clamp';
import { integerAt, normalAt, Stream, uniformAt } from '../randomness/counterRandom';

/** Columns of `Stream.policy` at a transition's index and row; the random parameters follow the random action. */
const ACTION_COLUMN = 0;
const FIRST_PARAMETER_COLUMN = 1;
/** Below 0, so that the mixing changes no random draw, however many parameters there are. */
const MIX_COLUMN = -1;
const FIRST_NOISE_COLUMN = -2;

export interface PolicyOptions {
	/** Share of the decisions that the scripted policy makes, 0 … 1; only where the world has such a policy. */
	readonly scriptedShare: number;
	/** Standard deviation of the Gaussian noise on the scripted parameters, in their scaled units; clipped to [−1, 1]. */
	readonly scriptedNoise: number;
	/** The discrete actions that may be taken, ascending; null for all. */
	readonly actions: readonly number[] | null;
}

/** HyAR's: every discrete action equally likely, its parameters uniform. */
export const RANDOM_POLICY: PolicyOptions = { scriptedShare: 0, scriptedNoise: 0, actions: null };

export class BehaviourPolicy {
	private readonly actions: readonly number[];
	private readonly scripted: ScriptedPolicy | undefined;

	/** @throws RangeError when there is no scripted policy to mix in, or an action that the world does not have */
	constructor(
		private readonly environment: Environment,
		private readonly seed: number,
		private readonly options: PolicyOptions,
	) {
		this.actions = options.actions ?? environment.actions.map((_, action) => action);
		if (this.actions.length === 0 || this.actions.some((action) => !environment.actions[action])) {
			throw new RangeError(`${environment.id} has no such choice of actions`);
		}
		this.scripted = options.scriptedShare > 0 ? environment.scriptedPolicy : undefined;
		if (options.scriptedShare > 0 && !this.scripted) {
			throw new RangeError(`${environment.id} has no scripted policy`);
		}
	}

	/**
	 * Decides. Where the scripted policy wants an action that may not be taken, the random one decides.
	 * @param observation in the features' own units
	 * @param row 0 for the decision that is recorded, others for those on the way to it
	 * @param parameters written: P values in [−1, 1], 0 where the action has no such parameter
	 * @returns index of the discrete action
	 */
	decide(observation: ArrayLike<number>, index: number, row: number, parameters: Float32Array): number {
		const { seed, options } = this;
		if (this.scripted && uniformAt(seed, Stream.policy, index, row, MIX_COLUMN) < options.scriptedShare) {
			const decision = this.scripted(observation);
			if (this.actions.includes(decision.action)) return this.writeScripted(decision, index, row, parameters);
		}
		const action = this.actions[integerAt(seed, Stream.policy, index, row, ACTION_COLUMN, this.actions.length)];
		const used = this.environment.actions[action].parameters.length;
		for (let p = 0; p < parameters.length; p++) {
			// Uniform in (−1, 1), exact in float32.
			parameters[p] = p < used ? 2 * uniformAt(seed, Stream.policy, index, row, FIRST_PARAMETER_COLUMN + p) - 1 : 0;
		}
		return action;
	}

	private writeScripted(decision: Decision, index: number, row: number, parameters: Float32Array): number {
		parameters.fill(0);
		this.environment.actions[decision.action].parameters.forEach(({ low, high }, p) => {
			const noise = this.options.scriptedNoise * normalAt(this.seed, Stream.policy, index, row, FIRST_NOISE_COLUMN - p);
			const scaled = scaleToUnit(decision.parameters[p], low, high) + noise;
			parameters[p] = clamp(scaled, -1, 1);
		});
		return decision.action;
	}
}
