/**
 * What a figure says of where it comes from. A part of the page whose figures are of another training than the maps' says
 * so itself.
 */

/** What is said under a figure. */
export interface FigureCaption {
	readonly title: string;
	/** Runs, settings, step, seed, version. */
	readonly details: string;
	/** Where it can be looked at again. */
	readonly link: string;
}

/** What every figure of one training at one moment has in common. */
export interface FigureMoment {
	readonly environment: string;
	readonly step: number;
	/** @param name of the figure, in the present language */
	caption(name: string): FigureCaption;
	/** JSON of the settings and of what was trained, for the file itself. */
	readonly metadata: string;
}

const described = new WeakMap<Element, () => FigureMoment>();

/** Says of which moment the figures in an element are; the last call counts. */
export function describeFigures(element: Element, moment: () => FigureMoment): void {
	described.set(element, moment);
}

/** The moment that an element, or what it lies in, was said to be of; null where that was never said. */
export function describedMoment(element: Element): FigureMoment | null {
	for (let at: Element | null = element; at; at = at.parentElement) {
		const moment = described.get(at);
		if (moment) return moment();
	}
	return null;
}
