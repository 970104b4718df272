/** What the lessons state of agents is what the stored study has, and the study is what agents do. */
import { describe, expect, it } from 'vitest';
import { loadLessons } from '../../../scripts/lessonClaims';
import { differingCurves, studiedClaims } from '../../../scripts/lessonStudy';
import { AgentLearner } from '../../../src/agent/AgentLearner';
import { specOf, teachingPreset } from '../../../src/agent/presets';
import { goal } from '../../../src/environments/goal';
import { GOAL_REWARD, KICK_TO } from '../../../src/environments/goal/simulator';
import {
	AGENT_STUDY,
	type AgentStudy,
	agentValues,
	overSeeds,
	STUDIED_NOISE_EPISODES,
	STUDIED_WEIGHTS,
	shownRange,
} from '../../../src/lessons/agentStudy';
import { claimText } from '../../../src/lessons/claimText';
import { type Randomness, randomnessAt, Stream } from '../../../src/randomness/counterRandom';
import strongKl from '../../fixtures/studies/goal-strong-kl.json';
import { simdEngine } from '../agent/smallTraining';

const lessons = await loadLessons(['agent', 'agent-kl']);
const claims = studiedClaims(lessons, AGENT_STUDY);

const LAST = 4_000;
const gain = (over: 0 | 0.5, step: number) => agentValues({ kind: 'agentGain', klWeight: 0.02, over, step });
const contains0 = (values: readonly number[]) => {
	const { interval } = overSeeds(values);
	return interval !== null && interval.low < 0 && interval.high > 0;
};
const success = (klWeight: 0 | 0.02 | 0.5, step: number) => agentValues({ kind: 'agentSuccess', klWeight, step });

describe('the claims of agents', () => {
	it.each(claims)('$place states the mean over the seeds, and bounds that are its interval', (claim) => {
		const { value, low, high, mean, interval } = claim;
		expect(Math.abs(value - mean)).toBeLessThanOrEqual(0.005);
		if (!interval) throw new Error('too few seeds');
		expect(low).toBeLessThanOrEqual(interval.low);
		expect(high).toBeGreaterThanOrEqual(interval.high);
		expect(interval.low - low).toBeLessThan(0.011);
		expect(high - interval.high).toBeLessThan(0.011);
	});

	it('show the interval itself, to whole points: the one that the question is about too', () => {
		const { claims: ofSeeds = [] } = lessons[1].pages[2];
		const shown = ofSeeds.find(({ id }) => id === 'gain');
		if (!shown) throw new Error('no difference on the page of seeds');
		const { low, high, digits } = shownRange(shown);
		expect([low, high].map((end) => claimText(shown, end, digits))).toEqual(['−2', '22']);
		expect(lessons[1].question.text.en).toContain('from −2 to 22 percentage points');
	});

	it('are there on pages of both lessons', () => {
		expect(new Set(claims.map(({ place }) => place.split('/')[0]))).toEqual(new Set(['agent', 'agent-kl']));
	});
});

