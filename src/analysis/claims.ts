/**
 * Numbers that a text can state about a training and that the tool measures on demand: one line a measure, all of them
 * functions of the present codes, weights and data.
 */

import { isTestTransition } from '../dataset/testPart';
import { LatentDecoder } from '../model/decode';
import { initialWeights } from '../model/initialise';
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
import { swapShift } from './inputSwap';
import { dimensionKl, dimensionUse, klPerDimension, totalKl } from './klPerDimension';
import { klSplit } from './klSplit';
import { latentBox, rangeRateOf } from './latentBox';
import type { ClaimRequest, MeasuredTraining, MeasureSpec } from './measureSpec';
import { columnMedian } from './orderStatistic';
import { middlesInHoles } from './pathHoles';
import { noiseOf, type PosteriorCodes } from './posteriorCodes';
import { collapseWeight } from './rateDistortion';
import { meanSquareDifference } from './sampleOutcomes';
import { replacedShare } from './staleEntries';

/** Neighbours that guess an action, as the instrument has it. */
const NEIGHBOURS = 11;

/** Of the latent box that entries are stored with, as published. */
const BOX_PERCENT = 96;

/** Transitions in the batch of an update, as in the lessons. */
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
		case 'sigma':
			return sigma(spec, training);
		case 'spread':
			return summariseCodes(codes.mean, codes.std, count, latentDim).spread;
		case 'zSpread':
			return summariseCodes(codes.mean, codes.std, count, latentDim).zSpread;
		case 'information':
		case 'mismatch':
			return klSplit(codes, latentDim)[spec.kind];
		case 'kl':
			return klOf(spec, codes, count, latentDim);
		case 'liveDims':
			return liveDims(codes, count, latentDim);
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
		case 'loss':
			return lossOf(spec, training, codes);
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
		case 'replaced':
			return replaced(spec, training, codes);
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

type Spec<K extends MeasureSpec['kind']> = Extract<MeasureSpec, { kind: K }>;

/** Median σ: of the narrowest or widest dim, else the geometric mean over dims. */
function sigma(spec: Spec<'sigma'>, training: MeasuredTraining): number {
	const { latentDim } = training.shape;
	const all = training.runs[spec.run].std;
	const std = spec.action === undefined ? all : rowsOfAction(training, all, spec.action);
	const rows = std.length / latentDim;
	const medians = Array.from({ length: latentDim }, (_, dim) => columnMedian(std, rows, latentDim, dim));
	if (spec.dim) return spec.dim === 'narrowest' ? Math.min(...medians) : Math.max(...medians);
	return pow(
		medians.reduce((product, median) => product * median, 1),
		1 / latentDim,
	);
}

/** Dims that carry something. */
function liveDims({ mean, std }: PosteriorCodes, count: number, latentDim: number): number {
	const kl = klPerDimension(mean, std, count, latentDim);
	const uses = Array.from({ length: latentDim }, (_, dim) => dimensionUse(dimensionKl(kl, dim)));
	return uses.filter((use) => use === 'live').length;
}

/** The loss with the weights that are asked for, whatever the run was trained with. */
function lossOf({ run, weights }: Spec<'loss'>, training: MeasuredTraining, { mean, std }: PosteriorCodes): number {
	const { latentDim } = training.shape;
	const { state, parameters } = reconstructionErrors(training, run);
	const kl = totalKl(klPerDimension(mean, std, training.count, latentDim)) / latentDim;
	const [ofState, ofParameters, ofKl] = weights;
	return ofState * state + ofParameters * parameters + ofKl * kl;
}

/** KL in nats: of the dim with most or least, else over all dims. */
function klOf({ dim: which }: Spec<'kl'>, { mean, std }: PosteriorCodes, count: number, latentDim: number): number {
	const kl = klPerDimension(mean, std, count, latentDim);
	if (!which) return totalKl(kl);
	const nats = Array.from({ length: latentDim }, (_, dim) => dimensionKl(kl, dim));
	return which === 'most' ? Math.max(...nats) : Math.min(...nats);
}

/** Share of the stored latents that are replaced. */
function replaced(
	{ stored, test }: Spec<'replaced'>,
	training: MeasuredTraining,
	codes: MeasuredTraining['runs'][number],
): number {
	const { shape, count, seed } = training;
	return replacedShare({
		shape,
		before: stored === 'now' ? codes.weights : initialWeights(shape, seed),
		now: codes.weights,
		transitions: firstTransitions(training, count),
		epsilon: epsilonOf(codes),
		percent: BOX_PERCENT,
		unmapped: test === 'published',
		seed,
	});
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
