/**
 * Reads the JSON reports of vitest and Playwright and adds their totals up.
 *
 * A count is only as honest as its worst case: a program that crashed, wrote no report, or ran no test
 * where some were asked for counts as one failure.
 */
import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @typedef {{ status?: string, assertionResults?: { status: string }[], name: string }} VitestFile */

/**
 * @typedef {object} PlaywrightSuite
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ tests: { status: string, projectName: string }[] }[]} [specs]
 */

/** @returns {Totals} */
function noTests() {
	return { passed: 0, failed: 0, skipped: 0 };
}

/** @param {Totals[]} parts @returns {Totals} */
export function sum(parts) {
	const total = noTests();
	for (const part of parts) {
		total.passed += part.passed;
		total.failed += part.failed;
		total.skipped += part.skipped;
	}
	return total;
}

/**
 * Totals of vitest's report. A file that failed without a failed test (it did not load) counts as one failure.
 * @param {{ testResults?: VitestFile[] }} report
 * @returns {Totals}
 */
export function countVitest(report) {
	const total = noTests();
	for (const file of report.testResults ?? []) {
		const before = total.failed;
		for (const { status } of file.assertionResults ?? []) {
			if (status === 'passed') total.passed++;
			else if (status === 'failed') total.failed++;
			else total.skipped++;
		}
		if (file.status === 'failed' && total.failed === before) total.failed++;
	}
	return total;
}

/**
 * Totals of Playwright's report; a test that passed when it was tried again has passed. Errors outside
 * tests (a file that did not load, a server that did not start) count as one failure each.
 * @param {{ suites?: PlaywrightSuite[], errors?: unknown[] }} report
 * @returns {Totals}
 */
export function countPlaywright(report) {
	const total = noTests();
	total.failed += report.errors?.length ?? 0;
	for (const { status } of playwrightTests(report)) {
		if (status === 'expected' || status === 'flaky') total.passed++;
		else if (status === 'unexpected') total.failed++;
		else total.skipped++;
	}
	return total;
}

/** Every test of a report, once per project. @param {PlaywrightSuite} suite @returns {{ status: string, projectName: string }[]} */
export function playwrightTests(suite) {
	return [...(suite.specs ?? []).flatMap((spec) => spec.tests), ...(suite.suites ?? []).flatMap(playwrightTests)];
}

/**
 * A report, or undefined where there is none that can be read.
 * @param {string} path
 */
export function readReport(path) {
	try {
		return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
	} catch {
		return undefined;
	}
}

/**
 * The totals of one program's run, never all well when it was not.
 * @param {Totals | undefined} counted from its report; undefined where there was none
 * @param {boolean} endedWell its exit code was 0
 * @returns {Totals}
 */
export function totalsOfRun(counted, endedWell) {
	if (counted === undefined) return { ...noTests(), failed: 1 };
	if (counted.failed > 0) return counted;
	const ranNone = counted.passed === 0;
	return endedWell && !ranNone ? counted : { ...counted, failed: 1 };
}
