import { pow } from '../numerics/power';
import type { Floats } from './matrixProduct';
import type { OptimizerMode } from './settings';

/** PyTorch's defaults, which the published code uses. */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/**
 * One update by Adam, in place (Kingma & Ba 2015, as PyTorch computes it).
 *
 * With `rebuilt`, the moments and the step count start at 0, as if the optimiser had been re-created: then the update
 * is rate·g/(|g| + ε), the sign of the gradient times the rate, whatever its size.
 *
 * @param step updates since Adam was made, from 1; ignored when rebuilt
 */
export function adamUpdate(
	mode: OptimizerMode,
	learningRate: number,
	step: number,
	weights: Floats,
	gradients: Floats,
	firstMoment: Floats,
	secondMoment: Floats,
): void {
	const { beta1, beta2, epsilon } = ADAM;
	const kept = mode === 'kept';
	const { stepSize, correction } = adamFactors(learningRate, kept ? step : 1);
	const keep1 = kept ? beta1 : 0;
	const keep2 = kept ? beta2 : 0;
	for (let i = 0; i < weights.length; i++) {
		const gradient = gradients[i];
		const m = keep1 * firstMoment[i] + (1 - beta1) * gradient;
		const v = keep2 * secondMoment[i] + (1 - beta2) * gradient * gradient;
		firstMoment[i] = m;
		secondMoment[i] = v;
		weights[i] -= (stepSize * m) / (Math.sqrt(v) * correction + epsilon);
	}
}

/**
 * Bias correction of the moments, which start at 0: an update is stepSize·m / (√v · correction + ε).
 * @param step updates since Adam was made, from 1
 */
export function adamFactors(
	learningRate: number,
	step: number,
): { readonly stepSize: number; readonly correction: number } {
	const { beta1, beta2 } = ADAM;
	return { stepSize: learningRate / (1 - pow(beta1, step)), correction: 1 / Math.sqrt(1 - pow(beta2, step)) };
}
