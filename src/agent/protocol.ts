/**
 * The messages between page and agent worker: calls of the page with one answer each, and frames while agents learn.
 * Everything is plain data; arrays are row by row.
 *
 * A latent action is (e, z): d₁ numbers of an embedding, then Z of a latent, each in [−1, 1] as the policy gives them.
 * Codes named `z` without more are as the decoder takes them, in units of the prior's standard deviation.
 */

import type { Interval } from '../analysis/confidenceInterval';
import type { PlaneGrid } from '../analysis/holes';
import type { LatentBox } from '../analysis/latentBox';
import type { ActorNet, CriticNet } from '../files/hyarAgent';
import type { Tensor } from '../files/Tensor';
import type { AgentSpec } from './settings';

/** What a training does: random episodes, then the representation on them, then the agents. */
export type Phase = 'episodes' | 'representation' | 'agent';

export interface Progress {
	readonly phase: Phase;
	/** Random episodes played, of `AgentSpec.randomEpisodes`; of the seed that has the fewest. */
	readonly randomEpisodes: number;
	/** Steps of the representation, and how many there will be: the most of any agent. */
	readonly representationStep: number;
	readonly representationSteps: number;
	/** Environment steps of every agent. */
	readonly environmentStep: number;
}

/** One evaluation of a greedy policy. */
export interface CurvePoint {
	readonly environmentStep: number;
	/** Episodes played: the same worlds at every evaluation and for every agent of a seed. */
	readonly episodes: number;
	/** Sum of the rewards of an episode, not discounted and not scaled. */
	readonly meanReturn: number;
	/** 95 %; null below five episodes. */
	readonly returnInterval: Interval | null;
	/** Share, 0 … 1; null where the world does not define success. */
	readonly successRate: number | null;
	readonly successInterval: Interval | null;
	/** Decisions an episode. */
	readonly meanLength: number;
}

/** Means over the iterations since the frame before; NaN where there was none. */
export interface UpdateMetrics {
	/** Share of replay entries whose embedding, and whose latent, was replaced, 0 … 1. */
	readonly relabelledDiscrete: number;
	readonly relabelledLatent: number;
	/** Both critics' mean squared errors, summed. */
	readonly criticLoss: number;
	/** Mean of the target values. */
	readonly meanTarget: number;
	/** Euclidean norm of the actor's gradient before it is clipped. */
	readonly actorGradientNorm: number;
	/** Mean return and share of successes of the last 100 episodes, with exploration noise. */
	readonly exploringReturn: number;
	readonly exploringSuccess: number;
}

/** Where a policy puts its codes, for states that are held: the same of every frame and agent. */
export interface Swarm {
	/** n × Z: the codes decoded, after the box. */
	readonly z: Float32Array;
	/** n: the discrete action that each answer snaps to. */
	readonly action: Uint16Array;
	/** n × d₁: what the policy answers before it is snapped. */
	readonly embedding: Float32Array;
}

/** One agent at a moment. */
export interface AgentFrame {
	readonly environmentSteps: number;
	/** Episodes that have ended. */
	readonly episodes: number;
	/** Iterations of the critics; the actor has had one every second. */
	readonly iterations: number;
	/** Standard deviation of the exploration noise. */
	readonly explorationNoise: number;
	readonly metrics: UpdateMetrics;
	/** What the policy's z is mapped through; the square [−1, 1] for an agent without the box. */
	readonly box: LatentBox;
	/** Mean squared error of the state change that the representation predicts; a latent that errs five times as much is relabelled. */
	readonly stateError: number;
	/** Every evaluation so far. */
	readonly curve: readonly CurvePoint[];
	/** The environment step of the best evaluation; null before the first. */
	readonly bestStep: number | null;
	/** The environment step at which an exploring episode first succeeded. */
	readonly firstSuccess: number | null;
	readonly swarm: Swarm;
	/** K × d₁: the table of embeddings through tanh. */
	readonly embeddings: Float32Array;
}

/** The raw loss terms of the representation's last step; see `LossTerms`. */
export interface RepresentationLoss {
	readonly state: number;
	readonly parameters: number;
	readonly kl: number;
}

export interface LearnerFrame {
	readonly progress: Progress;
	/** One an agent; null before the representation has had a step. */
	readonly representation: readonly RepresentationLoss[] | null;
	/** One an agent, in the order of `AgentSpec.agents`; empty before the agents begin. */
	readonly agents: readonly AgentFrame[];
	/** Environment steps of the past that can be looked at, ascending; none in a frame of the past. */
	readonly past: readonly number[];
}

/** Asks of the agents as they were at a step of {@link LearnerFrame.past}; as they are when it is left out. */
export interface OfPast {
	readonly at?: number;
}

/** The held states of the swarm: n × S scaled, and the action of the transition each comes from. */
export interface HeldStates {
	readonly state: Float32Array;
	readonly action: Uint16Array;
}

/** A grid of codes over two latent dimensions. */
export interface LandscapeRequest extends OfPast {
	/** Index of the agent. */
	readonly run: number;
	/** S, scaled. */
	readonly state: Float32Array;
	/** The discrete action whose embedding stands for e; the one that the policy snaps to when null. */
	readonly action: number | null;
	/** The latent dimensions along x and y; those that are not shown have the policy's own code. */
	readonly dims: readonly [x: number, y: number];
	/** Edges of the grid in z; its outermost points lie on them. */
	readonly x: readonly [low: number, high: number];
	readonly y: readonly [low: number, high: number];
	/** Points along each, 2 … 128. */
	readonly columns: number;
	readonly rows: number;
}

