import type { Localized, StateFeature } from '../Environment';
import { START_HALF_WIDTH, TOP_SPEED } from './world';

/** Observed as it is: bounds of ±1 make the scaling of observations the identity. @param reach ± what to offer */
function rawFeature(id: string, name: Localized, unit: string, reach: number): StateFeature {
	return { id, name, unit, low: -1, high: 1, reach: [-reach, reach] };
}

/** As far from the target, on each axis, as an episode can start. */
const LONGEST_WAY = 2 * START_HALF_WIDTH;

/** What is observed of a particle and its target, in the order of `PARTICLE_OBSERVATION`. */
export const particleFeatures: readonly StateFeature[] = [
	rawFeature('velocity-x', { en: 'velocity x', 'zh-CN': '速度 x' }, 's⁻¹', TOP_SPEED),
	rawFeature('velocity-y', { en: 'velocity y', 'zh-CN': '速度 y' }, 's⁻¹', TOP_SPEED),
	rawFeature('way-x', { en: 'way to the target, x', 'zh-CN': '到目标的位移 x' }, '', LONGEST_WAY),
	rawFeature('way-y', { en: 'way to the target, y', 'zh-CN': '到目标的位移 y' }, '', LONGEST_WAY),
];
