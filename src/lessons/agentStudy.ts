/**
 * The agents that the lessons state numbers of: HyAR on Goal with the teaching preset but for the exploration noise, one
 * agent a seed and KL weight.
 * `npm run study -- examples/kl-study.json` trains them, `npm run lessons:verify -- --study examples/kl-study` compares
 * them with what is stored here.
 */

import { type Interval, meanInterval, RunningMoments } from '../analysis/confidenceInterval';
import { roundTo } from '../numerics/round';
import stored from './evidence/agents.json';
import type { AgentMeasure, Claim, StudiedWeight, TrainedClaim } from './Lesson';

/** What the data file holds. */
export interface AgentStudy {
	readonly seeds: readonly number[];
	/** Environment steps of the evaluations. */
	readonly steps: readonly number[];
	/** Greedy episodes of each. */
	readonly episodes: number;
	/** By KL weight: a row a seed, an evaluation a column; the share of episodes that succeeded. */
	readonly success: Readonly<Record<string, readonly (readonly number[])[]>>;
}

export const AGENT_STUDY: AgentStudy = stored;

/** Episodes over which the exploration noise of the study's agents falls: fewer than the preset has since. */
export const STUDIED_NOISE_EPISODES = 300;

/** KL weights of the study, ascending. */
export const STUDIED_WEIGHTS = [0, 0.02, 0.5] as const satisfies readonly StudiedWeight[];

export function isOfAgents(measure: Claim['measure']): measure is AgentMeasure {
	return measure.kind === 'agentSuccess' || measure.kind === 'agentGain' || measure.kind === 'agentFall';
}

/** Whether a claim is of the page's training; the others are of agents. */
export function isTrained(claim: Claim): claim is TrainedClaim {
	return !isOfAgents(claim.measure);
}

/** A measure of each seed of a study. @throws RangeError when the study has no such weight or evaluation */
export function agentValues(measure: AgentMeasure, study: AgentStudy = AGENT_STUDY): number[] {
	const curves = curvesOf(study, measure.klWeight);
	const step = measure.kind === 'agentFall' ? measure.from : measure.step;
	const place = study.steps.indexOf(step);
	if (place < 0) throw new RangeError(`the study has no evaluation at step ${step}`);
	if (measure.kind === 'agentFall') return curves.map((curve) => curve[place] - curve[curve.length - 1]);
	if (measure.kind === 'agentSuccess') return curves.map((curve) => curve[place]);
	const others = curvesOf(study, measure.over);
	return curves.map((curve, seed) => curve[place] - others[seed][place]);
}

function curvesOf({ success }: AgentStudy, klWeight: number): readonly (readonly number[])[] {
	const curves = success[String(klWeight)];
	if (!curves) throw new RangeError(`the study has no KL weight ${klWeight}`);
	return curves;
}

/**
 * Where a claim's number lies, as pages show it: of agents the 95 % interval of the mean over seeds, to whole percentage
 * points; else the bounds within which the claim holds.
 * @returns with the significant digits to print, where they are not the usual ones
 */
export function shownRange({ measure, low, high }: Claim): Interval & { readonly digits?: number } {
	const interval = isOfAgents(measure) ? overSeeds(agentValues(measure)).interval : null;
	return interval ? { low: roundTo(interval.low, 2), high: roundTo(interval.high, 2), digits: 1 } : { low, high };
}

/** Mean over seeds, and where the mean of all seeds lies; null below five seeds. */
export function overSeeds(values: readonly number[]): { readonly mean: number; readonly interval: Interval | null } {
	const moments = new RunningMoments();
	for (const value of values) moments.add(value);
	return { mean: moments.mean, interval: meanInterval(moments) };
}
