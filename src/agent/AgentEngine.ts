/**
 * What computes one agent: its representation (the conditional VAE), actor, twin critics and their target networks. All
 * random numbers are passed in, so that every engine sees the same.
 *
 * A latent action is (e, z): d₁ numbers of an embedding, then Z of a latent, all in [−1, 1]; A = d₁ + Z.
 */
import type { LatentBox } from '../analysis/latentBox';
import type { Batch } from '../model/ConditionalVae';
import type { InParts } from '../model/inParts';
import type { ModelShape } from '../model/layout';
import type { LossTerms, OptimizerMode } from '../model/settings';
import type { AgentShape } from './layout';

/** How an agent's networks are updated. */
export interface Td3Settings {
	/** γ, 0 … 1. */
	readonly discount: number;
	/** τ: share of the online networks in the targets after an update, 0 … 1. */
	readonly tau: number;
	/** Standard deviation of the noise on the target action, in the policy's units. */
	readonly targetNoise: number;
	/** That noise is clipped at ± this. */
	readonly noiseClip: number;
	/** The actor and the targets are updated at every so manyth iteration. */
	readonly policyDelay: number;
	/** Adam's rates. */
	readonly actorRate: number;
	readonly criticRate: number;
	/** Largest Euclidean norm of the actor's gradient. */
	readonly gradientClip: number;
}

/** As in the official scripts for TD3 (`P_TD3_relable.py` and its mains). */
export const PUBLISHED_TD3: Td3Settings = {
	discount: 0.99,
	tau: 0.005,
	targetNoise: 0.1,
	noiseClip: 0.5,
	policyDelay: 2,
	actorRate: 3e-4,
	criticRate: 3e-4,
	gradientClip: 10,
};

/**
 * How old replay entries are treated: the official code tests the stored latent as it stands (`published`) instead of
 * mapping it through the box first (`corrected`); `off` hands every entry to the critics as it was stored.
 */
export type Relabelling = 'published' | 'corrected' | 'off';

/** Entries of the replay buffer, one row each. */
export interface ReplayBatch extends Batch {
	readonly action: Int32Array;
	/** rows × A: the policy's latent action after noise and clip, as it was stored. */
	readonly latentAction: Float32Array;
	/** rows × S: scaled states after the action. */
	readonly nextState: Float32Array;
	/** rows */
	readonly reward: Float32Array;
	/** rows: 0 where the episode ended there. */
	readonly notDone: Float32Array;
}

/** Standard normal draws of one iteration. */
export interface UpdateNoise {
	/** rows × A: for what relabelling replaces. */
	readonly relabel: Float32Array;
	/** rows × A: for the target action. */
	readonly target: Float32Array;
}

/** How replay entries are judged, see `src/analysis/relabel.ts`. */
export interface RelabelSettings {
	readonly relabelling: Relabelling;
	readonly box: LatentBox;
	/** Mean squared error of the predicted state change from which on a latent is replaced. */
	readonly threshold: number;
}

/** The metrics of one iteration. */
export interface UpdateReport {
	/** Share of entries whose embedding, and whose latent, was kept, 0 … 1. */
	readonly keptDiscrete: number;
	readonly keptLatent: number;
	/** Mean squared errors of both critics, summed. */
	readonly criticLoss: number;
	/** Mean of the target values. */
	readonly meanTarget: number;
	/** Euclidean norm of the actor's gradient before it is clipped; null in an iteration that leaves the actor. */
	readonly actorGradientNorm: number | null;
}

/** The outputs of encoder and decoder for transitions, one row each. Valid until the next call. */
export interface EncodedRows {
	/** rows × Z */
	readonly mean: Float32Array;
	/** rows × Z */
	readonly std: Float32Array;
}
export interface DecodedRows {
	/** rows × P, in [−1, 1]. */
	readonly parameters: Float32Array;
	/** rows × S */
	readonly stateDelta: Float32Array;
}

/** Both critics' values of rows of states and latent actions. Valid until the next call. */
export interface Values {
	readonly q1: Float32Array | Float64Array;
	readonly q2: Float32Array | Float64Array;
}

/** The state of an agent's engine. Arrays are flat. */
export interface EngineState {
	readonly actor: Float32Array;
	readonly actorTarget: Float32Array;
	readonly critic: Float32Array;
	readonly criticTarget: Float32Array;
	/** Adam's first and second moment, and its updates so far. */
	readonly actorMoments: readonly [first: Float32Array, second: Float32Array];
	readonly actorStep: number;
	readonly criticMoments: readonly [first: Float32Array, second: Float32Array];
	readonly criticStep: number;
	readonly vae: Float32Array;
	readonly vaeMoments: readonly [first: Float32Array, second: Float32Array];
	readonly vaeStep: number;
	/** Iterations so far. */
	readonly iteration: number;
}

/** How the representation is trained. */
export interface VaeSettings {
	/** w: weight of the KL, mean over batch and latent dimensions; 0.5 as published. */
	readonly klWeight: number;
	/** Weight of the state change's mean squared error; 1 as published. */
	readonly stateWeight: number;
	/** Weight of the parameters' mean squared error; 2 as published. */
	readonly parameterWeight: number;
	/** Adam's rate; 1e-4 as published. */
	readonly learningRate: number;
	/** Whether Adam is kept, or re-created at every step as published. */
	readonly optimizer: OptimizerMode;
}

export interface AgentEngine {
	readonly shape: AgentShape;
	readonly model: ModelShape;
	/** The most rows of a batch. Other calls take any number of rows up to it. */
	readonly rows: number;
	/** The policy's noise-free latent actions, rows × A, in [−1, 1]. Valid until the next call. @param state rows × S */
	act(state: Float32Array, rows: number): Float32Array | Float64Array;
	/** @param latentAction rows × A */
	values(state: Float32Array, latentAction: Float32Array, rows: number): Values;
	/** What Q₁ rises by with each entry of the latent action, rows × A. Valid until the next call. */
	valueGradient(state: Float32Array, latentAction: Float32Array, rows: number): Float32Array | Float64Array;
	encode(batch: Pick<Batch, 'state' | 'action' | 'parameters'>, rows: number): EncodedRows;
	/** @param z rows × Z, latent codes as the decoder takes them */
	decode(state: Float32Array, action: ArrayLike<number>, z: Float32Array, rows: number): DecodedRows;
	/** The embedding table through tanh, K × d₁. */
	embeddings(): Float32Array;
	/**
	 * One iteration of TD3. Between its parts nothing else may be asked of the engine: what an iteration has come to lies
	 * where every call works.
	 */
	update(
		batch: ReplayBatch,
		noise: UpdateNoise,
		relabel: RelabelSettings,
		settings: Td3Settings,
	): InParts<UpdateReport>;
	/**
	 * One step of the representation's training; between its parts as with {@link update}.
	 * @param epsilon rows × Z
	 * @returns the raw loss terms before it
	 */
	trainVae(batch: Batch, epsilon: Float32Array, settings: VaeSettings): InParts<LossTerms>;
	/** A copy of every number. */
	state(): EngineState;
	/** Goes on from a state of the same shape. */
	restore(state: EngineState): void;
}
