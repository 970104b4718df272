/**
 * `npm test [suite …] [-- arguments]`: installs what is missing, browsers too, and runs the suites
 * (unit, worlds, golden, gpu, browsers, e2e; all when none is named). Further arguments go to vitest or Playwright, so
 * `npm run test:e2e -- probe.spec.ts --project webgpu` runs one file in one browser.
 * The last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { ensureChromium, ensureHeadlessShell } from './ensure-chromium.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, ROOT } from './paths.mjs';
import { countPlaywright, countVitest, playwrightTests, readReport, sum, totalsOfRun } from './test-totals.mjs';
import { missingVulkan } from './vulkan.mjs';

/** Every suite, in the order in which they run, with the folder of its tests. @type {Record<string, string>} */
const SUITES = {
	unit: 'tests/unit/',
	worlds: 'tests/worlds/',
	golden: 'tests/golden/',
	gpu: 'tests/gpu/',
	browsers: 'tests/browsers/',
	e2e: 'tests/e2e/',
};
/** Suites that drive the built page. */
const ON_THE_PAGE = ['browsers', 'e2e'];
/** A program that hangs is stopped after this long, in milliseconds. */
const TIME_LIMIT = 40 * 60_000;
const VITEST_REPORT = inProject('test-results/vitest.json');
const PLAYWRIGHT_REPORT = inProject('test-results/playwright.json');

/**
 * Runs a program of node_modules and waits for it.
 * @param {string} program path in node_modules
 * @param {string[]} parameters
 * @param {Record<string, string>} [environment]
 * @returns {boolean} whether it ended well
 */
function runs(program, parameters, environment = {}) {
	const done = spawnSync(process.execPath, [inProject('node_modules', program), ...parameters], {
		cwd: ROOT,
		stdio: 'inherit',
		env: { ...process.env, ...environment },
		timeout: TIME_LIMIT,
	});
	if (done.error) console.error(`${program}: ${done.error.message}`);
	return done.status === 0;
}

/** A port that nothing listens on, so that a running `npm start` is neither tested nor disturbed. @returns {Promise<number>} */
function freePort() {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, 'localhost', () => {
			const address = probe.address();
			probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
		});
	});
}

/** One failure for each name that should have tests and has none. @param {string[]} names */
function failuresForMissing(names) {
	for (const name of names) console.error(`No test ran in ${name}.`);
	return { passed: 0, failed: names.length, skipped: 0 };
}

/** Runs some of vitest's suites. @param {string[]} suites @param {string[]} further */
function vitest(suites, further) {
	rmSync(VITEST_REPORT, { force: true });
	const projects = suites.map((suite) => `--project=${suite}`);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
	const endedWell = runs('vitest/vitest.mjs', ['run', ...projects, ...reporters, ...further]);
	const report = readReport(VITEST_REPORT);
	const totals = totalsOfRun(report && countVitest(report), endedWell);
	if (!report || further.length > 0) return totals;
	/** @type {string[]} */
	const files = report.testResults.map((/** @type {{ name: string }} */ file) => file.name.replaceAll('\\', '/'));
	const missing = suites.filter((suite) => !files.some((file) => file.includes(SUITES[suite])));
	return sum([totals, failuresForMissing(missing)]);
}

/**
 * Runs the tests in three browsers. Where one cannot be had they are left out, but not where changes are judged.
 * @param {string[]} further
 */
function threeBrowsers(further) {
	const missing = ensureBrowsers();
	for (const line of missing) console.error(line);
	if (missing.length === 0) return vitest(['browsers'], further);
	console.error('Without them nothing is tested in three browsers.');
	return process.env.CI ? failuresForMissing(['tests/browsers']) : { passed: 0, failed: 0, skipped: 1 };
}

/** Runs Playwright on the build. @param {string} chromium @param {string[]} further */
async function playwright(chromium, further) {
	rmSync(PLAYWRIGHT_REPORT, { force: true });
	const environment = {
		HEADLESS_SHELL: ensureHeadlessShell(chromium),
		CHROMIUM: chromium,
		E2E_PORT: String(await freePort()),
		PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT_REPORT,
	};
	const endedWell = runs('@playwright/test/cli.js', ['test', ...further], environment);
	const report = readReport(PLAYWRIGHT_REPORT);
	const totals = totalsOfRun(report && countPlaywright(report), endedWell);
	if (!report || further.length > 0) return totals;
	const ran = new Set(playwrightTests(report).map((test) => test.projectName));
	return sum([totals, failuresForMissing(['webgpu', 'no-webgpu'].filter((project) => !ran.has(project)))]);
}

const parameters = process.argv.slice(2);
const firstOther = parameters.findIndex((parameter) => !Object.hasOwn(SUITES, parameter));
const chosen = firstOther < 0 ? parameters : parameters.slice(0, firstOther);
const further = firstOther < 0 ? [] : parameters.slice(firstOther);
const suites = chosen.length > 0 ? chosen : Object.keys(SUITES);

ensureInstalled();
const noVulkan = suites.includes('gpu') ? missingVulkan() : undefined;
if (noVulkan) console.error(noVulkan);
mkdirSync(inProject('test-results'), { recursive: true });

const totals = [];
const inNode = suites.filter((suite) => !ON_THE_PAGE.includes(suite));
const onThePage = suites.filter((suite) => ON_THE_PAGE.includes(suite));
const needsChromium = suites.includes('gpu') || onThePage.length > 0;
const chromium = needsChromium ? ensureChromium() : undefined;
if (inNode.length > 0) totals.push(vitest(inNode, further));
if (onThePage.length > 0) {
	if (chromium === undefined) totals.push(failuresForMissing(onThePage.map((suite) => SUITES[suite])));
	else if (!runs('vite/bin/vite.js', ['build', '--logLevel', 'warn'])) {
		console.error('The build failed, so no test ran on the page.');
		totals.push({ passed: 0, failed: 1, skipped: 0 });
	} else {
		if (suites.includes('browsers')) totals.push(threeBrowsers(further));
		if (suites.includes('e2e')) totals.push(await playwright(chromium, further));
	}
}

const { passed, failed, skipped } = sum(totals);
if (skipped > 0) console.log(`\n${skipped} skipped`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
