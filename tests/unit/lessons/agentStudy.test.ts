/** What the lessons state of agents is what the stored study has, and the study is what agents do. */
import { describe, expect, it } from 'vitest';
import { loadLessons } from '../../../scripts/lessonClaims';
import { differingCurves, studiedClaims } from '../../../scripts/lessonStudy';
import { AgentLearner } from '../../../src/agent/AgentLearner';
import { specOf, teachingPreset } from '../../../src/agent/presets';
import { goal } from '../../../src/environments/goal';
import { AGENT_STUDY, type AgentStudy, agentValues, overSeeds, STUDIED_WEIGHTS } from '../../../src/lessons/agentStudy';
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

	it('w = 0.02 and w = 0: undecided at 1,000 and at 4,000 steps, although not at every step between', () => {
		expect(contains0(gain(0, 1_000))).toBe(true);
		expect(contains0(gain(0, LAST))).toBe(true);
		const between = AGENT_STUDY.steps.filter((step) => step > 1_000 && step < LAST);
		expect(between.some((step) => !contains0(gain(0, step)))).toBe(true);
	});

	it('at 1,000 steps seeds differ by more than the weights, and some seed was far ahead without the KL', () => {
		const differences = gain(0, 1_000);
		const { mean } = overSeeds(differences);
		const values = success(0.02, 1_000);
		expect(mean).toBeGreaterThan(0);
		expect(mean).toBeLessThan((Math.max(...values) - Math.min(...values)) / 4);
		expect(Math.min(...differences)).toBeLessThan(-0.3);
	});

	it('the bands of both overlap over most of the course', () => {
		const overlaps = AGENT_STUDY.steps.filter((step) => {
			const [none, weak] = [overSeeds(success(0, step)).interval, overSeeds(success(0.02, step)).interval];
			return none && weak && none.high >= weak.low && weak.high >= none.low;
		});
		expect(overlaps.length).toBeGreaterThan(AGENT_STUDY.steps.length * 0.6);
	});

	it('w = 0.5: behind, and most seeds end well below their best', () => {
		expect(overSeeds(gain(0.5, LAST)).interval?.low).toBeGreaterThan(0.3);
		const falls = agentValues({ kind: 'agentFall', klWeight: 0.5 });
		expect(falls.filter((fall) => fall > 0.1).length).toBeGreaterThan(falls.length / 2);
		expect(overSeeds(success(0.5, LAST)).mean).toBeLessThan(overSeeds(success(0.5, 1_000)).mean);
	});
});

describe('the study', () => {
	it('is what agents do: the first evaluations of seed 1 again', async () => {
		const preset = teachingPreset(goal);
		const learner = await AgentLearner.create(specOf(goal, preset, [{ seed: 1 }]), simdEngine);
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
