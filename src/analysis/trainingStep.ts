/**
 * One training step taken apart, in the real numbers of a run: what the rows of its batch lose and pull, the gradient that
 * is their mean, and the weights that Adam makes of it.
 */
import { adamUpdate } from '../model/adam';
import { type Batch, ConditionalVae } from '../model/ConditionalVae';
import { klDivergence } from '../model/kl';
import { type ModelShape, parameterLayout } from '../model/layout';
import type { LossTerms, OptimizerMode, RunSettings } from '../model/settings';
import { totalLoss } from '../model/settings';
import { norm } from '../numerics/norm';
import { forcesOf } from './forces';

/** What a kept Adam goes on from. */
export interface Moments {
	readonly firstMoment: Float32Array;
	readonly secondMoment: Float32Array;
	/** Updates since it was made. */
	readonly adamStep: number;
}

export interface StepRequest {
	readonly shape: ModelShape;
	readonly weights: Float32Array;
	readonly batch: Batch;
	/** rows × Z: the noise of the step. */
	readonly epsilon: Float32Array;
	readonly settings: RunSettings;
	/** Of this step, after the schedule. */
	readonly learningRate: number;
	/** What Adam remembers of the steps before; null where that is not known: then its moments start at 0. */
	readonly moments: Moments | null;
}

export interface StepReading {
	/** The Adam that made the update. */
	readonly optimizer: OptimizerMode;
	/** Like the weights: of the batch's mean loss, and the weights after the step. */
	readonly gradients: Float32Array;
	readonly updated: Float32Array;
	/** Raw terms of the whole batch, and the weighted total before and after the step, with the same noise. */
	readonly all: LossTerms;
	readonly allTotal: number;
	readonly allAfter: number;
	/** One number a row: its own weighted total, before and after the step. */
	readonly rowTotals: Float64Array;
	readonly rowTotalsAfter: Float64Array;
	/** ‖g‖ of each row's own total. */
	readonly rowNorms: Float64Array;
	/**
	 * How much of the batch's gradient each row makes: its own gradient along the batch's, ÷ rows, ÷ the batch's size. They
	 * add up to 1; below 0 where a row pulls the other way. 0 where the batch has no gradient.
	 */
	readonly rowShares: Float64Array;
}

/** A part of the model with the size of its gradient and of its update. */
interface GroupStep {
	readonly group: 'embedding' | 'encoder' | 'decoder';
	readonly weights: number;
	/** ‖g‖ */
	readonly gradient: number;
	/** ‖Δθ‖ */
	readonly update: number;
}

/** One row of the batch on its way through the step. */
export interface RowTrace {
	readonly optimizer: OptimizerMode;
	readonly rows: number;
	readonly state: Float32Array;
	readonly action: number;
	readonly parameters: Float32Array;
	readonly stateDelta: Float32Array;
	/** Z numbers each. */
	readonly mean: Float32Array;
	readonly logStd: Float32Array;
	readonly std: Float32Array;
	readonly epsilon: Float32Array;
	readonly z: Float32Array;
	readonly nats: number[];
	/** P and S numbers. */
	readonly decodedParameters: Float32Array;
	readonly decodedDelta: Float32Array;
	/** Raw terms of the row alone, and of the whole batch. */
	readonly own: LossTerms;
	readonly all: LossTerms;
	readonly ownTotal: number;
	readonly allTotal: number;
	/** Slope of the row's own loss by μ and log σ, Z numbers each. */
	readonly slopeMean: number[];
	readonly slopeLogSigma: number[];
	readonly groups: readonly GroupStep[];
	readonly ownAfter: number;
	readonly allAfter: number;
	/** μ of the row after the update. */
	readonly meanAfter: Float32Array;
}

/** A row of a batch, as a batch of its own. */
export function rowOf(batch: Batch, row: number, { stateDim, parameterDim }: ModelShape): Batch {
	return {
		state: batch.state.slice(row * stateDim, (row + 1) * stateDim),
		action: [batch.action[row]],
		parameters: batch.parameters.slice(row * parameterDim, (row + 1) * parameterDim),
		stateDelta: batch.stateDelta.slice(row * stateDim, (row + 1) * stateDim),
	};
}

/** The Adam of a step: one whose moments are not known starts with 0. */
function optimizerOf({ settings, moments }: Pick<StepRequest, 'settings' | 'moments'>): OptimizerMode {
	return settings.optimizer === 'kept' && moments ? 'kept' : 'rebuilt';
}

