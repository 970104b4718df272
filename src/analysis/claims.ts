/**
 * Numbers that a text can state about a training and the tool measures on the spot: one line a measure, all of them
 * functions of the codes, the weights and the data that are there.
 */

import type { Dataset } from '../dataset/Dataset';
import { isTestTransition } from '../dataset/testPart';
import { LatentDecoder } from '../model/decode';
import { initialWeights } from '../model/initialise';
import type { ModelShape } from '../model/layout';
import type { RunSettings } from '../model/settings';
import { pow } from '../numerics/power';
import { measureDimensions } from './actionLeak';
import { actionSources, parameterVariance } from './actionSources';
import { measureUpdates } from './adamUpdates';
import { measureBoxUse } from './boxUse';
import { summariseCodes } from './codeSummary';
import { decodeSamples, distributionGap, standardDeviation } from './decodedSamples';
import { HOLE_QUANTILE } from './holeRuler';
import { holesShare } from './holes';
import { type EncoderInput, swapShift } from './inputSwap';
import { dimensionKl, dimensionUse, klPerDimension, totalKl } from './klPerDimension';
import { klSplit } from './klSplit';
import { latentBox, rangeRateOf } from './latentBox';
import { columnMedian } from './orderStatistic';
import { middlesInHoles } from './pathHoles';
import type { PosteriorCodes } from './posteriorCodes';
import { collapseWeight } from './rateDistortion';
import { noiseOf } from './reparameterise';
import { meanSquareDifference } from './sampleOutcomes';
import { replacedShare } from './staleEntries';

/** What is measured, of run A (0) or B (1). */
export type MeasureSpec =
	/** Median σ: geometric mean over dims, or of the narrowest or widest dim; of one discrete action, or of all. */
	| { readonly kind: 'sigma'; readonly run: 0 | 1; readonly dim?: 'narrowest' | 'widest'; readonly action?: number }
	/** Root mean square over transitions and dims, of μ or of z (1 where the codes match the prior). */
	| { readonly kind: 'spread' | 'zSpread'; readonly run: 0 | 1 }
	/** KL in nats: over all dims, or of the dim with most or least. */
	| { readonly kind: 'kl'; readonly run: 0 | 1; readonly dim?: 'most' | 'least' }
	/** The two parts of the KL over all dims, in nats: I(x; z) and KL(q(z) ‖ p). */
	| { readonly kind: 'information' | 'mismatch'; readonly run: 0 | 1 }
	/** Dims that are in use. */
	| { readonly kind: 'liveDims'; readonly run: 0 | 1 }
	/** Mean squared error of the decoded parameters, of the noisy z of every transition measured; where a split is named, of its own. */
	| { readonly kind: 'parameterError'; readonly run: 0 | 1; readonly split?: 'training' | 'test' }
	/** Mean squared error of the predicted change of the scaled state. */
	| { readonly kind: 'stateError'; readonly run: 0 | 1 }
	/** Mean square of the state's changes: the error of predicting that nothing changes. */
	| { readonly kind: 'stateSquare'; readonly run: 0 | 1 }
	/** Loss with these weights of state change, parameters and KL (mean over dims, as published). */
	| {
			readonly kind: 'loss';
			readonly run: 0 | 1;
			readonly weights: readonly [state: number, parameters: number, kl: number];
	  }
	/** Share of N(0, I) that falls in holes. */
	| { readonly kind: 'holes'; readonly run: 0 | 1 }
	/** Share of the latent box in holes, probability of the box under N(0, I), and share of the z inside. */
	| { readonly kind: 'boxEmpty' | 'boxPrior' | 'boxData'; readonly run: 0 | 1; readonly percent: number }
	/** Half-width of the latent box, geometric mean over dims. */
	| { readonly kind: 'boxReach'; readonly run: 0 | 1; readonly percent: number }
	/**
	 * Share of replay entries whose latent is replaced, entries stored with the weights of now or with the initial ones;
	 * judged as published, or with the stored latent mapped through the box first.
	 */
	| {
			readonly kind: 'replaced';
			readonly run: 0 | 1;
			readonly stored: 'now' | 'initially';
			readonly test: 'published' | 'corrected';
	  }
	/** Spread (standard deviation) of the first decoded parameter over samples of N(0, scale²·I); that of the data. */
	| { readonly kind: 'sampleSpread'; readonly run: 0 | 1; readonly scale: number }
	| { readonly kind: 'dataSpread'; readonly run: 0 | 1 }
	/** Largest difference between the shares of samples and of data with a first parameter below a value. */
	| { readonly kind: 'sampleGap'; readonly run: 0 | 1 }
	/** Share of the ways between two codes whose middle is a hole. */
	| { readonly kind: 'middleHoles'; readonly run: 0 | 1; readonly path: 'straight' | 'arc' }
	/** Mean squared error of always decoding to the mean of the action's parameters. */
	| { readonly kind: 'parameterVariance'; readonly run: 0 | 1 }
	/** w*: the KL weight from which on linear-Gaussian theory keeps nothing, with the parameters weighted as published. */
	| { readonly kind: 'collapseWeight'; readonly run: 0 | 1 }
	/** Share of the weights that a re-created Adam moves by the whole learning rate. */
	| { readonly kind: 'wholeRate'; readonly run: 0 | 1 }
	/** How far μ moves when one input of the encoder comes from another transition, over its own spread. */
	| { readonly kind: 'swapShift'; readonly run: 0 | 1; readonly input: EncoderInput }
	/** How often the action is guessed from the nearest codes. */
	| { readonly kind: 'leak'; readonly run: 0 | 1 }
	/** How often it is guessed right by always naming the most frequent one. */
	| { readonly kind: 'leakChance'; readonly run: 0 | 1 }
	/** One measure over another. */
	| { readonly kind: 'ratio'; readonly of: MeasureSpec; readonly to: MeasureSpec };

