/** The agents that the lessons state numbers of, from the folder of a study. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	type AgentStudy,
	agentValues,
	isOfAgents,
	overSeeds,
	STUDIED_NOISE_EPISODES,
	STUDIED_WEIGHTS,
} from '../src/lessons/agentStudy';
import type { Lesson } from '../src/lessons/registry';
import type { StudyResult } from './studyJob';

/**
 * A study as the lessons keep it.
 * @param folder with `results/`, see scripts/study.ts
 * @throws RangeError when a training is missing or another one than the lessons are about
 */
export function readStudy(folder: string): AgentStudy {
	const results = readdirSync(join(folder, 'results'))
		.filter((name) => name.endsWith('.json'))
		.map((name) => JSON.parse(readFileSync(join(folder, 'results', name), 'utf8')) as StudyResult)
		.sort((a, b) => a.job.seed - b.job.seed);
	const fits = results.every(
		({ job }) => job.world === 'goal' && job.preset === 'teaching' && job.noiseEpisodes === STUDIED_NOISE_EPISODES,
	);
	if (results.length === 0 || !fits) throw new RangeError('it is no study of Goal as in examples/kl-study.json');
	const of = (klWeight: number) => results.filter(({ job }) => job.klWeight === klWeight);
	const [{ curve }] = results;
	const seeds = of(STUDIED_WEIGHTS[0]).map(({ job }) => job.seed);
	const success = STUDIED_WEIGHTS.map((klWeight) => {
		const trained = of(klWeight);
		if (trained.map(({ job }) => job.seed).join() !== seeds.join())
			throw new RangeError(`w = ${klWeight} has other seeds than w = ${STUDIED_WEIGHTS[0]}`);
		return [String(klWeight), trained.map((one) => one.curve.map(({ successRate }) => successRate ?? Number.NaN))];
	});
	return {
		seeds,
		steps: curve.map(({ environmentStep }) => environmentStep),
		episodes: curve[0].episodes,
		success: Object.fromEntries(success),
	};
}

/** Seeds and weights whose curves are not those of another study; only what both have is compared. */
export function differingCurves(study: AgentStudy, other: AgentStudy): string[] {
	return STUDIED_WEIGHTS.flatMap((klWeight) =>
		study.seeds
			.filter((seed, row) => {
				const place = other.seeds.indexOf(seed);
				const [mine, theirs] = [study.success[klWeight][row], other.success[klWeight]?.[place]];
				return theirs !== undefined && theirs.join() !== mine.join();
			})
			.map((seed) => `w = ${klWeight}, seed ${seed}`),
	);
}

/** One claim of agents, of a study. */
export interface StudiedClaim {
	readonly place: string;
	readonly value: number;
	readonly low: number;
	readonly high: number;
	/** Of the study. */
	readonly mean: number;
	readonly interval: { readonly low: number; readonly high: number } | null;
}

/** What the lessons state of agents, and what a study says of it. */
export function studiedClaims(lessons: readonly Lesson[], study: AgentStudy): StudiedClaim[] {
	return lessons.flatMap(({ id: lesson, pages }) =>
		pages.flatMap(({ id: page, claims = [] }) =>
			claims.flatMap(({ id, measure, value, low, high }) =>
				isOfAgents(measure)
					? [{ place: `${lesson}/${page}/${id}`, value, low, high, ...overSeeds(agentValues(measure, study)) }]
					: [],
			),
		),
	);
}