/** Takes the step on a copy of the weights. */
export function measureStep(request: StepRequest): StepReading {
	const { shape, weights, batch, epsilon, settings, learningRate, moments } = request;
	const { latentDim } = shape;
	const rows = batch.action.length;
	const model = new ConditionalVae(shape, rows);
	const all = model.forward(weights, batch, epsilon, rows);
	const gradients = new Float32Array(weights.length);
	model.backward(weights, batch, epsilon, settings, gradients, rows);

	const optimizer = optimizerOf(request);
	const updated = weights.slice();
	const remembered = (moment: Float32Array | undefined) => moment?.slice() ?? new Float32Array(weights.length);
	adamUpdate(
		optimizer,
		learningRate,
		(moments?.adamStep ?? 0) + 1,
		updated,
		gradients,
		remembered(moments?.firstMoment),
		remembered(moments?.secondMoment),
	);

	const single = new ConditionalVae(shape, 1);
	const own = new Float32Array(weights.length);
	const squared = dot(gradients, gradients);
	const numbers = () => new Float64Array(rows);
	const [rowTotals, rowTotalsAfter, rowNorms, rowShares] = [numbers(), numbers(), numbers(), numbers()];
	for (let row = 0; row < rows; row++) {
		const one = rowOf(batch, row, shape);
		const noise = epsilon.subarray(row * latentDim, (row + 1) * latentDim);
		rowTotals[row] = totalLoss(single.forward(weights, one, noise, 1), settings);
		single.backward(weights, one, noise, settings, own, 1);
		rowNorms[row] = norm(own);
		rowShares[row] = squared > 0 ? dot(own, gradients) / (rows * squared) : 0;
		rowTotalsAfter[row] = totalLoss(single.forward(updated, one, noise, 1), settings);
	}
	return {
		optimizer,
		gradients,
		updated,
		all,
		allTotal: totalLoss(all, settings),
		allAfter: totalLoss(model.forward(updated, batch, epsilon, rows), settings),
		rowTotals,
		rowTotalsAfter,
		rowNorms,
		rowShares,
	};
}

function dot(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
	return sum;
}

/** Follows one row of the batch through a step that was taken. */
export function traceRow(request: StepRequest, reading: StepReading, row: number): RowTrace {
	const { shape, weights, batch, epsilon, settings } = request;
	const { latentDim } = shape;
	const one = rowOf(batch, row, shape);
	const noise = epsilon.slice(row * latentDim, (row + 1) * latentDim);
	const model = new ConditionalVae(shape, 1);
	const own = model.forward(weights, one, noise, 1);
	const { encoder, decoder, z } = model;
	const forces = forcesOf(shape, weights, one, settings, noise);
	const slope = (reconstruction: Float64Array, kl: Float64Array, passes: (dim: number) => boolean) =>
		Array.from(reconstruction, (value, dim) => (passes(dim) ? -(value + kl[dim]) : 0));
	const after = new ConditionalVae(shape, 1);
	after.encode(reading.updated, one, 1);

	const update = reading.updated.map((value, i) => value - weights[i]);
	const { layers, length } = parameterLayout(shape);
	const bounds = [
		['embedding', 0, layers.e0_0.weight],
		['encoder', layers.e0_0.weight, layers.d0_0.weight],
		['decoder', layers.d0_0.weight, length],
	] as const;
	return {
		optimizer: reading.optimizer,
		rows: batch.action.length,
		state: one.state,
		action: batch.action[row],
		parameters: one.parameters,
		stateDelta: one.stateDelta,
		mean: encoder.mean,
		logStd: encoder.logStd,
		std: encoder.std,
		epsilon: noise,
		z,
		nats: Array.from(encoder.mean, (mu, dim) => klDivergence(mu, encoder.logStd[dim])),
		decodedParameters: decoder.parameters,
		decodedDelta: decoder.stateDelta,
		own,
		all: reading.all,
		ownTotal: totalLoss(own, settings),
		allTotal: reading.allTotal,
		slopeMean: slope(forces.reconstructionOnMean, forces.klOnMean, () => true),
		slopeLogSigma: slope(forces.reconstructionOnLogSigma, forces.klOnLogSigma, (dim) => !forces.clamped[dim]),
		groups: bounds.map(([group, from, to]) => ({
			group,
			weights: to - from,
			gradient: norm(reading.gradients.subarray(from, to)),
			update: norm(update.subarray(from, to)),
		})),
		ownAfter: reading.rowTotalsAfter[row],
		allAfter: reading.allAfter,
		meanAfter: after.encoder.mean,
	};
}
