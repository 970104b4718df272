import { expect, it } from 'vitest';
import type { StudyResult } from '../../../scripts/studyJob';
import { studyCsv } from '../../../scripts/studyTables';
import { readStudyResults, varied } from '../../../src/agentLab/studyFile';

function result(seed: number, klWeight: number, rates: readonly (number | null)[]): StudyResult {
	return {
		job: {
			id: `goal-${klWeight}-${seed}`,
			world: 'goal',
			preset: 'teaching',
			seed,
			klWeight,
			relabelling: 'published',
			hasBox: true,
			optimizer: 'kept',
			latentDim: 2,
			laterTraining: true,
			noiseEpisodes: 300,
			environmentSteps: 20,
		},
		curve: rates.map((successRate, index) => ({
			environmentStep: 10 * index,
			episodes: 5,
			meanReturn: -1.5,
			returnInterval: { low: -2, high: -1 },
			successRate,
			successInterval: null,
			meanLength: 3,
		})),
		bestStep: 0,
		firstSuccess: null,
		seconds: 1,
	};
}

const RESULTS = [result(2, 0, [0, 0.5]), result(1, 0, [0.2, 1]), result(1, 0.5, [0, null])];
const CSV = studyCsv(RESULTS);

it('what a study writes is read again: groups by everything but the seed, seeds ascending', () => {
	const read = readStudyResults(CSV);
	if (!read.ok) throw new Error(read.fault);
	expect(read.groups.map(({ seeds }) => seeds)).toEqual([[1, 2], [1]]);
	expect(read.groups[0].curves).toEqual([RESULTS[1].curve, RESULTS[0].curve]);
	expect(read.groups[1].curves[0][1].successRate).toBeNull();
	expect(varied(read.groups)).toEqual(['klWeight']);
	// Results of an older version lack this column.
	const former = CSV.replace(',later_training', '').replaceAll(',kept,2,1,', ',kept,2,');
	expect(readStudyResults(former)).toEqual(read);
	const without = { ...RESULTS[0], job: { ...RESULTS[0].job, laterTraining: false } };
	const both = readStudyResults(studyCsv([RESULTS[0], without]));
	expect(both.ok && varied(both.groups)).toEqual(['laterTraining']);
	expect(readStudyResults(`\ufeff${CSV.replaceAll('\n', '\r\n')}`)).toEqual(read);
});

it('other files are refused, and the line that is none is named', () => {
	expect(readStudyResults('a,b\n1,2')).toEqual({ ok: false, fault: 'other' });
	expect(readStudyResults(CSV.split('\n')[0])).toEqual({ ok: false, fault: 'other' });
	const lines = CSV.split('\n');
	const withLine = (line: string) => readStudyResults([...lines.slice(0, 2), line, ...lines.slice(3)].join('\n'));
	for (const line of [
		lines[2].replace('goal', 'chess'),
		lines[2].replace('-1.5', 'NaN'),
		lines[2].replace('-1.5', ''),
		`${lines[2]},1`,
		// The same evaluation twice.
		lines[1],
	])
		expect(withLine(line)).toEqual({ ok: false, fault: 'line', line: 3 });
});

it('more groups than are told apart are refused', () => {
	const many = Array.from({ length: 201 }, (_, index) => result(1, index, [0]));
	expect(readStudyResults(studyCsv(many))).toEqual({ ok: false, fault: 'tooMany' });
	expect(readStudyResults(studyCsv(many.slice(1))).ok).toBe(true);
});
