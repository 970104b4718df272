/** What the lessons' pages and exercises state in numbers, by the state of training that it is true of. */
import { readClaims } from '../src/analysis/claims';
import { isTrained } from '../src/lessons/agentStudy';
import { evidenceKey, evidencePlace, type StoredEvidence, trainingOf } from '../src/lessons/evidence';
import type { Stage, TrainedClaim } from '../src/lessons/Lesson';
import { LESSON_IDS, type Lesson, loadLesson } from '../src/lessons/registry';
import { configOfStage, stageOf } from '../src/lessons/stage';
import { exerciseClaims } from './exerciseClaims';
import { trainStage } from './lessonTraining';

export interface StatedClaim {
	readonly lesson: string;
	readonly page: string;
	readonly claim: TrainedClaim;
}

/** A stage and what pages state of it. */
export interface StageClaims {
	readonly stage: Stage;
	readonly stated: readonly StatedClaim[];
}

export interface MeasuredClaim extends StatedClaim {
	/** Seed of the training. */
	readonly seed: number;
	readonly measured: number;
	readonly holds: boolean;
}

/** The lessons of the course, or those named. */
export function loadLessons(only: readonly string[] = []): Promise<Lesson[]> {
	return Promise.all(LESSON_IDS.filter((id) => only.length === 0 || only.includes(id)).map(loadLesson));
}

/** Every stage that something is stated of, once, also where pages and exercises of several lessons stand on it. */
export async function stagesWithClaims(lessons: readonly Lesson[]): Promise<StageClaims[]> {
	const stages = new Map<string, { stage: Stage; stated: StatedClaim[] }>();
	const state = (stage: Stage, claims: readonly StatedClaim[]) => {
		if (claims.length === 0) return;
		const key = `${trainingOf(stage)} ${configOfStage(stage).training.seed}`;
		const entry = stages.get(key) ?? { stage, stated: [] };
		entry.stated.push(...claims);
		stages.set(key, entry);
	};
	for (const lesson of lessons) {
		for (const [index, page] of lesson.pages.entries())
			state(
				stageOf(lesson, index),
				(page.claims ?? []).filter(isTrained).map((claim) => ({ lesson: lesson.id, page: page.id, claim })),
			);
		for (const { stage, ...stated } of await exerciseClaims(lesson.id)) state(stage, [stated]);
	}
	return [...stages.values()];
}

/**
 * Trains the stage and measures what is stated of it.
 * @param seeds of the training; that of the stage where left out
 * @returns one list a seed, in the order of the claims stated
 */
export async function measureStage(
	{ stage, stated }: StageClaims,
	seeds: readonly number[] = [configOfStage(stage).training.seed],
): Promise<MeasuredClaim[][]> {
	const trainings = await trainStage(stage, seeds);
	return trainings.map((training) => {
		const measured = readClaims({ measures: stated.map(({ claim }) => claim.measure), training });
		return stated.map((one, i) => ({
			...one,
			seed: training.seed,
			measured: measured[i],
			holds: measured[i] >= one.claim.low && measured[i] <= one.claim.high,
		}));
	});
}

/** What is left of a stage when what is stored of it already is left out. */
export function withoutStored({ stage, stated }: StageClaims, { claims }: StoredEvidence): StageClaims {
	const missing = stated.filter(({ lesson, page, claim }) => {
		const found = claims[evidencePlace(lesson, page, claim.id)];
		return found?.of !== evidenceKey(stage, claim.measure);
	});
	return { stage, stated: missing };
}

/**
 * The evidence with what was measured of a stage put in, and without what no page states any more, in the order of the
 * course.
 * @param measured of each seed, in the order of the claims stated
 * @param stages all that the course states
 */
export function evidenceWith(
	stored: StoredEvidence,
	{ stage, stated }: StageClaims,
	measured: readonly (readonly MeasuredClaim[])[],
	stages: readonly StageClaims[],
): StoredEvidence {
	const claims = { ...stored.claims };
	for (const [index, { lesson, page, claim }] of stated.entries()) {
		const values = measured.map((ofSeed) => Number(ofSeed[index].measured.toPrecision(4)));
		claims[evidencePlace(lesson, page, claim.id)] = { of: evidenceKey(stage, claim.measure), values };
	}
	const places = stages
		.flatMap((one) => one.stated)
		.map(({ lesson, page, claim }) => evidencePlace(lesson, page, claim.id))
		.filter((place) => place in claims)
		.sort();
	return { ...stored, claims: Object.fromEntries(places.map((place) => [place, claims[place]])) };
}
