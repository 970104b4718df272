/** A part of the page says which it is and spreads what the course wants of it; the course knows no element. */
import './target.css';
import i18next from 'i18next';
import { create } from 'zustand';
import type { TargetId } from './targets';

/** What the course wants of the page. */
export const useTargets = create<{
	/** What a lesson's page is about. */
	readonly spotlit: TargetId | null;
	/** By the teacher's link. */
	readonly hidden: readonly TargetId[];
	readonly locked: readonly TargetId[];
}>()(() => ({ spotlit: null, hidden: [], locked: [] }));

/** Parts that fill their area: a ring outside would be cut off. */
const FILLING: readonly TargetId[] = [
	'mapA',
	'mapB',
	'decoded',
	'dock',
	'model',
	'lossChart',
	'klMeter',
	'world',
	'rollouts',
	'dataCard',
	'instrument',
	'agent',
];

interface TargetProps {
	readonly 'data-target'?: TargetId;
	readonly 'data-spotlit'?: 'around' | 'inside';
	readonly 'data-hidden'?: true;
	readonly 'data-locked'?: true;
	readonly title?: string;
	readonly 'aria-description'?: string;
}

export interface Target {
	readonly hidden: boolean;
	readonly locked: boolean;
	readonly spotlit: boolean;
	/** Attributes of a part with controls in it: where it is locked, none of them is operated. */
	readonly area: TargetProps & { readonly inert?: true };
	/** Attributes of a control, after its own title and `disabled`. */
	readonly control: TargetProps & { readonly disabled?: true };
}

/** What the course wants of a part of the page. @param id null for a part that has no name */
export function useTarget(id: TargetId | null): Target {
	const spotlit = useTargets((targets) => targets.spotlit === id && id !== null);
	const hidden = useTargets((targets) => id !== null && targets.hidden.includes(id));
	const locked = useTargets((targets) => id !== null && targets.locked.includes(id));
	const marks: TargetProps = {
		...(id !== null && { 'data-target': id }),
		...(id !== null && spotlit && { 'data-spotlit': FILLING.includes(id) ? 'inside' : 'around' }),
		...(hidden && { 'data-hidden': true }),
		...(locked && { 'data-locked': true, ...lockedTexts() }),
	};
	return {
		hidden,
		locked,
		spotlit,
		area: locked ? { ...marks, inert: true } : marks,
		control: locked ? { ...marks, disabled: true } : marks,
	};
}

function lockedTexts() {
	const text = i18next.t('screen:lockedByTeacher');
	return { title: text, 'aria-description': text };
}
