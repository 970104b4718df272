import type { Randomness } from '../randomness/counterRandom';
import type { AgentTraining } from './agentTraining';

/** A text in every language of the page. */
export type Localized = Readonly<Record<'en' | 'zh-CN', string>>;

/** One entry of the observation. */
export interface StateFeature {
	readonly id: string;
	readonly name: Localized;
	/** Unit of {@link low} and {@link high}: '' when dimensionless. */
	readonly unit: string;
	/** Value that is scaled to −1. */
	readonly low: number;
	/** Value that is scaled to +1. */
	readonly high: number;
	/** Lowest and highest value to offer a person, where {@link low} and {@link high} are not those that occur. */
	readonly reach?: readonly [lowest: number, highest: number];
	/** Follows from the other features, so a person does not edit it. */
	readonly derived?: boolean;
}

/** One continuous parameter of a discrete action, in the simulator's units. */
export interface ActionParameter {
	readonly id: string;
	readonly name: Localized;
	readonly unit: string;
	/** Value that −1 stands for. */
	readonly low: number;
	/** Value that +1 stands for. */
	readonly high: number;
	/** Why the published simulator ignores it; absent if it does not. */
	readonly ignoredAsPublished?: Localized;
}

/** One discrete action with the parameters that belong to it. */
export interface DiscreteAction {
	readonly id: string;
	readonly name: Localized;
	/** In words, as a title, where the name is a code; and what more there is to say of it. */
	readonly title?: Localized;
	readonly detail?: Localized;
	readonly parameters: readonly ActionParameter[];
}

/**
 * Groups for worlds with many discrete actions. Lists are divided by group, and a point's colour and shape show its
 * action's group instead of its action.
 */
export interface ActionGroups {
	/** What the groups tell apart, for the legend: "direction". */
	readonly by: Localized;
	/** Names, in the order of the list; at most 56, the pairs of colour and shape that there are. */
	readonly names: readonly Localized[];
	/** Group of a discrete action: index into {@link names}. */
	of(action: number): number;
}

/** The outcome of one decision. */
export interface Outcome {
	readonly reward: number;
	readonly terminal: boolean;
	/** Simulator ticks that the decision took. */
	readonly ticks: number;
}

/** A hybrid action; parameters in the simulator's units. */
export interface Decision {
	/** Index into {@link Environment.actions}. */
	readonly action: number;
	readonly parameters: readonly number[];
}

/** A policy written by hand: a pure function of the observation, in the features' own units. */
export type ScriptedPolicy = (observation: ArrayLike<number>) => Decision;

/** The outcome of one episode. */
export interface Episode {
	/** Sum of the rewards, not discounted. */
	readonly return: number;
	/** The highest reward of one decision. */
	readonly bestReward: number;
	readonly decisions: number;
}

/** The criterion for a successful episode. */
export interface Success {
	/** The rule in a few words, for the head of a column. */
	readonly rule: Localized;
	of(episode: Episode): boolean;
}

/** The published training settings of a world, and the losses that they lead to here. */
export interface PublishedTraining {
	/** Length d₁ of an action's embedding in the world's main script (`HyAR_RL/main_embedding_*.py`). */
	readonly embeddingDim: number;
	/** Latent dimensions Z in that script. */
	readonly latentDim: number;
	/**
	 * Raw losses that its settings lead to: mean squared errors, and the KL per dimension in nats. Measured, not
	 * published: run A of `publishedPreset`, its 5,000 steps on 6,000 transitions of the random policy, data and training
	 * of seed 1, SIMD engine; mean of the last 250 steps, two digits. `scripts/expected-losses.ts` measures them again.
	 */
	readonly losses: { readonly state: number; readonly parameters: number; readonly kl: number };
}

/** A running world. One decision is many ticks. */
export interface Simulator {
	/** Starts an episode. */
	reset(): void;
	/**
	 * Carries out one decision.
	 * @param action index into {@link Environment.actions}
	 * @param parameters of that action, in the simulator's units; more than it has are ignored
	 * @param onTick called after every tick, for animation
	 */
	step(action: number, parameters: ArrayLike<number>, onTick?: () => void): Outcome;
	/**
	 * The observation, one value a feature, in the features' own units (not scaled to [−1, 1]).
	 * @param into may hold the result, to avoid a new array for each decision
	 */
	observation(into?: Float64Array): Float64Array;
	/**
	 * The whole state of the world as numbers; `restore` takes it back exactly.
	 * @param into may hold the result
	 */
	save(into?: Float64Array): Float64Array;
	restore(state: ArrayLike<number>): void;
}

