/** Buttons that disappear when pressed: the focus moves to the one that takes their place, as soon as it exists. */
import { fold, type ScreenPart } from './screenStore';

/** Who is to take the focus next. */
let wanted: string | null = null;

const nameOf = (part: ScreenPart, open: boolean) => `${part} ${open}`;

/** Folds or unfolds a part by a button that disappears with it. */
export function foldByButton(part: ScreenPart, open: boolean): void {
	wanted = nameOf(part, open);
	fold(part, open);
}

/** The ref of what takes the focus after a part was unfolded, or folded, by a button. */
export function takesFocus(part: ScreenPart, open: boolean) {
	return (element: HTMLElement | null) => {
		if (!element || wanted !== nameOf(part, open)) return;
		wanted = null;
		element.focus();
	};
}