/** A training at one step. */
export interface MeasuredTraining {
	readonly shape: ModelShape;
	readonly dataset: Pick<Dataset, 'state' | 'action' | 'parameters' | 'stateDelta'>;
	/** Transitions measured, from the first of the data on: `measuredCount`. */
	readonly count: number;
	/** count × Z each, and flat weights. */
	readonly runs: readonly (PosteriorCodes & { readonly weights: Float32Array })[];
	readonly seed: number;
	/** How the data are split: their seed, and the share that is held out; left out, nothing is. */
	readonly split?: { readonly seed: number; readonly share: number };
}

export interface ClaimRequest {
	readonly measures: readonly MeasureSpec[];
	readonly training: MeasuredTraining;
}

/** Neighbours that guess an action, as the instrument has it. */
const NEIGHBOURS = 11;

/** Of the latent box that entries are stored with, as published. */
const BOX_PERCENT = 96;

/** Transitions of the batch that an update is told of, as in the lessons. */
const BATCH = 64;

/** Weights as published; the rate is that of the lessons, and is divided out. */
const PUBLISHED_LOSS: RunSettings = {
	klWeight: 0.5,
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 3e-3,
	schedule: { kind: 'constant' },
	optimizer: 'rebuilt',
};

/** Measures in the order asked; NaN where the run is not there. */
export function readClaims({ measures, training }: ClaimRequest): number[] {
	return measures.map((spec) => readMeasure(spec, training));
}

