/**
 * What the official PyTorch model measured: width 128, Z = 2, batch 64, Adam 1e-3 kept, 4,000 steps, 6,000
 * random transitions, loss Δs + 2·x + w·mean KL. And how far ours may be from it.
 */
import type { PosteriorSummary } from '../src/analysis/posteriorSummary';
import { SIGMA_FLOOR } from '../src/model/sigmaRange';

export interface OfficialRow {
	readonly environment: string;
	readonly klWeight: number;
	/** Median σ of each dim. */
	readonly sigma: readonly number[];
	/** Mean KL of each dim, nats. */
	readonly kl: readonly number[];
	/** Mean squared error of the parameters. */
	readonly parameterError: number;
	/** Mean squared error of the state change. */
	readonly stateError: number;
}

export type Measured = PosteriorSummary & {
	readonly environment: string;
	readonly klWeight: number;
	readonly engine: string;
};

const FLOOR = [SIGMA_FLOOR, SIGMA_FLOOR];

export const OFFICIAL: readonly OfficialRow[] = [
	{ environment: 'goal', klWeight: 0, sigma: FLOOR, kl: [10.2, 4.9], parameterError: 0.0005, stateError: 0.023 },
	{
		environment: 'goal',
		klWeight: 0.02,
		sigma: [0.12, 0.96],
		kl: [2.13, 0.62],
		parameterError: 0.004,
		stateError: 0.026,
	},
	{
		environment: 'goal',
		klWeight: 0.1,
		sigma: [0.26, 0.98],
		kl: [1.32, 0.37],
		parameterError: 0.016,
		stateError: 0.032,
	},
	{ environment: 'goal', klWeight: 2, sigma: [1, 1], kl: [0, 0], parameterError: 0.22, stateError: 0.056 },
	{ environment: 'platform', klWeight: 0, sigma: FLOOR, kl: [10, 8.9], parameterError: 0.0001, stateError: 0.034 },
	{
		environment: 'platform',
		klWeight: 0.1,
		sigma: [0.99, 0.18],
		kl: [0, 1.56],
		parameterError: 0.012,
		stateError: 0.037,
	},
	{ environment: 'platform', klWeight: 2, sigma: [0.87, 1], kl: [0.13, 0], parameterError: 0.24, stateError: 0.038 },
];

/** Relative difference of the parameter error that another seed may make. */
const ERROR_TOLERANCE = 0.35;
/** Nats. */
const KL_TOLERANCE = 0.35;
/** From this weight on the KL is a figure to reproduce; without KL the codes wander. */
const KL_MATTERS_FROM = 0.02;
/** Nats of all dims together, below which nothing is encoded. */
const COLLAPSED = 0.05;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** @returns what is out of tolerance, in words; empty when ours agrees */
export function judge(measured: Measured, official: OfficialRow): string[] {
	const faults: string[] = [];
	// The official figures are rounded: half a unit of their last digit is no difference.
	const rounding = official.parameterError < 0.01 ? 0.00005 : 0.0005;
	const allowed = ERROR_TOLERANCE * official.parameterError + rounding;
	if (!(Math.abs(measured.parameterError - official.parameterError) <= allowed)) faults.push('x error beyond ±35 %');
	const [ours, theirs] = [sum(measured.kl), sum(official.kl)];
	if (official.klWeight >= KL_MATTERS_FROM && !(Math.abs(ours - theirs) <= KL_TOLERANCE))
		faults.push(`total KL beyond ±${KL_TOLERANCE}`);
	if (official.klWeight === 0 && !measured.sigma.every((sigma) => sigma < 1.02 * SIGMA_FLOOR))
		faults.push('σ not at the clamp floor');
	if (sum(official.kl) === 0 && !(ours < COLLAPSED)) faults.push('not collapsed');
	return faults;
}