describe('what the lessons say in words', () => {
	it('of 20 seeds, 250 steps apart, to 4,000', () => {
		expect(AGENT_STUDY.seeds).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
		expect(AGENT_STUDY.steps).toEqual(Array.from({ length: 17 }, (_, i) => 250 * i));
		for (const klWeight of STUDIED_WEIGHTS) expect(AGENT_STUDY.success[klWeight]).toHaveLength(20);
	});

	it('w = 0.02 and w = 0: undecided at 1,000 and at 4,000 steps; at five of sixteen not; all sixteen favour w = 0.02', () => {
		expect(contains0(gain(0, 1_000))).toBe(true);
		expect(contains0(gain(0, LAST))).toBe(true);
		const steps = AGENT_STUDY.steps.slice(1);
		expect(steps.filter((step) => !contains0(gain(0, step)))).toHaveLength(5);
		for (const step of steps) expect(overSeeds(gain(0, step)).mean).toBeGreaterThan(0);
	});

	it('without any effect, three of ten studies would have such a step', () => {
		const { uniform } = randomnessAt(1, Stream.rollout, 0, 0);
		const steps = AGENT_STUDY.steps.slice(1);
		const differences = steps.map((step) => gain(0, step));
		const studies = 1_000;
		let found = 0;
		for (let study = 0; study < studies; study++) {
			// Without an effect, either of a seed's two curves could as well be the other's.
			const signs = AGENT_STUDY.seeds.map(() => (uniform() < 0.5 ? -1 : 1));
			if (differences.some((values) => !contains0(values.map((value, seed) => signs[seed] * value)))) found++;
		}
		expect(found / studies).toBeGreaterThan(0.25);
		expect(found / studies).toBeLessThan(0.36);
	});

	it('at 1,000 steps seeds differ by more than the weights, and some seed was far ahead without the KL', () => {
		const differences = gain(0, 1_000);
		const { mean } = overSeeds(differences);
		const values = success(0.02, 1_000);
		expect(mean).toBeGreaterThan(0);
		expect(mean).toBeLessThan((Math.max(...values) - Math.min(...values)) / 4);
		expect(Math.min(...differences)).toBeLessThan(-0.3);
	});

	it('w = 0.5: behind; eleven seeds end well below their best, of w = 0.02 one', () => {
		expect(overSeeds(gain(0.5, LAST)).interval?.low).toBeGreaterThan(0.3);
		const below = (klWeight: 0.02 | 0.5) =>
			AGENT_STUDY.success[klWeight].filter((curve) => Math.max(...curve) - curve[curve.length - 1] > 0.155);
		expect(below(0.5)).toHaveLength(11);
		expect(below(0.02)).toHaveLength(1);
	});

	it('w = 0.5: some seeds never learn, others have 90 % by step 1,000 and fall at once; then the mean hardly moves', () => {
		const curves = AGENT_STUDY.success['0.5'];
		expect(curves.filter((curve) => Math.max(...curve) < 0.3).length).toBeGreaterThan(3);
		const [at1000, next] = [success(0.5, 1_000), success(0.5, 1_250)];
		const high = [...at1000.keys()].filter((seed) => at1000[seed] >= 0.9);
		expect(high).toHaveLength(7);
		for (const seed of high) expect(at1000[seed] - next[seed]).toBeGreaterThan(0.2);
		const means = AGENT_STUDY.steps.filter((step) => step >= 1_250).map((step) => overSeeds(success(0.5, step)).mean);
		expect(Math.max(...means) - Math.min(...means)).toBeLessThan(0.05);
	});

	it('w = 0.5: no fall without later training; with corrected relabelling as before', () => {
		const last = success(0.5, LAST);
		const ahead = (curves: readonly (readonly number[])[]) =>
			overSeeds(curves.map((curve, seed) => curve[curve.length - 1] - last[seed]));
		const { withoutLaterTraining: without, correctedRelabelling: corrected } = strongKl.success;
		for (const curves of [without, corrected])
			expect(curves.map(({ length }) => length)).toEqual(new Array(20).fill(17));
		expect(overSeeds(without.map((curve) => curve[16])).mean).toBeCloseTo(0.6, 2);
		const { mean, interval } = ahead(without);
		expect([mean, interval?.low, interval?.high].map((points) => Math.round(100 * (points ?? Number.NaN)))).toEqual([
			22, 13, 32,
		]);
		const at1000 = AGENT_STUDY.steps.indexOf(1_000);
		expect(overSeeds(without.map((curve) => curve[at1000] - curve[16])).interval?.high).toBeLessThan(0);
		for (const curve of without.filter((one) => one[at1000] >= 0.9))
			expect(curve[at1000] - curve[at1000 + 1]).toBeLessThan(0.1);
		expect(Math.abs(ahead(corrected).mean)).toBeLessThan(0.01);
		// Up to there they are the agents of the study.
		for (const [seed, curve] of without.entries())
			expect(curve.slice(0, at1000)).toEqual(AGENT_STUDY.success['0.5'][seed].slice(0, at1000));
	});

	it('about 50 seeds for a difference of 10 points after 4,000 steps, four times out of five', () => {
		const values = gain(0, LAST);
		const { mean } = overSeeds(values);
		const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
		// Quantiles of the normal distribution at 97.5 % and 80 %.
		const needed = (1.96 + 0.842) ** 2 * (variance / 0.1 ** 2);
		expect(needed).toBeGreaterThan(45);
		expect(needed).toBeLessThan(55);
	});

	it('a random policy scores in about 2 % of the episodes, a kick that is always the same in about 21 %', () => {
		const share = (policy: (random: Randomness) => readonly [action: number, parameters: readonly number[]]) => {
			const episodes = 3_000;
			let goals = 0;
			for (let episode = 0; episode < episodes; episode++) {
				const random = randomnessAt(1, Stream.rollout, episode, 0);
				const simulator = goal.create({ random, published: false });
				simulator.reset();
				let outcome = simulator.step(...policy(random));
				while (!outcome.terminal) outcome = simulator.step(...policy(random));
				if (outcome.reward === GOAL_REWARD) goals++;
			}
			return goals / episodes;
		};
		const random = share((source) => {
			const action = Math.floor(goal.actions.length * source.uniform());
			return [action, goal.actions[action].parameters.map(({ low, high }) => low + (high - low) * source.uniform())];
		});
		expect(random).toBeGreaterThan(0.01);
		expect(random).toBeLessThan(0.03);
		const kick = share(() => [KICK_TO, [32, 6]]);
		expect(kick).toBeGreaterThan(0.18);
		expect(kick).toBeLessThan(0.24);
	});
});

describe('the study', () => {
	it('is what agents do: the first evaluations of seed 1 again', async () => {
		const preset = teachingPreset(goal);
		const settings = { ...preset.settings, noiseEpisodes: STUDIED_NOISE_EPISODES };
		const learner = await AgentLearner.create(specOf(goal, preset, [{ seed: 1, settings }]), simdEngine);
		while (learner.environmentStep < 250) learner.advance();
		const [{ curve }] = learner.frame().agents;
		expect(curve.map(({ successRate }) => successRate)).toEqual(AGENT_STUDY.success['0.02'][0].slice(0, 2));
	}, 60_000);

	it('tells a curve that is another one, of the seeds that both have', () => {
		const changed = structuredClone(AGENT_STUDY) as unknown as { seeds: number[]; success: Record<string, number[][]> };
		changed.success['0.5'][2][3] += 0.01;
		changed.seeds[0] = 99;
		expect(differingCurves(changed as unknown as AgentStudy, AGENT_STUDY)).toEqual(['w = 0.5, seed 3']);
	});

	it('has no other weight or step', () => {
		expect(() => success(0.1 as 0.5, 250)).toThrow('no KL weight 0.1');
		expect(() => success(0.5, 251)).toThrow('no evaluation at step 251');
	});
});
