/** What a study is: worlds × settings × seeds, each a training of one agent. */
import * as v from 'valibot';
import { publishedPreset, specOf, teachingPreset } from '../src/agent/presets';
import type { AgentSettings, AgentSpec } from '../src/agent/settings';
import { ENVIRONMENTS, environmentById } from '../src/environments/registry';

/** One training of a study: a file of its own in the folder of manifests. */
export interface StudyJob {
	/** Names its files: `goal-teaching-w0.02-seed1`. */
	readonly id: string;
	readonly world: string;
	readonly preset: 'teaching' | 'published';
	readonly seed: number;
	readonly klWeight: number;
	readonly relabelling: AgentSettings['relabelling'];
	readonly hasBox: boolean;
	readonly optimizer: AgentSettings['representation']['optimizer'];
	readonly latentDim: number;
	/** Whether the representation is trained on, and the box measured again, while the agent learns. */
	readonly laterTraining: boolean;
	/** Episodes over which the exploration noise falls. */
	readonly noiseEpisodes: number;
	/** Where the training ends. */
	readonly environmentSteps: number;
	readonly spec: AgentSpec;
}

/** The most trainings of a study. */
const MOST_JOBS = 100_000;

/** A value that stands twice would train two agents into one file. */
const list = <Item extends v.GenericSchema>(item: Item) =>
	v.pipe(
		v.array(item),
		v.minLength(1),
		v.check((values) => new Set(values).size === values.length, 'a value stands twice'),
	);
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** The text of study.json. What is left out is as the preset has it. */
const StudySchema = v.strictObject({
	worlds: list(v.picklist(ENVIRONMENTS.map(({ id }) => id))),
	preset: v.optional(v.picklist(['teaching', 'published']), 'teaching'),
	/** A list, or how many from 1 on. */
	seeds: v.union([v.pipe(count, v.maxValue(MOST_JOBS)), list(v.pipe(v.number(), v.integer()))]),
	klWeights: v.optional(list(v.pipe(v.number(), v.finite(), v.minValue(0)))),
	relabelling: v.optional(list(v.picklist(['published', 'corrected', 'off']))),
	box: v.optional(list(v.boolean())),
	optimizers: v.optional(list(v.picklist(['kept', 'rebuilt']))),
	latentDims: v.optional(list(v.pipe(count, v.maxValue(16)))),
	laterTraining: v.optional(list(v.boolean())),
	environmentSteps: v.optional(count),
	noiseEpisodes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
	randomEpisodes: v.optional(count),
	representationSteps: v.optional(count),
	evaluateEvery: v.optional(count),
	evaluationEpisodes: v.optional(count),
});

export type Study = v.InferOutput<typeof StudySchema>;

/** @throws RangeError with everything that is wrong with the text */
export function parseStudy(text: string): Study {
	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch (error) {
		throw new RangeError(`it is no JSON: ${(error as Error).message}`);
	}
	const parsed = v.safeParse(StudySchema, content);
	if (parsed.success) return parsed.output;
	const issues = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
	throw new RangeError(issues.join('; '));
}

/** How many trainings a study has. */
function countJobs({
	seeds,
	worlds,
	klWeights,
	relabelling,
	box,
	optimizers,
	latentDims,
	laterTraining,
}: Study): number {
	const lists = [worlds, klWeights, relabelling, box, optimizers, latentDims, laterTraining];
	const ofASeed = lists.reduce((product, values) => product * (values?.length ?? 1), 1);
	return ofASeed * (typeof seeds === 'number' ? seeds : seeds.length);
}

