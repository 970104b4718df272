/** The names of the curves at their ends. */
import { roundTo } from '../../numerics/round';
import { hide } from '../../ui/attributes';
import { type LossGeometry, type LossLook, xOf, yOf } from './drawLossChart';
import { type EndLabel, endLabels } from './endLabels';
import type { LossCurves } from './LossCurves';
import { spreadLabels } from './spreadLabels';

/** Heights of the type between the labels. */
const LABEL_GAP = 0.92;

/** One a curve, as `LossCurves.listed` lists them. */
export interface EndLabelElements {
	readonly labels: readonly HTMLElement[];
	/** The same for the ends on the test split. */
	readonly testLabels: readonly HTMLElement[];
}

/** Puts each curve's name beside its end, none over another. */
export function placeEndLabels(
	elements: EndLabelElements,
	geometry: LossGeometry,
	curves: LossCurves,
	{ lit, font, test: { history: test, factor } }: LossLook,
): void {
	const last = curves.count - 1;
	const shown = (value: number) => last >= 0 && value >= 0;
	// A log axis has no place for 0: the name alone stands at the bottom and says so.
	const placeOf = (value: number) => (value > 0 ? yOf(geometry, value) : geometry.height);
	const ends = elements.labels.map((element, index) => {
		const [run, term] = curves.listed[index];
		const value = last < 0 ? Number.NaN : curves.value(last, run, term);
		const onTest =
			test.length > 0 ? factor(run, term, test.step(test.length - 1)) * test.value(test.length - 1, run, term) : 0;
		element.toggleAttribute('data-zero', value === 0);
		return {
			training: shown(value) ? placeOf(value) : Number.NaN,
			test: shown(onTest) && onTest > 0 ? placeOf(onTest) : Number.NaN,
		};
	});
	const gap = LABEL_GAP * Number.parseFloat(font);
	const half = gap / 2;
	const [top, bottom] = [half, geometry.height - geometry.margin.bottom - half];
	const labels = endLabels(ends, gap, Math.floor((bottom - top) / gap) + 1);
	const places = spreadLabels(
		labels.map(({ place }) => place),
		gap,
		top,
		bottom,
	);
	const x = last < 0 ? 0 : xOf(geometry, curves.steps[last]) + 6;
	const elementOf = ({ part, index }: EndLabel) => (part === 'test' ? elements.testLabels : elements.labels)[index];
	const placed = new Set(labels.map(elementOf));
	for (const element of [...elements.labels, ...elements.testLabels]) hide(element, !placed.has(element));
	for (const [rank, label] of labels.entries()) {
		const { index, both } = label;
		const element = elementOf(label);
		const transform = `translate(${roundTo(x, 1)}px, ${roundTo(places[rank] - half, 1)}px)`;
		if (element.style.transform !== transform) element.style.transform = transform;
		element.toggleAttribute('data-dim', lit !== null && lit !== curves.listed[index][1]);
		element.toggleAttribute('data-both', both);
	}
}
