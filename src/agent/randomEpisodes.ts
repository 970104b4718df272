import { BehaviourPolicy, RANDOM_POLICY } from '../dataset/behaviourPolicy';
import { decide } from '../dataset/decision';
import { transitionRandomness } from '../dataset/transitionRandomness';
import type { Environment } from '../environments/Environment';
import { scaledObservation } from '../environments/registry';
import { TransitionStore } from './TransitionStore';

/** The most transitions that are kept of random episodes: the official embedding buffer of the worlds that fill it. */
const MOST_TRANSITIONS = 1_000_000;

/**
 * Plays whole episodes with the random policy, as HyAR does before anything is trained. Its transitions are those of
 * `collectTransitions` with the same seed, as many as there are.
 */
export class RandomEpisodes {
	/** Episodes that have ended. */
	episodes = 0;
	readonly transitions: TransitionStore;
	private readonly pieces: Generator<void, void>;

	constructor(
		private readonly environment: Environment,
		private readonly published: boolean,
		private readonly seed: number,
		readonly wanted: number,
	) {
		const { features, parameterDim } = environment;
		this.transitions = new TransitionStore({ stateDim: features.length, parameterDim, codeDim: 0 }, MOST_TRANSITIONS);
		this.pieces = this.play();
	}

	get isDone(): boolean {
		return this.episodes >= this.wanted;
	}

	/** Plays so many episodes more, or fewer where that is all. */
	advance(episodes: number): void {
		for (let i = 0; i < episodes && !this.isDone; i++) this.pieces.next();
	}

	/** An episode a piece. */
	private *play(): Generator<void, void> {
		const { environment, seed, transitions } = this;
		const policy = new BehaviourPolicy(environment, seed, RANDOM_POLICY);
		const random = transitionRandomness(seed);
		const simulator = environment.create({ random, published: this.published });
		const parameters = new Float32Array(environment.parameterDim);
		for (let index = 0; ; ) {
			random.startReset(index);
			simulator.reset();
			let raw = simulator.observation();
			let isOver = false;
			for (let decision = 1; !isOver; decision++, index++) {
				const state = scaledObservation(environment, raw);
				random.startDecision(index);
				const action = policy.decide(raw, index, 0, parameters);
				const { reward, terminal } = decide(environment, simulator, action, parameters);
				raw = simulator.observation();
				const isTruncated = decision === environment.maxDecisions;
				const nextState = scaledObservation(environment, raw);
				const done = terminal || (isTruncated && environment.truncationIsTerminal);
				transitions.add({ state, action, parameters, latentAction: [], nextState, reward, done });
				isOver = terminal || isTruncated;
			}
			this.episodes++;
			yield;
		}
	}
}
