import type { Localized, StateFeature } from '../Environment';

/** Observed as it is: bounds of ±1 make the scaling of observations the identity. Ways reach ±2 and more. */
function rawFeature(id: string, name: Localized, unit: string): StateFeature {
	return { id, name, unit, low: -1, high: 1 };
}

/** What is observed of a particle and its target, in the order of `PARTICLE_OBSERVATION`. */
export const particleFeatures: readonly StateFeature[] = [
	rawFeature('velocity-x', { en: 'velocity x', 'zh-CN': '速度 x' }, 's⁻¹'),
	rawFeature('velocity-y', { en: 'velocity y', 'zh-CN': '速度 y' }, 's⁻¹'),
	rawFeature('way-x', { en: 'way to the target, x', 'zh-CN': '到目标的位移 x' }, ''),
	rawFeature('way-y', { en: 'way to the target, y', 'zh-CN': '到目标的位移 y' }, ''),
];