export interface Landscape {
	/** The discrete action whose embedding was taken. */
	readonly action: number;
	/** rows × columns: min(Q₁, Q₂), in units of scaled rewards; row 0 at the low end of y. */
	readonly q: Float32Array;
	/** What the policy answers in this state. */
	readonly policy: {
		readonly action: number;
		/** Z: its code, after the box. */
		readonly z: Float32Array;
		readonly q: number;
		/** Z: what Q₁ rises by with each entry of z at its own code and embedding; the way the actor is pulled. */
		readonly slope: Float32Array;
	};
}

/** A hybrid action of a person beside the policy's. */
export interface ValueAnswer {
	/** min(Q₁, Q₂) of the embedding of `action` with the code. */
	readonly q: number;
	/** P, in [−1, 1]: what the code decodes to in this state. */
	readonly parameters: Float32Array;
	readonly policy: {
		readonly action: number;
		readonly z: Float32Array;
		readonly parameters: Float32Array;
		readonly q: number;
	};
}

/** One episode of the greedy policy, tick by tick. */
export interface PlayedEpisode {
	readonly return: number;
	/** null where the world does not define it. */
	readonly success: boolean | null;
	/** ticks × simulator state: the world after each tick, the reset first. */
	readonly worlds: Float64Array;
	readonly worldLength: number;
	/** One a decision: the tick it was taken at, and what was decided. */
	readonly decisions: readonly {
		readonly tick: number;
		readonly action: number;
		readonly parameters: Float32Array;
		readonly z: Float32Array;
		readonly reward: number;
	}[];
}

export interface EvaluationAnswer {
	readonly meanReturn: number;
	/** Share, 0 … 1; null where the world does not define success. */
	readonly successRate: number | null;
	readonly episodes: number;
}

/** The networks that agents begin with, all with the same policy. */
export interface OpenedNetworks {
	readonly actor: ActorNet;
	/** null where there are none: then initial weights stand in, which are not to be used. */
	readonly critic: CriticNet | null;
	/** Flat weights of each agent's representation, in the order of `parameterLayout`. */
	readonly vaes: readonly Float32Array[];
}

export type AgentRequest =
	/**
	 * Begins a training; one that is under way is ended.
	 * @param saved what `save` gave, to go on from: its random episodes are played again before the answer
	 */
	| { readonly type: 'create'; readonly spec: AgentSpec; readonly saved?: Uint8Array<ArrayBuffer> }
	/**
	 * What `save` would give of a training of this specification that begins with networks from files; the present one stays.
	 * Its box is measured, and its policies evaluated, when it is created.
	 */
	| { readonly type: 'open'; readonly spec: AgentSpec; readonly networks: OpenedNetworks }
	/**
	 * Learns until every agent has taken so many environment steps, or `pause`; frames come as progress, the last one as the
	 * answer. A second call while one is under way sets its end anew.
	 */
	| { readonly type: 'learn'; readonly environmentSteps: number }
	/** Ends `learn` within a few tens of milliseconds. */
	| { readonly type: 'pause' }
	/** The smallest piece: a hundred random episodes, ten steps of the representation, or one environment step. */
	| { readonly type: 'step' }
	| ({ readonly type: 'frame' } & OfPast)
	| { readonly type: 'held' }
	| ({ readonly type: 'landscape' } & LandscapeRequest)
	| ({
			readonly type: 'value';
			readonly run: number;
			readonly state: Float32Array;
			readonly action: number;
			readonly z: Float32Array;
	  } & OfPast)
	/** Where over two latent dimensions codes of the agent's own representation are thin; the ruler is that of `src/analysis/holes.ts`. */
	| ({ readonly type: 'holes'; readonly run: number; readonly grid: PlaneGrid } & OfPast)
	/** Plays an episode of the greedy policy. @param index the same index, the same world @param best whether with the best policy so far */
	| ({ readonly type: 'episode'; readonly run: number; readonly index: number; readonly best?: boolean } & OfPast)
	| ({ readonly type: 'evaluate'; readonly run: number; readonly episodes: number; readonly best?: boolean } & OfPast)
	/** What PyTorch needs to act as an agent does, by the official names. */
	| ({ readonly type: 'networks'; readonly run: number } & OfPast)
	| { readonly type: 'save' }
	/**
	 * What `save` would give of a training of this specification that goes on from a step of the past; the present one stays.
	 * @param sources of each of its agents, the agent here that it was until then
	 */
	| { readonly type: 'branch'; readonly at: number; readonly sources: readonly number[]; readonly spec: AgentSpec };

/** The answers to the calls. */
export interface AgentAnswers {
	readonly create: LearnerFrame;
	readonly open: Uint8Array<ArrayBuffer>;
	readonly learn: LearnerFrame;
	readonly pause: null;
	readonly step: LearnerFrame;
	readonly frame: LearnerFrame;
	readonly held: HeldStates;
	readonly landscape: Landscape;
	readonly value: ValueAnswer;
	/** columns × rows of the grid: 1 where the cell's middle is a hole. */
	readonly holes: Uint8Array;
	readonly episode: PlayedEpisode;
	readonly evaluate: EvaluationAnswer;
	/** `vae.…`, `actor.…`, `critic.…`, both targets, and `c_rate`, Z × 2: the upper and the lower edge of the box. */
	readonly networks: ReadonlyMap<string, Tensor>;
	readonly save: Uint8Array<ArrayBuffer>;
	readonly branch: Uint8Array<ArrayBuffer>;
}

export type AgentAnswer = AgentAnswers[keyof AgentAnswers];