export function readMeasure(spec: MeasureSpec, training: MeasuredTraining): number {
	if (spec.kind === 'ratio') return readMeasure(spec.of, training) / readMeasure(spec.to, training);
	const codes = training.runs[spec.run];
	if (!codes) return Number.NaN;
	const { shape, count, seed, dataset } = training;
	const { latentDim } = shape;
	switch (spec.kind) {
		case 'sigma': {
			const std = spec.action === undefined ? codes.std : rowsOfAction(training, codes.std, spec.action);
			const rows = std.length / latentDim;
			const medians = Array.from({ length: latentDim }, (_, dim) => columnMedian(std, rows, latentDim, dim));
			if (spec.dim) return spec.dim === 'narrowest' ? Math.min(...medians) : Math.max(...medians);
			return pow(
				medians.reduce((product, median) => product * median, 1),
				1 / latentDim,
			);
		}
		case 'spread':
			return summariseCodes(codes.mean, codes.std, count, latentDim).spread;
		case 'zSpread':
			return summariseCodes(codes.mean, codes.std, count, latentDim).zSpread;
		case 'information':
		case 'mismatch':
			return klSplit(codes, latentDim)[spec.kind];
		case 'kl': {
			const kl = klPerDimension(codes.mean, codes.std, count, latentDim);
			if (!spec.dim) return totalKl(kl);
			const nats = Array.from({ length: latentDim }, (_, dim) => dimensionKl(kl, dim));
			return spec.dim === 'most' ? Math.max(...nats) : Math.min(...nats);
		}
		case 'liveDims': {
			const kl = klPerDimension(codes.mean, codes.std, count, latentDim);
			const uses = Array.from({ length: latentDim }, (_, dim) => dimensionUse(dimensionKl(kl, dim)));
			return uses.filter((use) => use === 'live').length;
		}
		case 'parameterError':
			return spec.split
				? parameterErrorOf(spec.split, training, spec.run)
				: reconstructionErrors(training, spec.run).parameters;
		case 'stateError':
			return reconstructionErrors(training, spec.run).state;
		case 'stateSquare':
			return firstTransitions(training, count).stateDelta.reduce(
				(sum, change) => sum + change ** 2 / (count * shape.stateDim),
				0,
			);
		case 'loss': {
			const { state, parameters } = reconstructionErrors(training, spec.run);
			const kl = totalKl(klPerDimension(codes.mean, codes.std, count, latentDim)) / latentDim;
			const [ofState, ofParameters, ofKl] = spec.weights;
			return ofState * state + ofParameters * parameters + ofKl * kl;
		}
		case 'holes':
			return holesShare(codes, latentDim, HOLE_QUANTILE, seed);
		case 'boxEmpty':
		case 'boxPrior':
		case 'boxData': {
			const { percent } = spec;
			const [use] = measureBoxUse({ runs: [codes], latentDim, percent, quantile: HOLE_QUANTILE, shade: null });
			return { boxEmpty: use.empty, boxPrior: use.prior, boxData: use.data }[spec.kind];
		}
		case 'boxReach': {
			const { lower, upper } = latentBox(codes.z, count, latentDim, rangeRateOf(spec.percent));
			return pow(
				lower.reduce((product, low, dim) => (product * (upper[dim] - low)) / 2, 1),
				1 / latentDim,
			);
		}
		case 'replaced': {
			const transitions = firstTransitions(training, count);
			const before = spec.stored === 'now' ? codes.weights : initialWeights(shape, seed);
			const epsilon = epsilonOf(codes);
			const unmapped = spec.test === 'published';
			return replacedShare({
				shape,
				before,
				now: codes.weights,
				transitions,
				epsilon,
				percent: BOX_PERCENT,
				unmapped,
				seed,
			});
		}
		case 'sampleSpread':
			return standardDeviation(decodeSamples(shape, codes.weights, dataset, count, { scale: spec.scale, seed }));
		case 'dataSpread':
			return standardDeviation(firstParameters(training));
		case 'sampleGap': {
			const samples = decodeSamples(shape, codes.weights, dataset, count, { scale: 1, seed });
			return distributionGap(samples, firstParameters(training));
		}
		case 'middleHoles':
			return middlesInHoles(codes, latentDim, spec.path, HOLE_QUANTILE);
		case 'parameterVariance':
			return parameterVariance(parameterColumns(training));
		case 'collapseWeight': {
			const { parameterWeight } = PUBLISHED_LOSS;
			return collapseWeight({ sources: actionSources(parameterColumns(training)), latentDim, parameterWeight });
		}
		case 'wholeRate':
			return wholeRateOfNewAdam(training, spec.run);
		case 'swapShift':
			return swapShift(shape, codes.weights, firstTransitions(training, count), spec.input);
		case 'leak':
		case 'leakChance': {
			const actions = dataset.action.subarray(0, count);
			const [{ leak }] = measureDimensions({ runs: [codes], latentDim, actions, neighbours: NEIGHBOURS });
			return spec.kind === 'leak' ? leak.accuracy : leak.chance;
		}
	}
}

