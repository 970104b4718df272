/**
 * Everything in the folder of golden fixtures, against this code. The folder is `GOLDEN_DIR`, or the
 * fixtures that came with the project.
 */
import { describe, expect, test } from 'vitest';
import { loadAgent } from '../../scripts/agentModule';
import { SimdAgent } from '../../src/agent/wasm/SimdAgent';
import { type CreateExamined, checkAgent, examinedReference } from './agent';
import { checkEnvironmentTrace, type EnvironmentTrace, isPlanned } from './environmentTraces';
import { type Fixture, type FixtureFile, loadFixtures } from './fixtures';
import { checkLatentBox } from './latentBox';
import { checkRelabel } from './relabel';
import { checkSimdVae } from './simdVae';
import { checkVae } from './vae';

const folder = process.env.GOLDEN_DIR ?? 'tests/fixtures/golden';
const files = loadFixtures(folder);

/** In float64, and in float32 with sums in another order. */
const AGENT_TOLERANCE = { reference: 1e-6, simd: 1e-5 } as const;

const examinedSimd: CreateExamined = async (model, shape, rows) => {
	const engine = await SimdAgent.create(await loadAgent(), model, shape, rows);
	return { engine, inspect: () => engine.inspect() };
};

/** Fails where this code differs from the fixture. */
async function check(fixture: Fixture, file: string): Promise<void> {
	if (fixture.kind === 'agent') await checkAgent(fixture.content, examinedReference, AGENT_TOLERANCE.reference);
	else if (fixture.kind === 'environment-traces') checkEnvironmentTrace(fixture.content);
	else if (fixture.kind === 'vae') checkVae(fixture.content);
	else if (fixture.kind === 'latent-box') checkLatentBox(fixture.content);
	else if (fixture.kind === 'relabel') checkRelabel(fixture.content);
	else throw new Error(`${file}: ${fixture.reason}`);
}

function isNotCovered(fixture: Fixture): fixture is Extract<Fixture, { kind: 'environment-traces' }> {
	return fixture.kind === 'environment-traces' && isPlanned(fixture.content);
}

function title(fixture: Fixture): string {
	return fixture.kind === 'environment-traces' ? `trace of ${fixture.content.env}` : fixture.kind;
}

/** "2 traces" by world, for the worlds that have no simulator yet. */
function listNotCovered(file: FixtureFile): string[] {
	const counts = new Map<EnvironmentTrace['env'], number>();
	for (const fixture of file.fixtures.filter(isNotCovered)) {
		counts.set(fixture.content.env, (counts.get(fixture.content.env) ?? 0) + 1);
	}
	return Array.from(counts, ([name, count]) => `${name} (${count} ${count === 1 ? 'trace' : 'traces'})`);
}

test('the folder of golden fixtures holds at least one', () => {
	expect(files, folder).not.toHaveLength(0);
});

for (const file of files) {
	describe(file.name, () => {
		file.fixtures.forEach((fixture, index) => {
			if (!isNotCovered(fixture)) test(`${index}: ${title(fixture)}`, () => check(fixture, file.name));
			if (fixture.kind === 'agent') {
				test(`${index}: agent, SIMD engine`, () => checkAgent(fixture.content, examinedSimd, AGENT_TOLERANCE.simd));
			}
			if (fixture.kind === 'vae') test(`${index}: vae, SIMD engine`, () => checkSimdVae(fixture.content));
		});

		for (const line of listNotCovered(file)) {
			test(`not covered yet: ${line}`, () => console.info(`not covered yet: ${line}`));
		}
	});
}
