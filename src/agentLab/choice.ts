/** The settings of a training of agents: a preset's numbers, each of which can be changed, and how A and B differ. */
import { type AgentPreset, publishedPreset, specOf, teachingPreset } from '../agent/presets';
import type { AgentSettings, AgentSpec } from '../agent/settings';
import type { Environment } from '../environments/Environment';
import { environmentById } from '../environments/registry';
import { AGENT_SIZES } from '../files/hyarAgent';

export type PresetName = 'teaching' | 'published';

/** What A and B can differ in; everything else is the same for both. */
export interface AgentDifference {
	/** w, in `AGENT_LIMITS.klWeight`. */
	readonly klWeight: number;
	readonly hasBox: boolean;
	readonly relabelling: AgentSettings['relabelling'];
	/** Adam of the representation: kept, or re-created at every step. */
	readonly optimizer: AgentSettings['representation']['optimizer'];
	/** Z */
	readonly latentDim: number;
}

/** Numbers that A and B share. */
export interface SharedNumbers {
	/** Of random episodes, initial weights, batches and noise; the first one where there are several. */
	readonly seed: number;
	/** How many seeds A and B are trained with, from `seed` on: one A and one B each. */
	readonly seeds: number;
	readonly randomEpisodes: number;
	/** Steps of the representation before the agent begins. */
	readonly representationSteps: number;
	/** Environment steps that Train learns on for. */
	readonly environmentSteps: number;
	/** Environment steps between two evaluations, and episodes of each. */
	readonly evaluateEvery: number;
	readonly evaluationEpisodes: number;
	/** Hidden units of representation, actor and critics. */
	readonly width: number;
	/** Replay entries an iteration. */
	readonly batchSize: number;
	/** Episodes over which the exploration noise goes from 1 down to `leastNoise`. */
	readonly noiseEpisodes: number;
	readonly leastNoise: number;
	/** γ */
	readonly discount: number;
	/** The actor is updated at every so manyth update of the critics. */
	readonly policyDelay: number;
	readonly actorRate: number;
	readonly criticRate: number;
	/** Updates of the critics an environment step. */
	readonly updatesPerStep: number;
}

/** Numbers of how an agent learns: what a branch can give B otherwise than A. */
export const LEARNING_NUMBERS = [
	'noiseEpisodes',
	'leastNoise',
	'updatesPerStep',
	'actorRate',
	'criticRate',
	'policyDelay',
	'discount',
] as const satisfies readonly (keyof SharedNumbers)[];

export type LearningNumbers = Pick<SharedNumbers, (typeof LEARNING_NUMBERS)[number]>;

/** The origin of a branch: A continues unchanged, B with changed settings. */
export interface AgentBranch {
	/** Environment step. */
	readonly step: number;
	/** What A and B were until then: 0 for A, 1 for B. */
	readonly of: 0 | 1;
	/** Numbers that B has otherwise than the training says. */
	readonly numbers: Partial<LearningNumbers>;
}

/** Networks from files that A and B began with: what no setting says of them. */
export interface OpenedPolicy {
	/** d₁ */
	readonly embeddingDim: number;
	/** Hidden units of the representation; `width` is that of actor and critics. */
	readonly representationWidth: number;
	/** Whether there were critics; without, there is no landscape, and nothing is learned. */
	readonly hasCritic: boolean;
	/** Whether A and B have the same representation. */
	readonly isOneRepresentation: boolean;
	/** Whether the settings were in the file; else they are the official ones. */
	readonly hasSettings: boolean;
}

export interface AgentChoice extends SharedNumbers {
	/** Id of the world. */
	readonly environment: string;
	readonly preset: PresetName;
	/** Whether the critics are updated once more at each episode's start. */
	readonly updateAtStart: boolean;
	/** Of A and B. */
	readonly runs: readonly [AgentDifference, AgentDifference];
	/** null where both began with this training. */
	readonly branch: AgentBranch | null;
	/** null where the networks began with their seed's initial weights. */
	readonly opened: OpenedPolicy | null;
}

/** What each number may be. Trainings beyond them are for `npm run study`. */
export const AGENT_LIMITS: Readonly<
	Record<keyof SharedNumbers | 'klWeight' | 'latentDim', { readonly min: number; readonly max: number }>
> = {
	seed: { min: 0, max: 2 ** 31 - 1 },
	seeds: { min: 1, max: 10 },
	randomEpisodes: { min: 20, max: 50_000 },
	representationSteps: { min: 10, max: 100_000 },
	environmentSteps: { min: 10, max: 1_000_000 },
	evaluateEvery: { min: 10, max: 100_000 },
	evaluationEpisodes: { min: 5, max: 1_000 },
	width: AGENT_SIZES.width,
	batchSize: { min: 4, max: 512 },
	noiseEpisodes: { min: 0, max: 100_000 },
	leastNoise: { min: 0, max: 1 },
	discount: { min: 0, max: 1 },
	policyDelay: { min: 1, max: 20 },
	actorRate: { min: 1e-6, max: 0.1 },
	criticRate: { min: 1e-6, max: 0.1 },
	updatesPerStep: { min: 0.05, max: 20 },
	klWeight: { min: 0, max: 100 },
	latentDim: AGENT_SIZES.latentDim,
};

