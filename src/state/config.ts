/**
 * One schema for the whole configuration: its defaults, its limits, what a link carries and what a
 * manifest holds. Everything that reads a configuration from outside goes through {@link parseConfig}.
 */
import * as v from 'valibot';
import { MAX_DATASET_SIZE, MIN_DATASET_SIZE, OWN_SIZE } from '../dataset/datasetSize';
import { ownData } from '../dataset/ownData';
import { MAX_TEST_SHARE } from '../dataset/testPart';
import { isSimulated, type World } from '../environments/Environment';
import { isOwnId, worldById } from '../environments/ownWorlds';
import { ENVIRONMENTS } from '../environments/registry';
import { ENGINE_IDS, type EngineId } from '../training/Trainer';

/** The smallest and largest value of every number a person can set. */
export const LIMITS = {
	dataSize: { min: MIN_DATASET_SIZE, max: MAX_DATASET_SIZE },
	seed: { min: 0, max: 2 ** 31 - 1 },
	scriptedShare: { min: 0, max: 1 },
	scriptedNoise: { min: 0, max: 2 },
	/** In a feature's own unit; the largest of the published worlds are some thousands. */
	stateRange: { min: -1e6, max: 1e6 },
	testShare: { min: 0, max: MAX_TEST_SHARE },
	width: { min: 16, max: 512 },
	latentDim: { min: 1, max: 16 },
	embeddingDim: { min: 1, max: 16 },
	batchSize: { min: 4, max: 512 },
	stopAt: { min: 0, max: 1_000_000 },
	klWeight: { min: 0, max: 100 },
	termWeight: { min: 0, max: 100 },
	learningRate: { min: 1e-6, max: 0.1 },
	scheduleEvery: { min: 1, max: 1_000_000 },
	scheduleFactor: { min: 0.01, max: 1 },
	/** A cycle of fewer steps would never reach the weight, or only jump. */
	klCycle: { min: 4, max: 1_000_000 },
	drawnStep: { min: 0, max: 1_000_000 },
	drawnFactor: { min: 0, max: 1 },
	displayPoints: { min: 100, max: 10_000 },
	ellipseEvery: { min: 1, max: 1_000 },
	boxPercent: { min: 50, max: 100 },
	sampleScale: { min: 0.1, max: 3 },
	latent: { min: -100, max: 100 },
} as const;

type Limit = { readonly min: number; readonly max: number };

/** What is wanted where no limit says it; notices have these words in every language. */
export const EXPECTED = {
	finite: 'a finite number',
	whole: 'a whole number',
	nothing: 'no such field',
	something: 'a value',
	colour: 'action, reward, or parameter:i, state:i, delta:i',
	ascending: 'steps ascending',
	different: 'two different dimensions',
} as const;

const LONGEST_EXPECTED = 120;

/** Issues that are reported at most: what has more faults needs no longer list. */
const MOST_ISSUES = 20;

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

