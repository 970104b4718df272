import { expect, test } from 'vitest';
import { loadSimd } from '../../../scripts/simdModule';
import { AgentLearner } from '../../../src/agent/AgentLearner';
import { RandomEpisodes } from '../../../src/agent/randomEpisodes';
import { readTraining, writeTraining } from '../../../src/agent/savedTraining';
import { explorationNoise, shapesOf, updatesAfter } from '../../../src/agent/settings';
import { emptyBatch } from '../../../src/agent/TransitionStore';
import { collectTransitions } from '../../../src/dataset/collect';
import { SimdTrainer } from '../../../src/training/wasm/SimdTrainer';
import { begun, learnTo, PLATFORM, referenceEngine, SMALL, simdEngine, smallSpec, trained } from './smallTraining';

const STEPS = 45;

test('the same seed gives the same training to the last bit, another one another', async () => {
	const of = async (seed: number) => (await trained(smallSpec([{ seed }]), STEPS)).state();
	expect(await of(1)).toEqual(await of(1));
	expect((await of(2)).agents[0].engine.actor).not.toEqual((await of(1)).agents[0].engine.actor);
});

test('agents side by side learn as they do alone, and equal settings give equal agents', async () => {
	const off = { ...SMALL, relabelling: 'off' as const };
	const corrected = { settings: { ...SMALL, relabelling: 'corrected' as const } };
	const both = (await trained(smallSpec([corrected, corrected, { settings: off }]), STEPS)).state();
	const alone = (await trained(smallSpec([{ settings: off }]), STEPS)).state();
	expect(both.agents[0]).toEqual(both.agents[1]);
	expect(both.agents[2]).toEqual(alone.agents[0]);
	expect(both.agents[2].engine.critic).not.toEqual(both.agents[0].engine.critic);
});

test('relabelling and box are what they are named', async () => {
	const settings = (['published', 'corrected', 'off'] as const).map((relabelling) => ({ ...SMALL, relabelling }));
	const learner = await trained(
		smallSpec([...settings, { ...SMALL, hasBox: false }].map((of) => ({ settings: of }))),
		STEPS,
	);
	const { agents } = learner.frame();
	expect(agents[2].metrics.relabelledLatent).toBe(0);
	expect(agents[2].metrics.relabelledDiscrete).toBe(0);
	expect(agents[3].box.lower).toEqual(new Float64Array(2).fill(-1));
	expect(agents[0].box).not.toEqual(agents[3].box);
	expect(learner.agent(0).engine.state().critic).not.toEqual(learner.agent(1).engine.state().critic);
});

test('a saved training goes on as if it had never stopped, from every phase', async () => {
	const spec = smallSpec([{}, { seed: 7 }]);
	const whole = (await trained(spec, STEPS)).state();
	const restore = async (saved: AgentLearner) =>
		AgentLearner.create(spec, simdEngine, readTraining(writeTraining(saved.state())));
	const early = await AgentLearner.create(spec, simdEngine);
	early.advance();
	const middle = await AgentLearner.create(spec, simdEngine);
	while (middle.progress.representationStep < 10) middle.advance();
	const late = await trained(spec, 23);
	for (const stopped of [early, middle, late]) {
		expect(learnTo(await restore(stopped), STEPS).state()).toEqual(whole);
	}
	// Before its episodes are played again, it can be saved as well.
	expect((await restore(late)).state()).toEqual(readTraining(writeTraining(late.state())));
});

test('what was saved of other settings is refused', async () => {
	const saved = (await begun(smallSpec())).state();
	await expect(AgentLearner.create(smallSpec([{ seed: 2 }]), simdEngine, saved)).rejects.toThrow(RangeError);
	const [agent] = saved.agents;
	const broken = { ...saved, agents: [{ ...agent, engine: { ...agent.engine, critic: new Float32Array(3) } }] };
	const learner = await AgentLearner.create(smallSpec(), simdEngine, broken);
	expect(() => learnTo(learner, 1)).toThrow(RangeError);
});

test('bytes that are no saved training are refused', async () => {
	const bytes = writeTraining((await begun(smallSpec())).state());
	expect(() => readTraining(new Uint8Array(100))).toThrow(RangeError);
	expect(() => readTraining(bytes.subarray(0, bytes.length - 8))).toThrow(RangeError);
	expect(() => readTraining(bytes.slice(0, 40))).toThrow(RangeError);
	const turned = bytes.slice();
	turned.fill(255, 20, 40);
	expect(() => readTraining(turned)).toThrow(RangeError);
});

