/** Validates settings from outside, as in a file or a link. */
import * as v from 'valibot';
import { ENVIRONMENTS } from '../environments/registry';
import { AGENT_SIZES } from '../files/hyarAgent';
import { LIMITS, type Limit } from '../state/config/limits';
import { AGENT_LIMITS, type SharedNumbers, WHOLE } from './choice';

const bounded = ({ min, max }: Limit, isWhole: boolean) => {
	const inside = v.pipe(v.number(), v.minValue(min), v.maxValue(max));
	return isWhole ? v.pipe(inside, v.integer()) : inside;
};
const limited = (name: keyof typeof AGENT_LIMITS, isWhole: boolean) => bounded(AGENT_LIMITS[name], isWhole);
const shared = (name: keyof SharedNumbers) => limited(name, WHOLE.has(name));

/** A step of the environment; further than any training goes. */
export const EnvironmentStepSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));

const DifferenceSchema = v.strictObject({
	klWeight: limited('klWeight', false),
	hasBox: v.boolean(),
	relabelling: v.picklist(['published', 'corrected', 'off']),
	optimizer: v.picklist(['kept', 'rebuilt']),
	latentDim: limited('latentDim', true),
});

const learning = {
	noiseEpisodes: shared('noiseEpisodes'),
	leastNoise: shared('leastNoise'),
	updatesPerStep: shared('updatesPerStep'),
	actorRate: shared('actorRate'),
	criticRate: shared('criticRate'),
	policyDelay: shared('policyDelay'),
	discount: shared('discount'),
};

const BranchSchema = v.strictObject({
	step: EnvironmentStepSchema,
	of: v.picklist([0, 1]),
	numbers: v.partial(v.strictObject(learning)),
});

const OpenedSchema = v.strictObject({
	embeddingDim: bounded(AGENT_SIZES.embeddingDim, true),
	representationWidth: bounded(LIMITS.width, true),
	hasCritic: v.boolean(),
	isOneRepresentation: v.boolean(),
	hasSettings: v.optional(v.boolean(), false),
});

/** Defaults for what the earlier versions of files do not contain. */
export const ChoiceSchema = v.strictObject({
	environment: v.picklist(ENVIRONMENTS.map(({ id }) => id)),
	preset: v.picklist(['teaching', 'published']),
	seed: shared('seed'),
	seeds: shared('seeds'),
	randomEpisodes: shared('randomEpisodes'),
	representationSteps: shared('representationSteps'),
	environmentSteps: shared('environmentSteps'),
	evaluateEvery: shared('evaluateEvery'),
	evaluationEpisodes: shared('evaluationEpisodes'),
	width: shared('width'),
	batchSize: shared('batchSize'),
	...learning,
	leastNoise: v.optional(learning.leastNoise, 0.1),
	updatesPerStep: v.optional(learning.updatesPerStep, 1),
	updateAtStart: v.optional(v.boolean(), true),
	runs: v.strictTuple([DifferenceSchema, DifferenceSchema]),
	branch: v.optional(v.nullable(BranchSchema), null),
	opened: v.optional(v.nullable(OpenedSchema), null),
});
