/**
 * Ways to figures besides the dialog: the context menu of a plot opens it with that plot chosen, and printing includes
 * them all.
 */

import type { Root } from 'react-dom/client';
import { FIGURE_TEXTS } from '../../../i18n/partTexts';
import { latePart } from '../../../late/latePart';
import { PartBoundary } from '../../../late/PartBoundary';
import { printReports } from './printReport';

/** Texts that load with it. @late */
export const texts = [FIGURE_TEXTS];

const FiguresDialog = latePart(() => import('./FiguresDialog'));

/** `createRoot` of React, which the page has: a second file that asks for it would cut it out of the entry. */
type MakeRoot = (place: Element) => Root;

/** Listens from now on. With Shift the browser's own menu opens, and so it does by touch, where a long press drags. */
export function watchFigures(createRoot: MakeRoot): void {
	printReports();
	document.addEventListener('contextmenu', (event) => {
		const byTouch = 'pointerType' in event && event.pointerType === 'touch';
		if (event.defaultPrevented || event.shiftKey || byTouch || !(event.target instanceof Element)) return;
		const figure = event.target.closest('[data-figure]');
		if (!figure || event.target.closest('a, input, textarea, dialog')) return;
		event.preventDefault();
		openFigures(figure, createRoot);
	});
}

function openFigures(target: Element, createRoot: MakeRoot): void {
	const place = document.createElement('div');
	document.body.append(place);
	const root = createRoot(place);
	const end = () => {
		root.unmount();
		place.remove();
	};
	root.render(
		<PartBoundary>
			<FiguresDialog target={target} onClose={end} />
		</PartBoundary>,
	);
}