test('the random episodes are the transitions that the page collects', () => {
	const episodes = new RandomEpisodes(PLATFORM, true, 5, 12);
	episodes.advance(100);
	expect(episodes.isDone).toBe(true);
	const { transitions } = episodes;
	const dataset = collectTransitions({ environment: PLATFORM, published: true, seed: 5, size: transitions.size });
	expect(dataset.done.reduce((sum, done) => sum + done, 0)).toBe(12);
	const row = emptyBatch(transitions.sizes, 1);
	for (let index = 0; index < dataset.size; index++) {
		transitions.copy(index, row, 0);
		expect(row.state).toEqual(dataset.state.slice(9 * index, 9 * (index + 1)));
		expect(row.parameters[0]).toBe(dataset.parameters[index]);
		expect(row.action[0]).toBe(dataset.action[index]);
		expect(row.notDone[0]).toBe(1 - dataset.done[index]);
	}
});

test('before the agent begins, its representation is that of the SIMD trainer, bit for bit', async () => {
	const learner = await begun(smallSpec());
	const { model } = shapesOf(PLATFORM, SMALL);
	const episodes = new RandomEpisodes(PLATFORM, true, 1, 30);
	episodes.advance(30);
	const { size } = episodes.transitions;
	const trainer = await SimdTrainer.create(await loadSimd(), {
		shape: model,
		dataset: collectTransitions({ environment: PLATFORM, published: true, seed: 1, size }),
		seed: 1,
		batchSize: 8,
		runs: [{ ...SMALL.representation, schedule: { kind: 'constant' } }],
	});
	await trainer.advance(20);
	expect(learner.agent(0).engine.state().vae).toEqual(await trainer.weights(0));
});

test('both engines learn alike at first', async () => {
	const simd = (await trained(smallSpec(), 14)).state().agents[0];
	const reference = (await trained(smallSpec(), 14, referenceEngine)).state().agents[0];
	expect(simd.replay.columns.action).toEqual(reference.replay.columns.action);
	simd.engine.critic.forEach((weight, i) => void expect(weight).toBeCloseTo(reference.engine.critic[i], 4));
});

test('while it learns, the representation is trained on after every so many episodes and the box measured again', async () => {
	const learner = await begun(smallSpec());
	const agent = learner.agent(0);
	const before = agent.engine.state();
	const { box } = agent.measured;
	while (agent.episodes < 2) learner.advance();
	expect(agent.engine.state().vaeStep).toBe(before.vaeStep + 1);
	expect(agent.measured.box).not.toEqual(box);
});

test('updates come as often as was set, evenly, and once more at an episode’s start or not', async () => {
	const of = async (part: Partial<typeof SMALL>) => {
		const learner = await trained(smallSpec([{ settings: { ...SMALL, ...part } }]), 40);
		const { iterations, episodes } = learner.frame().agents[0];
		return { iterations, episodes };
	};
	// The first batch is full with the eighth step.
	expect((await of({ updateAtStart: false })).iterations).toBe(40 - 7);
	expect((await of({ updateAtStart: false, updatesPerStep: 0.25 })).iterations).toBe(40 / 4 - 1);
	expect((await of({ updateAtStart: false, updatesPerStep: 3 })).iterations).toBe(3 * (40 - 7));
	const published = await of({});
	expect(published.iterations).toBeGreaterThan(40 - 7);
	expect(published.iterations).toBeLessThanOrEqual(40 - 7 + published.episodes + 1);
	const due = (ratio: number) =>
		Array.from({ length: 6 }, (_, i) => updatesAfter({ updatesPerStep: ratio }, i + 1)).join('');
	expect([due(1), due(0.5), due(1.5), due(0.3)]).toEqual(['111111', '010101', '121212', '000100']);
});

test('a training that was saved before updates and least noise could be set is one of what they were', async () => {
	const saved = readTraining(writeTraining((await trained(smallSpec(), 12)).state()));
	const { updatesPerStep: _, updateAtStart: __, leastNoise: ___, ...old } = SMALL;
	const oldSpec = { ...saved.spec, agents: [{ seed: 1, settings: old as typeof SMALL }] };
	const again = await AgentLearner.create(smallSpec(), simdEngine, { ...saved, spec: oldSpec });
	expect(learnTo(again, STEPS).state()).toEqual((await trained(smallSpec(), STEPS)).state());
	const faster = smallSpec([{ settings: { ...SMALL, updatesPerStep: 2 } }]);
	await expect(AgentLearner.create(faster, simdEngine, { ...saved, spec: oldSpec })).rejects.toThrow('other settings');
});

test('exploration noise goes from 1 to 0.1', () => {
	const expected = [1, 0.55, 0.1, 0.1];
	for (const [i, episodes] of [0, 5, 10, 99].entries()) {
		expect(explorationNoise(SMALL, episodes)).toBeCloseTo(expected[i], 12);
	}
	expect(explorationNoise({ ...SMALL, noiseEpisodes: 0 }, 0)).toBeCloseTo(0.1);
	expect(explorationNoise({ noiseEpisodes: 10, leastNoise: 0.4 }, 5)).toBeCloseTo(0.7);
});
