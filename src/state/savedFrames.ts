/**
 * The frames of a training in its file: thinned, with the weights and the codes of every run. z is not written, since
 * it follows from μ, σ and the seed.
 */
import { leadingCodes } from '../analysis/posteriorCodes';
import { firstTransitions, sampledCodes, transitionNoise } from '../analysis/transitionNoise';
import { measuredCount } from '../dataset/measuredSet';
import type { ThinnedFrames } from '../lab/Timeline';
import type { Frame, RunFrame } from '../training/Frame';
import { LIMITS } from './config/limits';
import type { Config } from './config/schema';
import { shapeOfConfig } from './trainable';

/** Bytes of frames that a file gets at most: a second to write, read and move through a network. */
const BUDGET = 8 * 2 ** 20;

/** Bytes of frames that are read: two of the widest model have a fifth of them. */
export const MAX_FRAME_BYTES = 96 * 2 ** 20;

/** As many as a slider shows apart, and fewer where they are large. */
const MOST_FRAMES = 64;

/** One run at one step. */
export interface SavedRunFrame {
	readonly weights: Float32Array;
	/** codes × Z: μ. */
	readonly mean: Float32Array;
	/** codes × Z: σ > 0. */
	readonly std: Float32Array;
}

export interface SavedFrame {
	readonly step: number;
	readonly runs: readonly SavedRunFrame[];
}

/** Frames by ascending step, as many codes in each. */
export interface SavedFrames {
	/** Of so many frames that the training showed, one is here. */
	readonly stride: number;
	readonly frames: readonly SavedFrame[];
}

/** What the header of a file says of its frames. */
export interface SavedFramesHead {
	readonly stride: number;
	readonly steps: readonly number[];
	/** Transitions whose codes every frame has, the first ones of the data. */
	readonly codes: number;
}

/** The codes of a frame, all that it has: what is drawn and what is measured lie on the same memory. */
function allCodes({ mean, std, measured }: RunFrame): Pick<RunFrame, 'mean' | 'std'> {
	return measured && measured.mean.length > mean.length ? measured : { mean, std };
}

/**
 * Frames of a training up to a step, as many as a file has room for: every second, fourth, … of them, so that the same
 * ones are chosen again when there are more.
 * @returns null where there is none
 */
export function pickFrames({ stride, frames }: ThinnedFrames, step: number): SavedFrames | null {
	const until = frames.filter((frame) => frame.step <= step);
	if (until.length === 0) return null;
	const lengths = until.map(({ runs }) => allCodes(runs[0]).mean.length);
	const length = Math.min(...lengths);
	const bytes = until[0].runs.reduce((sum, { weights }) => sum + 4 * (weights.length + 2 * length), 0);
	const most = Math.max(2, Math.min(MOST_FRAMES, Math.floor(BUDGET / bytes)));
	let every = 1;
	while (Math.ceil(until.length / every) > most) every *= 2;
	const chosen = until.filter((_, index) => index % every === 0);
	const ofRun = (run: RunFrame): SavedRunFrame => {
		const { mean, std } = allCodes(run);
		return { weights: run.weights, mean: mean.subarray(0, length), std: std.subarray(0, length) };
	};
	return { stride: stride * every, frames: chosen.map((frame) => ({ step: frame.step, runs: frame.runs.map(ofRun) })) };
}

/** What the header says of some frames. @param latentDim Z */
export function headOfFrames({ stride, frames }: SavedFrames, latentDim: number): SavedFramesHead {
	return { stride, steps: frames.map(({ step }) => step), codes: frames[0].runs[0].mean.length / latentDim };
}

/** The numbers of frames in the order of the file: by frame, by run, weights, μ, σ. */
export function planesOfFrames({ frames }: SavedFrames): Float32Array[] {
	return frames.flatMap(({ runs }) => runs.flatMap(({ weights, mean, std }) => [weights, mean, std]));
}

/**
 * Reads what a header says of its frames from an unknown value.
 * @param step that the training stands at
 * @throws with the reason in plain English when it is nothing that a page writes
 */
export function readFramesHead(value: unknown, step: number): SavedFramesHead {
	const damaged = () => new Error('the frames of the training are damaged');
	if (typeof value !== 'object' || value === null) throw damaged();
	const { stride, steps, codes } = value as Partial<Record<keyof SavedFramesHead, unknown>>;
	const isWhole = (number: unknown, least: number, most: number): number is number =>
		Number.isSafeInteger(number) && (number as number) >= least && (number as number) <= most;
	if (!isWhole(stride, 1, 2 ** 40) || !isWhole(codes, 1, LIMITS.dataSize.max)) throw damaged();
	if (!Array.isArray(steps) || steps.length === 0 || steps.length > MOST_FRAMES) throw damaged();
	if (!steps.every((at, i) => isWhole(at, i === 0 ? 0 : steps[i - 1] + 1, step))) throw damaged();
	return { stride, steps, codes };
}

/** Whether a frame can be shown: codes and weights are finite numbers, and every σ is above 0. */
export function isShowable({ runs }: SavedFrame): boolean {
	return runs.every(
		({ weights, mean, std }) =>
			weights.every(Number.isFinite) && mean.every(Number.isFinite) && std.every((s) => s > 0 && Number.isFinite(s)),
	);
}

/** The frames as a run shows them. */
export function framesOf({ stride, frames }: SavedFrames, config: Config): ThinnedFrames {
	const shape = shapeOfConfig(config);
	const { latentDim } = shape;
	const codes = frames[0].runs[0].mean.length / latentDim;
	const epsilon = transitionNoise(config.training.seed, firstTransitions(codes), latentDim);
	const count = Math.min(config.display.points, codes);
	const measured = measuredCount(config.data.size);
	const ofRun = ({ weights, mean, std }: SavedRunFrame): RunFrame => {
		const all = { mean, std, z: sampledCodes(mean, std, epsilon) };
		const ofMeasured = measured <= codes ? leadingCodes(all, measured, latentDim) : null;
		return { ...leadingCodes(all, count, latentDim), measured: ofMeasured, weights };
	};
	return {
		stride,
		frames: frames.map(
			({ step, runs }): Frame => ({
				source: 'training',
				step,
				count,
				shape,
				runs: runs.map(ofRun),
			}),
		),
	};
}
