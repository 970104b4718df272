import { describe, expect, test } from 'vitest';
import { EXERCISES_PAGE, exerciseClaims } from '../../../scripts/exerciseClaims';
import {
	evidenceWith,
	loadLessons,
	type StageClaims,
	stagesWithClaims,
	withoutStored,
} from '../../../scripts/lessonClaims';
import { EVIDENCE, evidenceKey, evidencePlace, type StoredEvidence } from '../../../src/lessons/evidence';
import type { Stage, TrainedClaim } from '../../../src/lessons/Lesson';
import { LESSON_IDS } from '../../../src/lessons/registry';
import { lessonRuns, SMALL_MODEL } from '../../../src/lessons/stage';

const STAGE: Stage = { config: { ...SMALL_MODEL, runs: lessonRuns({ klWeight: 0.1 }, { klWeight: 0 }) }, steps: 600 };
const MEASURE = { kind: 'sigma', run: 0 } as const;
const KEY = evidenceKey(STAGE, MEASURE);

const claim = (id: string): TrainedClaim => ({
	id,
	label: { en: '', 'zh-CN': '' },
	measure: MEASURE,
	value: 1,
	low: 0,
	high: 2,
});

const STATED: StageClaims = {
	stage: STAGE,
	stated: ['a', 'b'].map((id) => ({ lesson: 'kl', page: 'balance', claim: claim(id) })),
};

const COURSE = await loadLessons();
const STAGES = await stagesWithClaims(COURSE);

const NONE: StoredEvidence = { seeds: [1, 2], claims: {} };

describe('what evidence is of', () => {
	test('is told by the measure, and by what of the stage decides the codes', () => {
		const others = [
			evidenceKey(STAGE, { kind: 'sigma', run: 1 }),
			evidenceKey({ ...STAGE, steps: 601 }, MEASURE),
			evidenceKey({ ...STAGE, config: { ...STAGE.config, environment: 'platform' } }, MEASURE),
			evidenceKey({ ...STAGE, config: { ...STAGE.config, model: { width: 16 } } }, MEASURE),
			evidenceKey({ ...STAGE, config: { ...STAGE.config, runs: lessonRuns({}, {}) } }, MEASURE),
		];
		expect(new Set([KEY, ...others]).size).toBe(others.length + 1);
	});

	test('is not told by the seed, the probe or what the maps show', () => {
		for (const change of [
			{ training: { ...SMALL_MODEL.training, seed: 7 } },
			{ probe: { z: [1, 1] as number[] } },
			{ display: { ...SMALL_MODEL.display, colorBy: 'action' } },
		] satisfies Stage['config'][])
			expect(evidenceKey({ ...STAGE, config: { ...STAGE.config, ...change } }, MEASURE)).toBe(KEY);
	});
});

describe('the file', () => {
	const measured = [1, 2].map((seed) =>
		STATED.stated.map((one) => ({ ...one, seed, measured: seed + 0.123456, holds: true })),
	);

	test('gets four significant figures of each seed, and drops what no page states any more', () => {
		const old = { seeds: [1, 2], claims: { 'gone/gone/gone': { of: KEY, values: [0, 0] } } };
		const { claims } = evidenceWith(old, STATED, measured, [STATED]);
		expect(Object.keys(claims)).toEqual(['kl/balance/a', 'kl/balance/b']);
		expect(claims['kl/balance/a']).toEqual({ of: KEY, values: [1.123, 2.123] });
	});

	test('is asked for what it does not have: nothing twice, and again what has changed', () => {
		expect(withoutStored(STATED, NONE).stated).toHaveLength(2);
		const stored = evidenceWith(NONE, STATED, measured, [STATED]);
		expect(withoutStored(STATED, stored).stated).toHaveLength(0);
		const changed = { ...STATED, stage: { ...STAGE, steps: 300 } };
		expect(withoutStored(changed, stored).stated).toHaveLength(2);
	});

	test('holds a number for each seed', () => {
		for (const [place, { values }] of Object.entries(EVIDENCE.claims)) {
			expect(values, place).toHaveLength(EVIDENCE.seeds.length);
			expect(values.every(Number.isFinite), place).toBe(true);
		}
		expect(evidencePlace('kl', 'balance', 'a')).toBe('kl/balance/a');
	});
});

describe('the course', () => {
	/** Every number of every page and exercise, with where its evidence stands. */
	const stated = STAGES.flatMap(({ stage, stated }) =>
		stated.map(({ lesson, page, claim }) => ({ stage, claim, place: evidencePlace(lesson, page, claim.id) })),
	);

	test('states nothing without evidence of the five seeds, and none that is of another stage or measure', () => {
		expect(EVIDENCE.seeds).toEqual([1, 2, 3, 4, 5]);
		const unproven = stated
			.filter(({ stage, claim, place }) => EVIDENCE.claims[place]?.of !== evidenceKey(stage, claim.measure))
			.map(({ place }) => place);
		expect(unproven).toEqual([]);
	});

	test('allows every number that was measured, with whichever seed', () => {
		const outside = stated.flatMap(({ claim, place }) =>
			(EVIDENCE.claims[place]?.values ?? [])
				.filter((value) => !(value >= claim.low && value <= claim.high))
				.map((value) => `${place}: ${value} is not in ${claim.low} … ${claim.high}`),
		);
		expect(outside).toEqual([]);
	});

	test('keeps no evidence of what is not stated, and states nothing twice under one name', () => {
		const places = stated.map(({ place }) => place);
		expect(Object.keys(EVIDENCE.claims).sort()).toEqual([...new Set(places)].sort());
		expect(new Set(places).size).toBe(places.length);
		expect(COURSE.flatMap(({ pages }) => pages.map(({ id }) => id))).not.toContain(EXERCISES_PAGE);
	});

	test('has a claim of every prediction that an exercise asks some student for', async () => {
		const claims = (await Promise.all(LESSON_IDS.map(exerciseClaims))).flat();
		expect(new Set(claims.map(({ lesson }) => lesson))).toEqual(new Set(LESSON_IDS));
		for (const { claim } of claims) expect(claim.high).toBeGreaterThan(claim.low);
		// Three weights in the KL's lesson for Platform, two for Goal.
		expect(claims.filter(({ lesson }) => lesson === 'kl').map(({ claim }) => claim.id)).toEqual([
			'rate-of-platform-1',
			'rate-of-platform-2',
			'rate-of-platform-3',
			'sigma-of-goal-1',
			'sigma-of-goal-2',
		]);
		// Students who differ in the seed alone are one claim.
		expect(claims.filter(({ lesson }) => lesson === 'craft')).toHaveLength(1);
	});
});