/** The first transitions, one row each. */
function firstTransitions({ shape, dataset }: MeasuredTraining, rows: number) {
	return {
		state: dataset.state.subarray(0, rows * shape.stateDim),
		action: dataset.action.subarray(0, rows),
		parameters: dataset.parameters.subarray(0, rows * shape.parameterDim),
		stateDelta: dataset.stateDelta.subarray(0, rows * shape.stateDim),
	};
}

/** The rows of a count × Z array whose transitions have a discrete action. */
function rowsOfAction(
	{ shape, dataset, count }: MeasuredTraining,
	columns: Float32Array,
	action: number,
): Float32Array {
	const { latentDim } = shape;
	return columns.filter((_, i) => {
		const row = Math.floor(i / latentDim);
		return row < count && dataset.action[row] === action;
	});
}

/** The first parameter of every transition with a code. */
function firstParameters({ shape, dataset, count }: MeasuredTraining): Float64Array {
	return Float64Array.from({ length: count }, (_, row) => dataset.parameters[row * shape.parameterDim]);
}

/** Of all the data, with a code or without. */
function parameterColumns({ shape, dataset }: MeasuredTraining) {
	const { action, parameters } = dataset;
	return { size: action.length, action, parameters, parameterDim: shape.parameterDim };
}

/** count × Z: the ε that z was drawn with. */
function epsilonOf({ mean, std, z }: MeasuredTraining['runs'][0]): Float32Array {
	return Float32Array.from(noiseOf(mean, std, z));
}

/**
 * What an Adam without moments would do with the gradient of the first transitions, whatever its rate is. The terms
 * of the loss have their published weights: which weights have a gradient hardly depends on them.
 */
function wholeRateOfNewAdam(training: MeasuredTraining, run: number): number {
	const { shape, count, runs } = training;
	const { weights } = runs[run];
	const rows = Math.min(BATCH, count);
	const none = new Float32Array(weights.length);
	const [{ all }] = measureUpdates({
		shape,
		step: 1,
		batch: { ...firstTransitions(training, rows), action: Int32Array.from(training.dataset.action.subarray(0, rows)) },
		epsilon: epsilonOf(runs[run]).subarray(0, rows * shape.latentDim),
		rows,
		runs: [{ weights, firstMoment: none, secondMoment: none, adamStep: 0, settings: PUBLISHED_LOSS }],
	});
	return all.wholeRate;
}

/** Mean squared errors over the transitions with a code, decoded from their noisy z. */
function reconstructionErrors(training: MeasuredTraining, run: number) {
	const { shape, count, runs } = training;
	const { weights, z } = runs[run];
	const { state, action, parameters, stateDelta } = firstTransitions(training, count);
	const decoded = new LatentDecoder(shape).decode(weights, { state, action, z }, count);
	return {
		parameters: meanSquareDifference(decoded.parameters, parameters),
		state: meanSquareDifference(decoded.stateDelta, stateDelta),
	};
}

/** Mean squared error of the decoded parameters over the transitions of one split; NaN where it has none. */
function parameterErrorOf(split: 'training' | 'test', training: MeasuredTraining, run: number): number {
	const { shape, count, runs } = training;
	const { weights, z } = runs[run];
	const { state, action, parameters } = firstTransitions(training, count);
	const decoded = new LatentDecoder(shape).decode(weights, { state, action, z }, count);
	const { seed, share } = training.split ?? { seed: 0, share: 0 };
	const { parameterDim } = shape;
	let sum = 0;
	let entries = 0;
	for (let row = 0; row < count; row++) {
		if (isTestTransition(seed, row, share) !== (split === 'test')) continue;
		for (let i = row * parameterDim; i < (row + 1) * parameterDim; i++) {
			sum += (decoded.parameters[i] - parameters[i]) ** 2;
			entries++;
		}
	}
	return sum / entries;
}