export interface SimulatorOptions {
	/** Source of every random draw. */
	readonly random: Randomness;
	/** true: the published simulator with its quirks; false: with each quirk corrected. */
	readonly published: boolean;
}

/** What a shape of a scene stands for; the page gives each role its look in both themes. */
export type SceneRole =
	| 'ground'
	| 'line'
	| 'goal'
	| 'agent'
	| 'opponent'
	| 'object'
	| 'target'
	| 'trail'
	| 'ghost'
	| 'aim';

/** A shape of a scene, in world units: x to the right, y up. */
export type SceneShape =
	| {
			readonly kind: 'rectangle';
			readonly role: SceneRole;
			readonly x: number;
			readonly y: number;
			readonly width: number;
			readonly height: number;
	  }
	| {
			readonly kind: 'circle';
			readonly role: SceneRole;
			readonly x: number;
			readonly y: number;
			readonly radius: number;
	  }
	| { readonly kind: 'polyline'; readonly role: SceneRole; readonly points: readonly (readonly [number, number])[] };

/** How a world is drawn, as plain data: the view depends on no environment. */
export interface Scene {
	/** The visible part of the world, in world units. */
	readonly bounds: { readonly left: number; readonly right: number; readonly bottom: number; readonly top: number };
	/** What never moves. */
	readonly background: readonly SceneShape[];
	/** What moves, for a simulator state as `save` gives it. */
	shapes(state: ArrayLike<number>): SceneShape[];
	/** Where the thing that the action moves is (the ball, the jumper), for its trail. */
	focus(state: ArrayLike<number>): readonly [number, number];
	/**
	 * The place that a decision names, world units; null where its parameters name none. The simulator may send it
	 * elsewhere.
	 * @param values of the action's parameters, in their units
	 */
	aim?(action: number, values: ArrayLike<number>): readonly [number, number] | null;
	/** Whether a decision moves a point by so little that the view shows the way enlarged as well. */
	readonly closeUp?: boolean;
	/** The same shapes from an observation (features' own units), drawn as the predicted ghost. */
	ghost(observation: ArrayLike<number>): SceneShape[];
}

/** The states and actions of a world: all that a model and its pictures need. */
export interface World {
	readonly id: string;
	readonly name: Localized;
	/** One sentence on what the agent does. */
	readonly description: Localized;
	readonly features: readonly StateFeature[];
	readonly actions: readonly DiscreteAction[];
	/** For worlds with more actions than a person can tell apart by colour and shape; left out elsewhere. */
	readonly actionGroups?: ActionGroups;
	/** The discrete action to begin with; 0 when left out. Choose one whose parameters have a visible effect. */
	readonly firstAction?: number;
	/** Parameters that the model sees: the most that any action has. The others are padded with 0. */
	readonly parameterDim: number;
	/** Left out for imported worlds. */
	readonly publishedTraining?: PublishedTraining;
}

/** A world that is simulated. One file a world; the registry lists them. */
export interface Environment extends World {
	/** An episode is truncated after this many decisions. */
	readonly maxDecisions: number;
	/**
	 * Whether the data record such a truncation as the end of the episode, as the published code does for this world. If
	 * not, a learner bootstraps from the last state.
	 */
	readonly truncationIsTerminal: boolean;
	/** Length of what `Simulator.save` returns. */
	readonly simulatorStateLength: number;
	create(options: SimulatorOptions): Simulator;
	/** That of the particle worlds when left out. */
	readonly agentTraining?: AgentTraining;
	/** A reference for learned policies; left out where none has been written. */
	readonly scriptedPolicy?: ScriptedPolicy;
	/** Left out where success is not defined. */
	readonly success?: Success;
	/**
	 * A simulator state that shows the given observation (features' own units); what the observation does not contain is
	 * at rest.
	 */
	stateFromObservation(observation: ArrayLike<number>): Float64Array;
	readonly scene: Scene;
}

/** Whether a world can be simulated; of others there are only transitions. */
export function isSimulated(world: World): world is Environment {
	return 'create' in world;
}

/** From a value in [low, high] to [−1, 1]; values outside go outside. */
export function scaleToUnit(value: number, low: number, high: number): number {
	return (2 * (value - low)) / (high - low) - 1;
}

/** From [−1, 1] to [low, high], as the published wrappers do. */
export function unscaleFromUnit(value: number, low: number, high: number): number {
	return ((high - low) * (value + 1)) / 2 + low;
}
