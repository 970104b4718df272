/** From an actor's output to an action: nearest discrete action, box, and decoding. */
import { type LatentBox, toLatent } from '../analysis/latentBox';
import { PolicyError, type RolloutPolicy } from '../analysis/rolloutPolicies';
import { type Environment, unscaleFromUnit } from '../environments/Environment';
import { scaledObservation } from '../environments/registry';
import type { AgentEngine } from './AgentEngine';

/** A decoded latent action. */
export interface HybridAction {
	/** The discrete action whose embedding is nearest to e. */
	readonly action: number;
	/** Z: the code that is decoded, after the box. */
	readonly z: Float32Array;
	/** P, in [−1, 1]; 0 where the action has no such parameter. */
	readonly parameters: Float32Array;
}

export class LatentPolicy {
	/** K × d₁, through tanh. */
	private table: Float32Array;

	constructor(
		private readonly environment: Environment,
		private readonly engine: AgentEngine,
		public box: LatentBox,
	) {
		this.table = engine.embeddings();
	}

	/** The representation was trained: snaps to its present table, and maps through the box given. */
	follow(box: LatentBox): void {
		this.box = box;
		this.table = this.engine.embeddings();
	}

	/** The embedding of a discrete action, d₁ numbers. */
	embedding(action: number): Float32Array {
		const { embeddingDim } = this.engine.shape;
		return this.table.subarray(action * embeddingDim, (action + 1) * embeddingDim);
	}

	/** The discrete action that an answer's e snaps to; the first of equally near ones. @param offset of its first number */
	snap(answer: ArrayLike<number>, offset = 0): number {
		const { embeddingDim } = this.engine.shape;
		let nearest = 0;
		let smallest = Number.POSITIVE_INFINITY;
		for (let action = 0; action < this.engine.model.actionCount; action++) {
			let distance = 0;
			for (let i = 0; i < embeddingDim; i++) {
				const difference = answer[offset + i] - this.table[action * embeddingDim + i];
				distance += difference * difference;
			}
			if (distance < smallest) {
				smallest = distance;
				nearest = action;
			}
		}
		return nearest;
	}

	/** The code that an answer's z stands for. */
	mapped(answer: ArrayLike<number>, offset = 0): Float32Array {
		const { embeddingDim, latentDim } = this.engine.shape;
		return Float32Array.from({ length: latentDim }, (_, dim) =>
			toLatent(this.box, dim, answer[offset + embeddingDim + dim]),
		);
	}

	/**
	 * Decodes an output of the actor.
	 * @param state S, scaled
	 * @throws PolicyError when what is decoded is no number
	 */
	carryOut(state: Float32Array, answer: ArrayLike<number>): HybridAction {
		const action = this.snap(answer);
		const z = this.mapped(answer);
		const parameters = this.engine.decode(state, [action], z, 1).parameters.slice(0, this.engine.model.parameterDim);
		const used = this.environment.actions[action].parameters.length;
		parameters.fill(0, used);
		if (!parameters.every(Number.isFinite)) throw new PolicyError('not-a-number');
		return { action, z, parameters };
	}

	/** The policy without noise, as an episode is played with it. */
	readonly greedy: RolloutPolicy = (observation) => {
		const state = Float32Array.from(scaledObservation(this.environment, observation));
		const { action, parameters } = this.carryOut(state, this.engine.act(state, 1).slice());
		return {
			action,
			parameters: this.environment.actions[action].parameters.map(({ low, high }, index) =>
				unscaleFromUnit(parameters[index], low, high),
			),
		};
	};
}
