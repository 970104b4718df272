/**
 * Short statements on a run that are either true or not, each from one stated limit. They are descriptive, not a
 * judgement: a badge may be on in a run that works well.
 */

import { measureBoxUse } from '../../analysis/boxUse';
import { HOLE_QUANTILE } from '../../analysis/holeRuler';
import { holesShare } from '../../analysis/holes';
import { dimensionKl, dimensionUse, klPerDimension } from '../../analysis/klPerDimension';
import { columnMedian } from '../../analysis/orderStatistic';
import type { PosteriorCodes } from '../../analysis/posteriorCodes';
import { scheduledKlWeight } from '../../model/schedule';
import type { RunSettings } from '../../model/settings';
import { SIGMA_FLOOR_LIMIT } from '../../model/sigmaRange';

export const BADGES = ['sigmaFloor', 'deadDim', 'collapse', 'emptyBox', 'holes', 'notANumber', 'weights'] as const;
export type BadgeId = (typeof BADGES)[number];

/** What the badges of a run are read from. */
export interface RunSigns {
	/** Z: median σ. */
	readonly sigma: readonly number[];
	/** Z: KL in nats. */
	readonly nats: readonly number[];
	/** Share of the latent box in holes, 0 … 1. */
	readonly emptyBox: number;
	/** Share of N(0, I) in holes, 0 … 1. */
	readonly holes: number;
	/** Transitions whose code is not a number. */
	readonly invalid: number;
}

/** More than half is most. */
const MOST = 0.5;

/** Until this many steps codes are near 0 because nothing has been learnt, not because of the KL. */
const FIRST_STEPS = 200;

/** Where the runs stand and how their losses are weighted. */
export interface BadgeContext {
	/** The run that the badges are of. */
	readonly run: number;
	/** Steps taken. */
	readonly step: number;
	/** Of every run that is compared. */
	readonly settings: readonly RunSettings[];
	/** An invalid number stopped the training. */
	readonly caught: boolean;
}

/** What the size of a run's loss depends on besides how well it does. */
function weighting({ klWeight, klSchedule, stateWeight, parameterWeight }: RunSettings): string {
	return JSON.stringify([klWeight, klSchedule ?? { kind: 'constant' }, stateWeight, parameterWeight]);
}

/** The badges that a run has. */
export function badgesOf(signs: RunSigns, { run, step, settings, caught }: BadgeContext): BadgeId[] {
	const dead = signs.nats.filter((nats) => dimensionUse(nats) === 'dead').length;
	const learnt = step >= FIRST_STEPS;
	const pulled = scheduledKlWeight(settings[run], step + 1) > 0;
	const on: Record<BadgeId, boolean> = {
		sigmaFloor: signs.sigma.some((sigma) => sigma <= SIGMA_FLOOR_LIMIT),
		deadDim: learnt && dead > 0 && dead < signs.nats.length,
		collapse: learnt && pulled && signs.nats.length > 0 && dead === signs.nats.length,
		emptyBox: signs.emptyBox > MOST,
		holes: signs.holes > MOST,
		notANumber: caught || signs.invalid > 0,
		weights: settings.some((other) => weighting(other) !== weighting(settings[0])),
	};
	return BADGES.filter((badge) => on[badge]);
}

export interface SignRequest {
	readonly runs: readonly PosteriorCodes[];
	readonly latentDim: number;
	/** Central share of z in the box, percent. */
	readonly percent: number;
	readonly seed: number;
}

/** Reads every run's signs. */
export function measureSigns({ runs, latentDim, percent, seed }: SignRequest): RunSigns[] {
	const boxes = measureBoxUse({ runs, latentDim, percent, quantile: HOLE_QUANTILE, shade: null });
	return runs.map((codes, run) => {
		const { mean, std } = codes;
		const count = mean.length / latentDim;
		const kl = klPerDimension(mean, std, count, latentDim);
		const dims = Array.from({ length: latentDim }, (_, dim) => dim);
		let invalid = 0;
		for (let row = 0; row < count; row++) if (Number.isNaN(mean[row * latentDim])) invalid++;
		return {
			sigma: dims.map((dim) => columnMedian(std, count, latentDim, dim)),
			nats: dims.map((dim) => dimensionKl(kl, dim)),
			emptyBox: boxes[run].empty,
			holes: holesShare(codes, latentDim, HOLE_QUANTILE, seed),
			invalid,
		};
	});
}