const runSchema = v.strictObject({
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

const configSchema = v.strictObject({
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

/** A part of a configuration, at any depth. */
export type DeepPartial<T> = T extends readonly unknown[]
	? T
	: T extends object
		? { [K in keyof T]?: DeepPartial<T[K]> }
		: T;

const teachingRun: Config['runs'][0] = {
	klWeight: 0.1,
	klSchedule: { kind: 'constant' },
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 1e-3,
	schedule: { kind: 'constant' },
	optimizer: 'kept',
};

/**
 * What a link, a manifest or a lesson leaves out: small enough to see it learn, with and without the KL. It never changes,
 * or links that were made earlier would mean something else.
 */
export const DEFAULT_CONFIG: Config = {
	environment: 'goal',
	published: true,
	data: { size: 6_000, seed: 1, scriptedShare: 0, scriptedNoise: 0, actions: null, states: null, testShare: 0 },
	model: { width: 64, latentDim: 2, embeddingDim: 6 },
	training: { seed: 1, batchSize: 64, stopAt: 4_000 },
	engine: 'auto',
	runs: [teachingRun, { ...teachingRun, klWeight: 0 }],
	display: {
		points: 1_000,
		colorBy: 'parameter:0',
		dims: [0, 1],
		layers: { mean: true, samples: false, ellipses: true, prior: true, box: true, path: true },
		ellipseEvery: 16,
		boxPercent: 96,
		loss: 'weighted',
	},
	probe: { action: 0, transition: 0, z: [0.4, -1.2] },
};

/**
 * What opens when nothing else is said: the same on the corrected simulator, in which the ball goes where the decoded
 * action says. As published, a kick ignores y.
 */
export const OPENING_CONFIG: Config = { ...DEFAULT_CONFIG, published: false };

/**
 * Steps that the page trains by itself on opening: from here on the two clouds of the default settings have their shape,
 * and the WebAssembly engine is there in a second or two.
 */
export const FIRST_STEPS = 1_500;

/** One thing that is wrong with a configuration from outside. */
export interface ConfigIssue {
	/** Where, such as `model.width`; '' for the whole. */
	readonly path: string;
	/** What was found there, shortened. */
	readonly received: string;
	/** What is wanted, such as `>=16`. */
	readonly expected: string;
}

export type ParsedConfig =
	| { readonly ok: true; readonly config: Config }
	| { readonly ok: false; readonly issues: readonly ConfigIssue[] };

/** Checks an unknown value against the schema and the rules between fields. */
export function parseConfig(value: unknown): ParsedConfig {
	const result = v.safeParse(configSchema, inPresentNames(value));
	if (!result.success) {
		return {
			ok: false,
			issues: result.issues.slice(0, MOST_ISSUES).map((issue) => ({
				path: v.getDotPath(issue) ?? '',
				received: issue.received.slice(0, 40),
				expected: expectedOf(issue),
			})),
		};
	}
	const issues = crossFieldIssues(result.output);
	return issues.length > 0 ? { ok: false, issues } : { ok: true, config: result.output };
}

/** Checks the settings of one run by themselves; null where they are outside the limits. */
export function parseRun(value: unknown): Config['runs'][0] | null {
	const result = v.safeParse(runSchema, value);
	return result.success ? result.output : null;
}

/** Engines of earlier links and files, and what took their place: the same model on the same processor. */
const FORMER_ENGINES: Readonly<Record<string, EngineId>> = { 'tfjs-wasm': 'simd' };

/** A configuration of an earlier page, in the names of this one. */
function inPresentNames(value: unknown): unknown {
	if (!isPlainObject(value) || typeof value.engine !== 'string') return value;
	return { ...value, engine: FORMER_ENGINES[value.engine] ?? value.engine };
}

/** What would be right, in a few words; lists of names are cut at a name. */
function expectedOf({ type, expected, received, message }: v.BaseIssue<unknown>): string {
	if (expected === 'never') return EXPECTED.nothing;
	if (received === 'undefined') return EXPECTED.something;
	if (type === 'regex') return EXPECTED.colour;
	// Some checks, such as for a whole number, say what they want only in their message.
	const text = expected ?? message;
	return text.length <= LONGEST_EXPECTED ? text : `${text.slice(0, text.lastIndexOf('|', LONGEST_EXPECTED))}…`;
}

type Columns = Pick<World, 'parameterDim' | 'features'>;

/** Columns of the kind that a colour names. */
function columnsOfKind({ parameterDim, features }: Columns, colorBy: ColorBy): number {
	return colorBy.startsWith('parameter') ? parameterDim : features.length;
}

/** Whether a world has the column that a colour names; those without a number it always has. */
export function hasColumn(columns: Columns, colorBy: ColorBy): boolean {
	const [, index] = colorBy.split(':');
	return index === undefined || Number(index) < columnsOfKind(columns, colorBy);
}

/** Rules that no single field can tell. */
function crossFieldIssues(config: Config): ConfigIssue[] {
	const issues: ConfigIssue[] = [];
	const { latentDim } = config.model;
	for (const dim of config.display.dims) {
		if (dim >= latentDim && dim > 1)
			issues.push({ path: 'display.dims', received: String(dim), expected: `<${latentDim}` });
	}
	const [across, up] = config.display.dims;
	if (across === up) issues.push({ path: 'display.dims', received: `${across}, ${up}`, expected: EXPECTED.different });
	const { z } = config.probe;
	if (z.length !== latentDim)
		issues.push({ path: 'probe.z.length', received: String(z.length), expected: String(latentDim) });
	const environment = worldById(config.environment);
	if (environment) {
		const { colorBy } = config.display;
		if (!hasColumn(environment, colorBy))
			issues.push({ path: 'display.colorBy', received: colorBy, expected: `<${columnsOfKind(environment, colorBy)}` });
		if (config.probe.action >= environment.actions.length)
			issues.push({
				path: 'probe.action',
				received: String(config.probe.action),
				expected: `<${environment.actions.length}`,
			});
	}
	if (environment) issues.push(...dataIssues(config.data, environment));
	if (config.probe.transition >= config.data.size)
		issues.push({
			path: 'probe.transition',
			received: String(config.probe.transition),
			expected: `<${config.data.size}`,
		});
	return issues;
}

/** How many transitions a world can have: any number of simulated ones, of others those that there are. */
export function sizeLimits(environment: string): Limit {
	if (!isOwnId(environment)) return LIMITS.dataSize;
	return { min: OWN_SIZE.min, max: ownData(environment)?.dataset.size ?? OWN_SIZE.max };
}

/** What of the data the environment does not have. */
function dataIssues(data: Config['data'], environment: World): ConfigIssue[] {
	const { size, scriptedShare, actions, states } = data;
	const issues: ConfigIssue[] = [];
	const { min, max } = sizeLimits(environment.id);
	if (size < min || size > max)
		issues.push({ path: 'data.size', received: String(size), expected: size < min ? `>=${min}` : `<=${max}` });
	if (!isSimulated(environment)) {
		for (const [path, choice] of Object.entries({ actions, states }))
			if (choice)
				issues.push({ path: `data.${path}`, received: JSON.stringify(choice).slice(0, 40), expected: 'null' });
	}
	if (scriptedShare > 0 && !(isSimulated(environment) && environment.scriptedPolicy))
		issues.push({ path: 'data.scriptedShare', received: String(scriptedShare), expected: '0' });
	const count = environment.actions.length;
	const ascending = actions?.every((action, i) => action < count && (i === 0 || actions[i - 1] < action)) ?? true;
	if (!ascending)
		issues.push({ path: 'data.actions', received: String(actions).slice(0, 40), expected: `ascending, <${count}` });
	if (states) {
		const feature = environment.features.find(({ id }) => id === states.feature);
		if (!feature || feature.derived)
			issues.push({ path: 'data.states.feature', received: states.feature, expected: 'a feature that is not derived' });
		if (states.low > states.high)
			issues.push({ path: 'data.states.high', received: String(states.high), expected: `>=${states.low}` });
	}
	return issues;
}

/**
 * Replaces the given leaves of `base`; arrays and schedules are replaced whole. Where another number of latent
 * dimensions is all that is said, the probe and the axes keep of theirs what there is.
 */
export function mergeConfig(base: Config, patch: DeepPartial<Config>): unknown {
	const merged = merge(base, patch);
	const latentDim = patch.model?.latentDim;
	const { min, max } = LIMITS.latentDim;
	const counts = latentDim !== undefined && Number.isInteger(latentDim) && latentDim >= min && latentDim <= max;
	// A part of a configuration has no probe to take along.
	if (!counts || !('probe' in base)) return merged;
	const z = Array.from({ length: latentDim }, (_, dim) => base.probe.z[dim] ?? 0);
	const { dims } = base.display;
	const fitted = {
		probe: { z },
		display: { dims: dims.some((dim) => dim >= latentDim) ? DEFAULT_CONFIG.display.dims : dims },
	};
	return merge(merge(merged, fitted), { probe: patch.probe, display: patch.display });
}

function merge(base: unknown, patch: unknown): unknown {
	if (patch === undefined) return base;
	if (!isPlainObject(base) || !isPlainObject(patch)) return patch;
	// A schedule is one of several forms: leaves of the old form must not survive in the new one.
	if ('kind' in patch) return patch;
	const merged: Record<string, unknown> = { ...base };
	for (const [key, value] of Object.entries(patch)) merged[key] = merge(base[key], value);
	return merged;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
