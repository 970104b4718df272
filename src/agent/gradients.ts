/** Element-wise operations on the actor's gradient and on the target networks. */
import type { Floats } from '../model/matrixProduct';

/** PyTorch's `clip_grad_norm_` adds so much to the norm that it divides by. */
const NORM_EPSILON = 1e-6;

/**
 * Inverting gradients (Hausknecht & Stone 2016), in place: what would lead an action out of [−1, 1] is scaled down by the
 * way that is left, (1 − a)/2 upwards and (a + 1)/2 downwards, and turned round beyond.
 * @param gradient what the value rises by with each entry of the action
 * @param action in [−1, 1]
 */
export function invertGradients(gradient: Floats, action: Floats, length: number): void {
	for (let i = 0; i < length; i++) gradient[i] *= (gradient[i] > 0 ? 1 - action[i] : action[i] + 1) / 2;
}

/**
 * Scales gradients down where their Euclidean norm is above `most`, in place, as PyTorch does.
 * @returns the norm before
 */
export function clipNorm(gradients: Floats, most: number): number {
	let squares = 0;
	for (let i = 0; i < gradients.length; i++) squares += gradients[i] * gradients[i];
	const norm = Math.sqrt(squares);
	const scale = most / (norm + NORM_EPSILON);
	if (scale < 1) for (let i = 0; i < gradients.length; i++) gradients[i] *= scale;
	return norm;
}

/** target ← τ·online + (1 − τ)·target, in place. */
export function softUpdate(target: Floats, online: Floats, tau: number): void {
	for (let i = 0; i < target.length; i++) target[i] = tau * online[i] + (1 - tau) * target[i];
}
