/**
 * One schema for the whole configuration: what a link carries and what a manifest holds. Rules between fields are in
 * `rules.ts`.
 */
import * as v from 'valibot';
import { OWN_SIZE } from '../../dataset/Dataset';
import { worldById } from '../../environments/ownWorlds';
import { ENVIRONMENTS } from '../../environments/registry';
import { ENGINE_IDS } from '../../training/Trainer';
import { EXPECTED, LIMITS, type Limit } from './limits';

const numberIn = ({ min, max }: Limit) =>
	v.pipe(v.number(), v.finite(EXPECTED.finite), v.minValue(min), v.maxValue(max));
const integerIn = ({ min, max }: Limit) =>
	v.pipe(v.number(), v.integer(EXPECTED.whole), v.minValue(min), v.maxValue(max));

/** A list whose length is checked before its entries are: what comes from outside may have millions. */
const shortList = <T extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>>(most: number, entry: T) =>
	v.pipe(v.array(v.unknown()), v.maxLength(most), v.array(entry));

/** Straight lines between [step, factor] pairs, steps ascending. */
const drawnCurveSchema = v.pipe(
	shortList(16, v.pipe(v.strictTuple([integerIn(LIMITS.drawnStep), numberIn(LIMITS.drawnFactor)]), v.readonly())),
	v.minLength(1),
	v.check((points) => points.every(([step], i) => i === 0 || points[i - 1][0] < step), EXPECTED.ascending),
	v.readonly(),
);

const drawnSchema = v.strictObject({ kind: v.literal('drawn'), points: drawnCurveSchema });

const klScheduleSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('constant') }),
	v.strictObject({ kind: v.literal('warmup'), steps: integerIn(LIMITS.scheduleEvery) }),
	v.strictObject({ kind: v.literal('cyclic'), every: integerIn(LIMITS.klCycle) }),
	drawnSchema,
]);

const scheduleSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('constant') }),
	v.strictObject({
		kind: v.picklist(['step', 'exponential']),
		every: integerIn(LIMITS.scheduleEvery),
		factor: numberIn(LIMITS.scheduleFactor),
	}),
	drawnSchema,
]);

export const runSchema = v.strictObject({
	klWeight: numberIn(LIMITS.klWeight),
	/** Not in the first manifests and links. */
	klSchedule: v.optional(klScheduleSchema, { kind: 'constant' }),
	stateWeight: numberIn(LIMITS.termWeight),
	parameterWeight: numberIn(LIMITS.termWeight),
	learningRate: numberIn(LIMITS.learningRate),
	schedule: scheduleSchema,
	optimizer: v.picklist(['kept', 'rebuilt']),
});

/**
 * Which transitions there are. What is optional was not in the first manifests and links; left out, it is HyAR's
 * random policy in every state, and no test split.
 */
const dataSchema = v.strictObject({
	/** Of simulated data within {@link LIMITS}; of others at most those that there are, the first of them. */
	size: integerIn(OWN_SIZE),
	seed: integerIn(LIMITS.seed),
	/** Share of the decisions that the scripted policy makes; above 0 only where the world has one. */
	scriptedShare: v.optional(numberIn(LIMITS.scriptedShare), 0),
	/** Standard deviation of the noise on the scripted parameters, in their scaled units. */
	scriptedNoise: v.optional(numberIn(LIMITS.scriptedNoise), 0),
	/** Discrete actions that the policy takes, ascending; null for all. */
	actions: v.optional(v.nullable(v.pipe(shortList(4096, integerIn({ min: 0, max: 4095 })), v.minLength(1))), null),
	/** Only states with this feature in this range, in its own unit, ends included; null for all. */
	states: v.optional(
		v.nullable(
			v.strictObject({
				feature: v.pipe(v.string(), v.maxLength(40)),
				low: numberIn(LIMITS.stateRange),
				high: numberIn(LIMITS.stateRange),
			}),
		),
		null,
	),
	/** Share of the transitions that is kept from training and tested on. */
	testShare: v.optional(numberIn(LIMITS.testShare), 0),
});

/** What the colour of a point tells. */
const colorBySchema = v.union([
	v.picklist(['action', 'reward']),
	v.pipe(v.string(), v.regex(/^(parameter|state|delta):\d{1,2}$/)),
]);

const displaySchema = v.strictObject({
	/** Transitions drawn, from the first of the data on. */
	points: integerIn(LIMITS.displayPoints),
	/** `action`, `reward`, or `parameter:i`, `state:i`, `delta:i`. */
	colorBy: colorBySchema,
	/** The two latent dims on the axes. */
	dims: v.strictTuple([integerIn({ min: 0, max: 15 }), integerIn({ min: 0, max: 15 })]),
	layers: v.strictObject({
		mean: v.boolean(),
		samples: v.boolean(),
		ellipses: v.boolean(),
		prior: v.boolean(),
		box: v.boolean(),
		path: v.boolean(),
	}),
	/** A 1σ ellipse for every n-th point. */
	ellipseEvery: integerIn(LIMITS.ellipseEvery),
	/** Central share of z inside the latent box, per dim, in percent; 96 as published. */
	boxPercent: numberIn(LIMITS.boxPercent),
	loss: v.picklist(['weighted', 'raw']),
});

/** Where the probe stands. */
const probeSchema = v.strictObject({
	action: integerIn({ min: 0, max: 4095 }),
	/** Transition whose state is the condition. */
	transition: integerIn({ min: 0, max: OWN_SIZE.max - 1 }),
	z: shortList(LIMITS.latentDim.max, numberIn(LIMITS.latent)),
});

export const configSchema = v.strictObject({
	/** One that is simulated, or one whose transitions somebody brought and that is here. */
	environment: v.pipe(
		v.string(),
		v.check((id) => worldById(id) !== undefined, `(${ENVIRONMENTS.map(({ id }) => `"${id}"`).join(' | ')})`),
	),
	/** The simulator with its published quirks. */
	published: v.boolean(),
	data: dataSchema,
	model: v.strictObject({
		width: integerIn(LIMITS.width),
		latentDim: integerIn(LIMITS.latentDim),
		embeddingDim: integerIn(LIMITS.embeddingDim),
	}),
	training: v.strictObject({
		seed: integerIn(LIMITS.seed),
		batchSize: integerIn(LIMITS.batchSize),
		/** Step at which training pauses by itself; 0 for never. */
		stopAt: integerIn(LIMITS.stopAt),
	}),
	engine: v.picklist(['auto', ...ENGINE_IDS]),
	/** Runs A and B. */
	runs: v.strictTuple([runSchema, runSchema]),
	display: displaySchema,
	probe: probeSchema,
});

export type Config = v.InferOutput<typeof configSchema>;
export type ColorBy = Config['display']['colorBy'];
export type LayerId = keyof Config['display']['layers'];
