/** The plots that are open on the page: parts of it that say `data-figure`. */
import i18next from 'i18next';
import { inPrint } from '../../../figures/inPrint';
import { type TakenFigure, takeFigure } from '../../../figures/takeFigure';
import type { InstrumentId } from '../../../i18n/InstrumentTexts';
import { renderLoop } from '../../../map/drawing/pageRenderLoop';
import { describedMoment, type FigureMoment } from '../../../plane/figureMoments';
import { presentMoment } from './figureCaption';

/** What a part of the page is called as a figure. */
const NAMES = [
	'maps',
	'mapA',
	'mapB',
	'losses',
	'kl',
	'scene',
	'world',
	'model',
	'samples',
	'path',
	'rollouts',
	'data',
	'agent',
] as const;
type FigureName = (typeof NAMES)[number];

/** A plot as it stood when it was taken. */
export interface PageFigure {
	/** For file names; no other figure of the page has it. */
	readonly id: string;
	/** In the present language. */
	readonly name: string;
	readonly taken: TakenFigure;
	/** What it is a picture of. */
	readonly moment: FigureMoment;
	/** Inside another figure. */
	readonly isPart: boolean;
	/** Takes it anew. */
	again(): TakenFigure;
}

/** Anything smaller is no plot, CSS pixels. */
const SMALLEST = 24;

/** Every plot that is open now. @param chosen one of them is this element */
export function takePageFigures(chosen: Element | null): { figures: PageFigure[]; chosen: PageFigure | undefined } {
	renderLoop.draw();
	const elements = Array.from(document.querySelectorAll<HTMLElement>('[data-figure]')).filter(isShown).filter(isWhole);
	const names = namesOf(elements);
	const ofMaps = presentMoment();
	const figures = inPrint(elements, () =>
		elements.map((element, index) => ({
			...names[index],
			taken: takeFigure(element, names[index].id),
			moment: describedMoment(element) ?? ofMaps,
			isPart: element.parentElement?.closest('[data-figure]') !== null,
			again() {
				renderLoop.draw();
				return inPrint([element], () => takeFigure(element, names[index].id));
			},
		})),
	).filter(({ taken }) => taken.svg !== '');
	const at = elements.indexOf(chosen as HTMLElement);
	return { figures, chosen: figures.find(({ id }) => id === names[at]?.id) };
}

function isShown(element: HTMLElement): boolean {
	const { width, height } = element.getBoundingClientRect();
	return width >= SMALLEST && height >= SMALLEST && element.checkVisibility({ visibilityProperty: true });
}

/** Whether every figure inside lies within it: on a narrow screen one map is scrolled out, and is a figure of its own. */
function isWhole(element: HTMLElement): boolean {
	const { left, right } = element.getBoundingClientRect();
	return Array.from(element.querySelectorAll('[data-figure]')).every((part) => {
		const inner = part.getBoundingClientRect();
		return inner.left >= left - 1 && inner.right <= right + 1;
	});
}

function namesOf(elements: readonly HTMLElement[]): { id: string; name: string }[] {
	const t = i18next.getFixedT(null, 'figures');
	const counts = new Map<string, number>();
	return elements.map((element) => {
		const kind = element.dataset.figure ?? '';
		const instrument = element.closest<HTMLElement>('[data-instrument]')?.dataset.instrument;
		if (NAMES.includes(kind as FigureName) && !counts.has(kind)) {
			counts.set(kind, 1);
			return { id: kind, name: t(kind as FigureName) };
		}
		const group = instrument ?? (NAMES.includes(kind as FigureName) ? kind : 'agent');
		const of = instrument ? i18next.t('name', { ns: instrument as InstrumentId }) : t(group as FigureName);
		if (kind === 'instrument') return { id: group, name: of };
		const number = (counts.get(group) ?? 0) + 1;
		counts.set(group, number);
		return { id: `${group}-${number}`, name: t('picture', { of, number }) };
	});
}
