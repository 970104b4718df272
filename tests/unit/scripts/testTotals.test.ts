import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, playwrightTests, sum, totalsOfRun } from '../../../scripts/test-totals.mjs';

const file = (status: string, ...tests: string[]) => ({
	name: 'a.test.ts',
	status,
	assertionResults: tests.map((each) => ({ status: each })),
});

describe('totals of vitest', () => {
	test('each test counts once', () => {
		const report = { testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed', 'pending')] };
		expect(countVitest(report)).toEqual({ passed: 2, failed: 1, skipped: 1 });
	});

	test('a file that does not load is one failure', () => {
		expect(countVitest({ testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1, skipped: 0 });
	});
});

describe('totals of Playwright', () => {
	const spec = (...statuses: string[]) => ({
		tests: statuses.map((status, index) => ({ status, projectName: `project ${index}` })),
	});
	const report = {
		suites: [{ specs: [spec('expected', 'unexpected')], suites: [{ specs: [spec('flaky', 'skipped')] }] }],
		errors: [],
	};

	test('each test counts once per project, at every depth', () => {
		expect(countPlaywright(report)).toEqual({ passed: 2, failed: 1, skipped: 1 });
		expect(playwrightTests(report)).toHaveLength(4);
	});

	test('an error outside tests is a failure', () => {
		expect(countPlaywright({ suites: [], errors: [{}] })).toEqual({ passed: 0, failed: 1, skipped: 0 });
	});
});

describe('a run', () => {
	const good = { passed: 3, failed: 0, skipped: 1 };

	test('that ended well keeps its totals', () => {
		expect(totalsOfRun(good, true)).toEqual(good);
	});

	test('without a report, with a bad end, or without tests has failed', () => {
		expect(totalsOfRun(undefined, true).failed).toBe(1);
		expect(totalsOfRun(good, false)).toEqual({ passed: 3, failed: 1, skipped: 1 });
		expect(totalsOfRun({ passed: 0, failed: 0, skipped: 2 }, true).failed).toBe(1);
	});

	test('with failed tests counts no further failure', () => {
		expect(totalsOfRun({ passed: 1, failed: 2, skipped: 0 }, false).failed).toBe(2);
	});
});

test('sums add every kind up', () => {
	const part = { passed: 1, failed: 2, skipped: 3 };
	expect(sum([part, part])).toEqual({ passed: 2, failed: 4, skipped: 6 });
	expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
});
