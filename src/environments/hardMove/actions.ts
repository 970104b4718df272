import { atan2 } from '../../numerics/arctangent';
import { hypot } from '../../numerics/norm';
import type { ActionGroups, ActionParameter, DiscreteAction, Localized } from '../Environment';
import { actuatorBits, isNoMotion, type Motion, motionTable } from './motions';

/** From the x axis on, anticlockwise. */
const ARROWS = ['→', '↗', '↑', '↖', '←', '↙', '↓', '↘'];

/** The same directions in words; last, no motion. */
const DIRECTIONS: readonly Localized[] = [
	{ en: '→ right', 'zh-CN': '→ 向右' },
	{ en: '↗ up right', 'zh-CN': '↗ 右上' },
	{ en: '↑ up', 'zh-CN': '↑ 向上' },
	{ en: '↖ up left', 'zh-CN': '↖ 左上' },
	{ en: '← left', 'zh-CN': '← 向左' },
	{ en: '↙ down left', 'zh-CN': '↙ 左下' },
	{ en: '↓ down', 'zh-CN': '↓ 向下' },
	{ en: '↘ down right', 'zh-CN': '↘ 右下' },
	{ en: 'no motion', 'zh-CN': '无推力' },
];

/** The same for every action: the share of its force; −1 is the full force backwards. */
const parameters: readonly ActionParameter[] = [
	{ id: 'thrust', name: { en: 'share of the thrust', 'zh-CN': '推力比例' }, unit: '', low: -1, high: 1 },
];

/** Index of the arrow next to a motion's direction. */
function eighth([x, y]: Motion): number {
	const turn = Math.round((atan2(y, x) * ARROWS.length) / (2 * Math.PI));
	return (turn + ARROWS.length) % ARROWS.length;
}

/** With two decimals: 0.71. */
function strengthText(strength: number): string {
	const hundredths = Math.round(100 * strength);
	return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** Direction, strength and actuators: "↗ 0.71 · 1100"; many motions come from several sets of actuators. */
function motionName(motion: Motion, bits: string): Localized {
	if (isNoMotion(motion)) return { en: `none · ${bits}`, 'zh-CN': `无推力 · ${bits}` };
	const text = `${ARROWS[eighth(motion)]} ${strengthText(hypot(...motion))} · ${bits}`;
	return { en: text, 'zh-CN': `推力 ${text}` };
}

/** The direction of the push, without its arrow. */
function titleOf(motion: Motion): Localized {
	if (isNoMotion(motion)) return { en: 'No push', 'zh-CN': '无推力' };
	const words = DIRECTIONS[eighth(motion)];
	return { en: `Push ${words.en}`, 'zh-CN': `推力 ${words['zh-CN']}` };
}

/** How strong the push is at full thrust, and which actuators give it, by their numbers from 1 on. */
function detailOf(motion: Motion, bits: string): Localized {
	const on = Array.from(bits).flatMap((bit, actuator) => (bit === '1' ? [actuator + 1] : []));
	const strength = strengthText(isNoMotion(motion) ? 0 : hypot(...motion));
	return {
		en: `strength ${strength}, actuators on: ${on.join(', ') || 'none'}`,
		'zh-CN': `强度 ${strength}，开启的推进器：${on.join('、') || '无'}`,
	};
}

/** All 2ⁿ actions of Hard Move with n actuators, named for their published motions. */
export function hardMoveActions(actuators: number): DiscreteAction[] {
	const motions = motionTable(actuators, true);
	return Array.from({ length: 1 << actuators }, (_, action) => {
		const bits = actuatorBits(action, actuators);
		const motion: Motion = [motions[2 * action], motions[2 * action + 1]];
		return {
			id: `motion-${bits}`,
			name: motionName(motion, bits),
			title: titleOf(motion),
			detail: detailOf(motion, bits),
			parameters,
		};
	});
}

/** The actions by the direction of their published motions, to the next eighth of a turn. */
export function hardMoveGroups(actuators: number): ActionGroups {
	const motions = motionTable(actuators, true);
	const groups = Uint8Array.from({ length: 1 << actuators }, (_, action) => {
		const motion: Motion = [motions[2 * action], motions[2 * action + 1]];
		return isNoMotion(motion) ? ARROWS.length : eighth(motion);
	});
	return { by: { en: 'direction', 'zh-CN': '方向' }, names: DIRECTIONS, of: (action) => groups[action] };
}
