/**
 * One training step taken apart: what one transition of its batch goes through, forward and back, in the real numbers
 * of a run. The gradients are those of the whole batch, as in training.
 */

import { forcesOf } from '../../analysis/forces';
import { norm } from '../../analysis/norm';
import { adamUpdate } from '../../model/adam';
import { type Batch, ConditionalVae } from '../../model/ConditionalVae';
import { klDivergence } from '../../model/kl';
import { type ModelShape, parameterLayout } from '../../model/layout';
import type { LossTerms, OptimizerMode, RunSettings } from '../../model/settings';
import { totalLoss } from '../../model/settings';

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
	/** What Adam remembers of the steps before; null where that is not known, and then it begins anew. */
	readonly moments: Moments | null;
	/** Row of the batch that is followed. */
	readonly row: number;
}

/** A part of the model with the size of its gradient and of its update. */
export interface GroupStep {
	readonly group: 'embedding' | 'encoder' | 'decoder';
	readonly weights: number;
	/** ‖g‖ */
	readonly gradient: number;
	/** ‖Δθ‖ */
	readonly update: number;
}

export interface StepTrace {
	/** The Adam that made the update. */
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
	/** Raw terms of the transition alone, and of the whole batch. */
	readonly own: LossTerms;
	readonly all: LossTerms;
	readonly ownTotal: number;
	readonly allTotal: number;
	/** Slope of the transition's own loss by z, μ and log σ, Z numbers each. */
	readonly slopeMean: number[];
	readonly slopeLogSigma: number[];
	readonly groups: readonly GroupStep[];
	/** Total of the transition and of the batch after the update, with the same noise. */
	readonly ownAfter: number;
	readonly allAfter: number;
	/** μ of the transition after the update. */
	readonly meanAfter: Float32Array;
}

function rowOf(batch: Batch, row: number, shape: ModelShape): Batch {
	const { stateDim, parameterDim } = shape;
	return {
		state: batch.state.slice(row * stateDim, (row + 1) * stateDim),
		action: [batch.action[row]],
		parameters: batch.parameters.slice(row * parameterDim, (row + 1) * parameterDim),
		stateDelta: batch.stateDelta.slice(row * stateDim, (row + 1) * stateDim),
	};
}

/** Takes the step on a copy of the weights. */
export function traceStep(request: StepRequest): StepTrace {
	const { shape, weights, batch, epsilon, settings, learningRate, moments, row } = request;
	const { latentDim } = shape;
	const rows = batch.action.length;
	const one = rowOf(batch, row, shape);
	const noise = epsilon.slice(row * latentDim, (row + 1) * latentDim);

	const single = new ConditionalVae(shape, 1);
	const own = single.forward(weights, one, noise, 1);
	const { mean, logStd, std } = single.encoder;
	const forces = forcesOf(shape, weights, one, settings, noise);

	const model = new ConditionalVae(shape, rows);
	const all = model.forward(weights, batch, epsilon, rows);
	const gradients = new Float32Array(weights.length);
	model.backward(weights, batch, epsilon, settings, gradients, rows);
	const after = weights.slice();
	const kept = settings.optimizer === 'kept' && moments ? moments : null;
	adamUpdate(
		kept ? 'kept' : 'rebuilt',
		learningRate,
		(kept?.adamStep ?? 0) + 1,
		after,
		gradients,
		kept ? kept.firstMoment.slice() : new Float32Array(weights.length),
		kept ? kept.secondMoment.slice() : new Float32Array(weights.length),
	);
	const update = after.map((value, i) => value - weights[i]);
	const { layers, length } = parameterLayout(shape);
	const bounds = [
		['embedding', 0, layers.e0_0.weight],
		['encoder', layers.e0_0.weight, layers.d0_0.weight],
		['decoder', layers.d0_0.weight, length],
	] as const;
	const slope = (reconstruction: Float64Array, kl: Float64Array, passes: (dim: number) => boolean) =>
		Array.from(reconstruction, (value, dim) => (passes(dim) ? -(value + kl[dim]) : 0));

	const copied = {
		mean: mean.slice(),
		logStd: logStd.slice(),
		std: std.slice(),
		z: single.z.slice(),
		decodedParameters: single.decoder.parameters.slice(),
		decodedDelta: single.decoder.stateDelta.slice(),
	};
	const ownAfter = totalLoss(single.forward(after, one, noise, 1), settings);
	return {
		...copied,
		optimizer: kept ? 'kept' : 'rebuilt',
		rows,
		state: one.state,
		action: batch.action[row],
		parameters: one.parameters,
		stateDelta: one.stateDelta,
		epsilon: noise,
		nats: Array.from(copied.mean, (mu, dim) => klDivergence(mu, copied.logStd[dim])),
		own,
		all,
		ownTotal: totalLoss(own, settings),
		allTotal: totalLoss(all, settings),
		slopeMean: slope(forces.reconstructionOnMean, forces.klOnMean, () => true),
		slopeLogSigma: slope(forces.reconstructionOnLogSigma, forces.klOnLogSigma, (dim) => !forces.clamped[dim]),
		groups: bounds.map(([group, from, to]) => ({
			group,
			weights: to - from,
			gradient: norm(gradients.subarray(from, to)),
			update: norm(update.subarray(from, to)),
		})),
		ownAfter,
		allAfter: totalLoss(model.forward(after, batch, epsilon, rows), settings),
		meanAfter: single.encoder.mean.slice(),
	};
}
