/** Hostile plans of studies and results of them. */
import fc from 'fast-check';
import { expandStudy, parseStudy } from '../../scripts/studyPlan';
import { studyCsv } from '../../scripts/studyTables';
import { readStudyResults } from '../../src/agentLab/studyFile';
import { brokenJson, brokenText } from './broken';

const many = fc.constantFrom(0, 1, 3, 1e5, 1e9, 1e300, -1, 1.5, [1, 2], [], [1e308], 'x', null);
const list = (...values: readonly unknown[]) => fc.array(fc.constantFrom(...values), { maxLength: 60 });

export const STUDIES: fc.Arbitrary<string> = fc.oneof(
	fc
		.record(
			{
				worlds: list('goal', 'platform', 'hard-move-10', 'chess', '__proto__'),
				preset: fc.constantFrom('teaching', 'published', 'constructor'),
				seeds: many,
				klWeights: list(0, 0.1, -1, 1e308, 'x'),
				relabelling: list('published', 'corrected', 'off', ''),
				box: list(true, false, 1),
				optimizers: list('kept', 'rebuilt', 'toString'),
				latentDims: list(1, 2, 16, 17, 0),
				environmentSteps: many,
				randomEpisodes: many,
			},
			{ requiredKeys: ['worlds', 'seeds'] },
		)
		.map((study) => JSON.stringify(study)),
	brokenJson(fc.constant({ worlds: ['goal'], seeds: 3, klWeights: [0, 0.1], box: [true] })),
	fc.string({ maxLength: 200 }),
);

/** Plans a study; a training of it is as it says. @throws when it is refused in no words */
export function planStudy(text: string): void {
	try {
		const jobs = expandStudy(parseStudy(text));
		if (new Set(jobs.map(({ id }) => id)).size < jobs.length) throw new Error('two trainings have one file');
	} catch (error) {
		if (!(error instanceof RangeError) || /array length|call stack/i.test(error.message)) throw error;
	}
}

const [job] = expandStudy(parseStudy('{"worlds":["goal"],"seeds":1}'));
const point = {
	episodes: 5,
	meanReturn: -1.5,
	returnInterval: { low: -2, high: -1 },
	successRate: 0.5,
	successInterval: null,
};
const results = studyCsv([
	{
		job,
		curve: [0, 10].map((environmentStep) => ({ ...point, environmentStep, meanLength: 3 })),
		bestStep: 0,
		firstSuccess: null,
		seconds: 1,
	},
]);
const [head] = results.split('\n');
const cell = fc.constantFrom(
	'goal',
	'teaching',
	'0',
	'1e999',
	'NaN',
	'',
	'-1',
	'1e308',
	'0x10',
	' 1',
	'__proto__',
	'"',
	'9'.repeat(400),
);

export const STUDY_RESULTS: fc.Arbitrary<string> = fc.oneof(
	brokenText(fc.constant(results), fc.oneof(fc.string({ maxLength: 4 }), cell, fc.constantFrom(',', '\n', '\r'))),
	fc
		.array(fc.array(cell, { minLength: 17, maxLength: 17 }), { maxLength: 40 })
		.map((rows) => [head, ...rows.map((row) => row.join())].join('\n')),
	fc
		.tuple(fc.constantFrom('\n', ',', '\r\n', results.split('\n')[1]), fc.integer({ min: 1, max: 40_000 }))
		.map(([part, times]) => `${head}\n${part.repeat(times)}`),
	fc.string(),
);

/** Reads results: whatever is shown of them is finite, and every curve ascends. */
export function readResults(text: string): void {
	const read = readStudyResults(text);
	if (!read.ok) return;
	for (const { curves, seeds } of read.groups) {
		if (curves.length !== seeds.length) throw new Error('a curve without a seed');
		for (const curve of curves)
			curve.forEach(({ environmentStep, meanReturn, episodes, meanLength, successRate }, index) => {
				const numbers = [environmentStep, meanReturn, episodes, meanLength, successRate ?? 0];
				if (!numbers.every(Number.isFinite)) throw new Error('it took numbers that are none');
				if (index > 0 && environmentStep <= curve[index - 1].environmentStep) throw new Error('a curve goes back');
			});
	}
}