/** No training has as many episodes. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** Every training of a study, in an order that depends on the study alone. @throws RangeError when there are too many */
export function expandStudy(study: Study): StudyJob[] {
	// Before any is made.
	if (countJobs(study) > MOST_JOBS) throw new RangeError(`a study has at most ${MOST_JOBS} trainings`);
	const { preset: name = 'teaching', seeds } = study;
	const seedList = typeof seeds === 'number' ? Array.from({ length: seeds }, (_, i) => i + 1) : seeds;
	const jobs: StudyJob[] = [];
	for (const world of study.worlds) {
		const environment = environmentById(world);
		if (!environment) throw new RangeError(`there is no world ${world}`);
		const preset = name === 'teaching' ? teachingPreset(environment) : publishedPreset(environment);
		const { settings } = preset;
		const environmentSteps = study.environmentSteps ?? preset.environmentSteps;
		const steps = study.representationSteps ?? settings.representation.steps;
		const noiseEpisodes = study.noiseEpisodes ?? settings.noiseEpisodes;
		const budget = {
			...preset,
			randomEpisodes: study.randomEpisodes ?? preset.randomEpisodes,
			evaluateEvery: study.evaluateEvery ?? preset.evaluateEvery,
			evaluationEpisodes: study.evaluationEpisodes ?? preset.evaluationEpisodes,
		};
		const variations = product({
			klWeight: study.klWeights ?? [settings.representation.klWeight],
			relabelling: study.relabelling ?? [settings.relabelling],
			hasBox: study.box ?? [settings.hasBox],
			optimizer: study.optimizers ?? [settings.representation.optimizer],
			latentDim: study.latentDims ?? [settings.representation.latentDim],
			laterTraining: study.laterTraining ?? [true],
			seed: seedList,
		});
		for (const varied of variations) {
			const { klWeight, relabelling, hasBox, optimizer, latentDim, laterTraining, seed } = varied;
			const { laterFrom } = settings.representation;
			const changed: AgentSettings = {
				...settings,
				noiseEpisodes,
				relabelling,
				hasBox,
				representation: {
					...settings.representation,
					steps,
					klWeight,
					optimizer,
					latentDim,
					laterFrom: laterTraining ? laterFrom : NEVER,
				},
			};
			const spec = specOf(environment, budget, [{ seed, settings: changed }]);
			const told = { world, preset: name, ...varied };
			jobs.push({ id: idOf(told, study), ...told, noiseEpisodes, environmentSteps, spec });
		}
	}
	return jobs;
}

/** Every combination of one value of each list; the last list varies fastest. */
function product<T extends object>(lists: { readonly [Name in keyof T]: readonly T[Name][] }): T[] {
	let all: Partial<T>[] = [{}];
	for (const name of Object.keys(lists) as (keyof T)[])
		all = all.flatMap((one) => lists[name].map((value) => ({ ...one, [name]: value })));
	return all as T[];
}

/** What a training differs in from others of its study, as a file's name. */
function idOf(job: Omit<StudyJob, 'id' | 'noiseEpisodes' | 'environmentSteps' | 'spec'>, study: Study): string {
	const parts = [job.world, job.preset];
	if (study.klWeights) parts.push(`w${job.klWeight}`);
	if (study.relabelling) parts.push(`relabelling-${job.relabelling}`);
	if (study.box) parts.push(job.hasBox ? 'box' : 'no-box');
	if (study.optimizers) parts.push(`adam-${job.optimizer === 'kept' ? 'kept' : 're-created'}`);
	if (study.latentDims) parts.push(`z${job.latentDim}`);
	if (study.laterTraining) parts.push(job.laterTraining ? 'later' : 'no-later');
	parts.push(`seed${job.seed}`);
	return parts.join('-');
}

/** The share of one process: `2/8` is the second of eight. */
export interface Shard {
	readonly index: number;
	readonly of: number;
}

/** @throws RangeError when the text is no i/n with 1 ≤ i ≤ n */
export function parseShard(text: string): Shard {
	const found = /^(\d+)\/(\d+)$/.exec(text);
	const [index, of] = [Number(found?.[1]), Number(found?.[2])];
	if (!found || index < 1 || index > of) throw new RangeError(`"${text}" is no shard; 2/8 is the second of eight`);
	return { index, of };
}

/** Every n-th training, so that worlds and weights fall on all shards alike. */
export function jobsOfShard(jobs: readonly StudyJob[], { index, of }: Shard): StudyJob[] {
	return jobs.filter((_, i) => i % of === index - 1);
}
