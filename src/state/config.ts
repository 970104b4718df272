/**
 * One schema for the whole configuration: its defaults, its limits, what a link carries and what a
 * manifest holds. Everything that reads a configuration from outside goes through {@link parseConfig}.
 */
import * as v from 'valibot';
import { ENVIRONMENTS } from '../environments/registry';
import type { RunSettings } from '../model/settings';
import { ENGINE_IDS } from '../training/Trainer';

/** The smallest and largest value of every number a person can set. */
export const LIMITS = {
	dataSize: { min: 500, max: 50_000 },
	seed: { min: 0, max: 2 ** 31 - 1 },
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
	displayPoints: { min: 100, max: 10_000 },
	ellipseEvery: { min: 1, max: 1_000 },
	boxPercent: { min: 50, max: 100 },
	sampleScale: { min: 0.1, max: 3 },
	latent: { min: -100, max: 100 },
} as const;

type Limit = { readonly min: number; readonly max: number };

const numberIn = ({ min, max }: Limit) => v.pipe(v.number(), v.finite(), v.minValue(min), v.maxValue(max));
const integerIn = ({ min, max }: Limit) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

const scheduleSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('constant') }),
	v.strictObject({
		kind: v.picklist(['step', 'exponential']),
		every: integerIn(LIMITS.scheduleEvery),
		factor: numberIn(LIMITS.scheduleFactor),
	}),
]);

const runSchema = v.strictObject({
	klWeight: numberIn(LIMITS.klWeight),
	stateWeight: numberIn(LIMITS.termWeight),
	parameterWeight: numberIn(LIMITS.termWeight),
	learningRate: numberIn(LIMITS.learningRate),
	schedule: scheduleSchema,
	optimizer: v.picklist(['kept', 'rebuilt']),
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
	dims: v.tuple([integerIn({ min: 0, max: 15 }), integerIn({ min: 0, max: 15 })]),
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
	transition: integerIn({ min: 0, max: LIMITS.dataSize.max - 1 }),
	z: v.pipe(v.array(numberIn(LIMITS.latent)), v.maxLength(LIMITS.latentDim.max)),
});

const configSchema = v.strictObject({
	environment: v.picklist(ENVIRONMENTS.map((environment) => environment.id)),
	/** The simulator with its published quirks. */
	published: v.boolean(),
	data: v.strictObject({ size: integerIn(LIMITS.dataSize), seed: integerIn(LIMITS.seed) }),
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
	runs: v.tuple([runSchema, runSchema]),
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

const teachingRun: RunSettings = {
	klWeight: 0.1,
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 1e-3,
	schedule: { kind: 'constant' },
	optimizer: 'kept',
};

/** What opens when nothing else is said: small enough to see it learn, with and without the KL. */
export const DEFAULT_CONFIG: Config = {
	environment: 'goal',
	published: true,
	data: { size: 6_000, seed: 1 },
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

/** HyAR's own training settings: width 256, six latent dims, rate 1e-4, KL weight 0.5, Adam rebuilt each step. */
export const PUBLISHED_SETTINGS = {
	model: { width: 256, latentDim: 6, embeddingDim: 6 },
	training: { batchSize: 64, stopAt: 5_000 },
	run: { klWeight: 0.5, stateWeight: 1, parameterWeight: 2, learningRate: 1e-4, optimizer: 'rebuilt' },
} as const;

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
	const result = v.safeParse(configSchema, value);
	if (!result.success) {
		return {
			ok: false,
			issues: result.issues.map((issue) => ({
				path: v.getDotPath(issue) ?? '',
				received: issue.received.slice(0, 40),
				expected: (issue.expected ?? '').slice(0, 80),
			})),
		};
	}
	const issues = crossFieldIssues(result.output);
	return issues.length > 0 ? { ok: false, issues } : { ok: true, config: result.output };
}

/** Rules that no single field can tell. */
function crossFieldIssues(config: Config): ConfigIssue[] {
	const issues: ConfigIssue[] = [];
	const { latentDim } = config.model;
	for (const dim of config.display.dims) {
		if (dim >= latentDim && dim > 1)
			issues.push({ path: 'display.dims', received: String(dim), expected: `<${latentDim}` });
	}
	const environment = ENVIRONMENTS.find(({ id }) => id === config.environment);
	if (environment) {
		const [kind, index] = config.display.colorBy.split(':');
		const count = kind === 'parameter' ? environment.parameterDim : environment.features.length;
		if (index !== undefined && Number(index) >= count)
			issues.push({ path: 'display.colorBy', received: config.display.colorBy, expected: `<${count}` });
		if (config.probe.action >= environment.actions.length)
			issues.push({
				path: 'probe.action',
				received: String(config.probe.action),
				expected: `<${environment.actions.length}`,
			});
	}
	if (config.probe.transition >= config.data.size)
		issues.push({
			path: 'probe.transition',
			received: String(config.probe.transition),
			expected: `<${config.data.size}`,
		});
	return issues;
}

/** Replaces the given leaves of `base`; arrays are replaced whole unless a part is given per entry. */
export function mergeConfig(base: Config, patch: DeepPartial<Config>): unknown {
	return merge(base, patch);
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
