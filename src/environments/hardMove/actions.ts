import type { ActionParameter, DiscreteAction, Localized } from '../Environment';
import { actuatorBits, isNoMotion, type Motion, motionTable } from './motions';

/** From the x axis on, anticlockwise. */
const ARROWS = ['→', '↗', '↑', '↖', '←', '↙', '↓', '↘'];

/** The same for every action: how much of its force, and −1 for all of it backwards. */
const parameters: readonly ActionParameter[] = [
	{ id: 'thrust', name: { en: 'share of the thrust', 'zh-CN': '推力比例' }, unit: '', low: -1, high: 1 },
];

/** The arrow next to a motion's direction. */
function arrow([x, y]: Motion): string {
	const turn = Math.round((Math.atan2(y, x) * ARROWS.length) / (2 * Math.PI));
	return ARROWS[(turn + ARROWS.length) % ARROWS.length];
}

/** Direction, strength and actuators: "↗ 0.71 · 1100"; many motions come from several sets of actuators. */
function motionName(motion: Motion, bits: string): Localized {
	if (isNoMotion(motion)) return { en: `none · ${bits}`, 'zh-CN': `无推力 · ${bits}` };
	const text = `${arrow(motion)} ${Math.hypot(...motion).toFixed(2)} · ${bits}`;
	return { en: text, 'zh-CN': `推力 ${text}` };
}

/** All 2ⁿ actions of Hard Move with n actuators, named for their published motions. */
export function hardMoveActions(actuators: number): DiscreteAction[] {
	const motions = motionTable(actuators, true);
	return Array.from({ length: 2 ** actuators }, (_, action) => {
		const bits = actuatorBits(action, actuators);
		return {
			id: `motion-${bits}`,
			name: motionName([motions[2 * action], motions[2 * action + 1]], bits),
			parameters,
		};
	});
}