/** Numbers of a choice that are whole. */
export const WHOLE: ReadonlySet<keyof SharedNumbers> = new Set([
	'seed',
	'seeds',
	'randomEpisodes',
	'representationSteps',
	'environmentSteps',
	'evaluateEvery',
	'evaluationEpisodes',
	'width',
	'batchSize',
	'noiseEpisodes',
	'policyDelay',
]);

function presetOf(environment: Environment, name: PresetName): AgentPreset {
	return name === 'published' ? publishedPreset(environment) : teachingPreset(environment);
}

/** A preset of a world as it stands: A as the preset has it, B without the KL term. */
export function choiceOf(environment: Environment, name: PresetName, seed: number): AgentChoice {
	const { settings, randomEpisodes, environmentSteps, evaluateEvery, evaluationEpisodes } = presetOf(environment, name);
	const { representation, td3, hasBox, relabelling, width, batchSize } = settings;
	const { noiseEpisodes, leastNoise, updatesPerStep, updateAtStart } = settings;
	const { klWeight, optimizer, latentDim } = representation;
	const a: AgentDifference = { klWeight, hasBox, relabelling, optimizer, latentDim };
	return {
		environment: environment.id,
		preset: name,
		seed,
		seeds: 1,
		randomEpisodes,
		representationSteps: representation.steps,
		environmentSteps,
		evaluateEvery,
		evaluationEpisodes,
		width,
		batchSize,
		noiseEpisodes,
		leastNoise,
		discount: td3.discount,
		policyDelay: td3.policyDelay,
		actorRate: td3.actorRate,
		criticRate: td3.criticRate,
		updatesPerStep,
		updateAtStart,
		runs: [a, { ...a, klWeight: 0 }],
		branch: null,
		opened: null,
	};
}

/**
 * The official settings for networks from a file that says nothing of its own, with as few random episodes and evaluations as
 * the teaching preset has.
 */
export function officialChoice(environment: Environment, seed: number): AgentChoice {
	const { randomEpisodes, environmentSteps, evaluateEvery, evaluationEpisodes } = teachingPreset(environment);
	const budget = { randomEpisodes, environmentSteps, evaluateEvery, evaluationEpisodes };
	return { ...choiceOf(environment, 'published', seed), ...budget };
}

/** Seeds of one press: the fewest with an interval of the mean. */
export const SEVERAL_SEEDS = 5;

/** Whether Train can learn: not without critics. */
export function canLearn(training: AgentChoice | null): boolean {
	return training?.opened?.hasCritic !== false;
}

/** The seeds of a choice, ascending. */
export function seedsOf({ seed, seeds }: Pick<AgentChoice, 'seed' | 'seeds'>): number[] {
	return Array.from({ length: seeds }, (_, index) => seed + index);
}

/** What there is of A (0) or B (1) in a list of all agents of a choice, one a seed. */
export function ofRun<T>(agents: readonly T[], run: 0 | 1): T[] {
	return agents.filter((_, index) => index % 2 === run);
}

/** The training that a choice describes; its agents are A and B of the first seed, then of the next. @throws RangeError when its world is none of the lab's */
export function specOfChoice(choice: AgentChoice): AgentSpec {
	const environment = environmentById(choice.environment);
	if (!environment) throw new RangeError(`there is no environment ${choice.environment}`);
	const preset = presetOf(environment, choice.preset);
	const { settings } = preset;
	const { width, batchSize, updateAtStart, branch, opened } = choice;
	const settingsOfRuns = choice.runs.map(
		({ klWeight, hasBox, relabelling, optimizer, latentDim }, run): AgentSettings => {
			const numbers: LearningNumbers = { ...choice, ...(run === 1 && branch?.numbers) };
			const { noiseEpisodes, leastNoise, updatesPerStep, discount, policyDelay, actorRate, criticRate } = numbers;
			return {
				...settings,
				width,
				batchSize,
				noiseEpisodes,
				leastNoise,
				updatesPerStep,
				updateAtStart,
				hasBox,
				relabelling,
				td3: { ...settings.td3, discount, policyDelay, actorRate, criticRate },
				representation: {
					...settings.representation,
					...(opened && { embeddingDim: opened.embeddingDim }),
					width: opened?.representationWidth ?? width,
					steps: choice.representationSteps,
					klWeight,
					optimizer,
					latentDim,
				},
			};
		},
	);
	const agents = seedsOf(choice).flatMap((seed) => settingsOfRuns.map((ofRun) => ({ seed, settings: ofRun })));
	const { randomEpisodes, evaluateEvery, evaluationEpisodes } = choice;
	return { ...specOf(environment, preset, agents), randomEpisodes, evaluateEvery, evaluationEpisodes };
}

/** The parts in which B differs from A, in the order of the table. */
export function differences([a, b]: AgentChoice['runs']): (keyof AgentDifference)[] {
	return (Object.keys(a) as (keyof AgentDifference)[]).filter((key) => a[key] !== b[key]);
}
