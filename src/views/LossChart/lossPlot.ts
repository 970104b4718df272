/**
 * The living part of the loss chart: it follows the history and the stores, draws on animation frames, and
 * moves the read-out with the pointer and the keyboard. React only mounts its elements.
 */

import { formatCount, formatMeasured } from '../../i18n/numerals';
import type { TestLossHistory } from '../../lab/TestLossHistory';
import { termWeights } from '../../model/schedule';
import { observeCanvasSize } from '../../plane/canvasSize';
import { drawnBy } from '../../plane/redraw';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { lossHistory, subscribeLossHistory } from '../../state/history';
import { numbersClock } from '../../state/NumbersClock';
import { type Palette, readPalette } from '../../theme/palette';
import { useTheme } from '../../theme/theme';
import { tickFont } from '../../theme/tickFont';
import type { EngineId } from '../../training/Trainer';
import { hide, writeAttribute } from '../../ui/attributes';
import { AxesLayer } from './AxesLayer';
import {
	drawAxes,
	drawLossCurves,
	type LossGeometry,
	type LossLook,
	litTerm,
	MARGIN,
	TERMS,
	xOf,
	yOf,
} from './drawLossChart';
import { type EndLabel, endLabels } from './endLabels';
import { LossCurves, type TermFactor } from './LossCurves';
import { lossDecades, stepAxisEnd } from './lossAxes';
import { type SettingTick, settingTicks, TickMarks } from './settingTicks';
import { spreadLabels } from './spreadLabels';

const RUNS = 2;

/** Heights of the type between the labels at the ends of the curves. */
const LABEL_GAP = 0.92;

/** Vertices that Page Up and Page Down move by. */
const PAGE = 20;

/** Milliseconds between two sentences about the end of the curves. */
const SENTENCE_INTERVAL = 500;

/** The numbers under the rule, as text. */
export interface LossReading {
	readonly step: string;
	/** Steps that the numbers are the mean of. */
	readonly count: number;
	/** Who took the step; null where nobody knows. */
	readonly engine: EngineId | null;
	/** Run by run, state, parameters, KL. */
	readonly values: readonly string[];
	/** The same on the test split, at the point nearest to the step; null where there is none. */
	readonly test: { readonly step: string; readonly values: readonly string[] } | null;
}

/** What the plot asks its component for: the words, in the language of the moment. */
export interface LossPlotTexts {
	/** The read-out's head. */
	head(reading: LossReading): string;
	/** The head of the numbers on the test split. */
	testHead(reading: NonNullable<LossReading['test']>): string;
	/** The whole reading in one sentence, for those who listen. */
	sentence(reading: LossReading): string;
	/** Unit of the step axis. */
	steps(): string;
	/** What changed at a tick. */
	change(tick: SettingTick): string;
}

/** The elements that React mounts; labels and cells run by run, state, parameters, KL. */
export interface LossPlotElements {
	/** Takes the pointer and the keyboard. */
	readonly plot: HTMLElement;
	/** Takes the ticks where a setting changed. */
	readonly changes: HTMLElement;
	readonly canvas: HTMLCanvasElement;
	readonly labels: readonly HTMLElement[];
	/** The same for the ends on the test split. */
	readonly testLabels: readonly HTMLElement[];
	/** Shown while there are no curves. */
	readonly empty: HTMLElement;
	readonly readout: HTMLElement;
	readonly head: HTMLElement;
	readonly cells: readonly HTMLElement[];
	/** Hidden where there is no test split. */
	readonly testRows: HTMLElement;
	readonly testHead: HTMLElement;
	readonly testCells: readonly HTMLElement[];
}

/** The weight that every term had at a step, or 1. */
function termFactor(): TermFactor {
	if (useConfig.getState().config.display.loss === 'raw') return () => 1;
	const { settings } = lossHistory();
	return (index, step) => {
		// Before the first step the terms are weighted as that step weighs them.
		const trained = settings.at(Math.max(1, step));
		if (!trained) return Number.NaN;
		return termWeights(trained[Math.floor(index / TERMS.length)], Math.max(1, step))[index % TERMS.length];
	};
}

/** Starts the plot. @returns how to redraw it for another language, and how to end it */
export function startLossPlot(elements: LossPlotElements, texts: LossPlotTexts) {
	const { plot, canvas, readout } = elements;
	const context = canvas.getContext('2d');
	const curves = new LossCurves(RUNS);
	const axes = new AxesLayer();
	const ticks = new TickMarks(elements.changes, moveTo);
	let geometry: LossGeometry = { width: 0, height: 0, end: 1, decades: [-3, 0] };
	let font = '11px sans-serif';
	/** The step that the read-out stands at; null when it is put away. */
	let cursorStep: number | null = null;
	let requested = 0;
	/** Waits to say what the end of the curves has come to. */
	let telling: ReturnType<typeof setTimeout> | undefined;

	function request(): void {
		requested ||= requestAnimationFrame(draw);
	}

	/** Device pixels a CSS pixel, as the canvas has them. */
	let scale = 1;
	function fitCanvas(): void {
		scale = devicePixelRatio || 1;
		canvas.width = Math.round(geometry.width * scale);
		canvas.height = Math.round(geometry.height * scale);
		context?.setTransform(scale, 0, 0, scale, 0, 0);
	}

	function draw(): void {
		requested = 0;
		const { width, height } = geometry;
		if (!context || width === 0) return;
		// Not every browser tells of another ratio.
		if (scale !== (devicePixelRatio || 1)) fitCanvas();
		const { config } = useConfig.getState();
		const factor = termFactor();
		const { test } = lossHistory();
		curves.update(lossHistory(), config.display.loss, width - MARGIN.left - MARGIN.right);
		curves.include(test, factor);
		const lastStep = curves.count > 0 ? curves.steps[curves.count - 1] : 0;
		geometry = {
			width,
			height,
			end: stepAxisEnd(lastStep, config.training.stopAt),
			decades: lossDecades(curves.smallest, curves.largest),
		};
		const cursor = cursorStep === null ? -1 : curves.nearest(cursorStep);
		const lit = litTerm(useExploration.getState().highlighted);
		const lookIn = (palette: Palette): LossLook => ({
			palette,
			font,
			lit,
			cursor,
			stepsWord: texts.steps(),
			test: { history: test, factor },
		});
		const look = lookIn(readPalette(useTheme.getState().theme));
		context.clearRect(0, 0, width, height);
		axes.draw(context, geometry, look, devicePixelRatio || 1);
		drawLossCurves(context, geometry, curves, look);
		drawnBy(canvas, (other) => {
			const present = lookIn(readPalette(useTheme.getState().theme));
			drawAxes(other, geometry, present);
			drawLossCurves(other, geometry, curves, present);
		});
		hide(elements.empty, curves.count > 0);
		placeLabels(lit, factor, test);
		const x = (step: number) => xOf(geometry, step);
		ticks.show(settingTicks(lossHistory().settings.changes, x), x, width, texts.change);
		showReading(cursor, lastStep, factor, test);
	}

	/** Puts each curve's name beside its end, none over another. */
	function placeLabels(lit: string | null, factor: TermFactor, test: TestLossHistory): void {
		const last = curves.count - 1;
		const shown = (value: number) => last >= 0 && value >= 0;
		// A log axis has no place for 0: the name alone stands at the bottom and says so.
		const placeOf = (value: number) => (value > 0 ? yOf(geometry, value) : geometry.height);
		const ends = elements.labels.map((element, index) => {
			const [run, term] = [Math.floor(index / TERMS.length), index % TERMS.length];
			const value = last < 0 ? Number.NaN : curves.value(last, run, term);
			const onTest =
				test.length > 0 ? factor(index, test.step(test.length - 1)) * test.value(test.length - 1, run, term) : 0;
			element.toggleAttribute('data-zero', value === 0);
			return {
				training: shown(value) ? placeOf(value) : Number.NaN,
				test: shown(onTest) && onTest > 0 ? placeOf(onTest) : Number.NaN,
			};
		});
		const gap = LABEL_GAP * Number.parseFloat(font);
		const half = gap / 2;
		const [top, bottom] = [half, geometry.height - MARGIN.bottom - half];
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
			const transform = `translate(${x.toFixed(1)}px, ${(places[rank] - half).toFixed(1)}px)`;
			if (element.style.transform !== transform) element.style.transform = transform;
			element.toggleAttribute('data-dim', lit !== null && lit !== TERMS[index % TERMS.length]);
			element.toggleAttribute('data-both', both);
		}
	}

	/** The terms on the test split at the point nearest to a step, as they are drawn. */
	function testReading(step: number, factor: TermFactor, test: TestLossHistory): LossReading['test'] {
		const point = test.nearest(step);
		if (point < 0) return null;
		const values = elements.testCells.map((_, index) => {
			const raw = test.value(point, Math.floor(index / TERMS.length), index % TERMS.length);
			return formatMeasured(factor(index, test.step(point)) * raw);
		});
		return { step: formatCount(test.step(point)), values };
	}

	function readingAt(vertex: number, factor: TermFactor, test: TestLossHistory): LossReading {
		return {
			step: formatCount(curves.steps[vertex]),
			count: curves.stepsPerVertex,
			engine: lossHistory().engines.at(Math.max(1, Math.round(curves.steps[vertex]))),
			values: elements.cells.map((_, index) =>
				formatMeasured(curves.value(vertex, Math.floor(index / TERMS.length), index % TERMS.length)),
			),
			test: testReading(curves.steps[vertex], factor, test),
		};
	}

	/** Tells those who listen. */
	function tell(vertex: number, reading: LossReading): void {
		plot.setAttribute('aria-valuenow', String(Math.round(curves.steps[vertex])));
		plot.setAttribute('aria-valuetext', texts.sentence(reading));
	}

	/** Without a rule the plot reads its end, so that it has a value before the first arrow key. */
	function tellEnd(): void {
		telling = undefined;
		const last = curves.count - 1;
		if (last >= 0 && cursorStep === null) tell(last, readingAt(last, termFactor(), lossHistory().test));
	}

	function showReading(cursor: number, lastStep: number, factor: TermFactor, test: TestLossHistory): void {
		writeAttribute(plot, 'aria-valuemax', String(Math.max(1, Math.ceil(lastStep))));
		hide(readout, cursor < 0);
		if (cursor < 0) {
			telling ??= setTimeout(tellEnd, SENTENCE_INTERVAL);
			return;
		}
		const reading = readingAt(cursor, factor, test);
		tell(cursor, reading);
		elements.head.textContent = texts.head(reading);
		for (const [index, cell] of elements.cells.entries()) cell.textContent = reading.values[index];
		hide(elements.testRows, reading.test === null);
		if (reading.test) {
			elements.testHead.textContent = texts.testHead(reading.test);
			for (const [index, cell] of elements.testCells.entries()) cell.textContent = reading.test.values[index];
		}
		const x = xOf(geometry, curves.steps[cursor]);
		const left = x > geometry.width / 2 ? x - readout.offsetWidth - 12 : x + 12;
		readout.style.transform = `translate(${Math.round(left)}px, ${MARGIN.top}px)`;
	}

	function moveTo(step: number | null): void {
		cursorStep = step;
		request();
	}

	function onPointer(event: PointerEvent): void {
		const x = event.clientX - plot.getBoundingClientRect().left;
		const share = (x - MARGIN.left) / (geometry.width - MARGIN.left - MARGIN.right);
		moveTo(Math.min(1, Math.max(0, share)) * geometry.end);
	}

	function onKeyDown(event: KeyboardEvent): void {
		if (event.key === 'Escape') moveTo(null);
		if (event.key === 'Escape' || curves.count === 0) return;
		const last = curves.count - 1;
		const present = cursorStep === null ? last : curves.nearest(cursorStep);
		const targets: Readonly<Record<string, number>> = {
			ArrowLeft: present - 1,
			ArrowDown: present - 1,
			ArrowRight: present + 1,
			ArrowUp: present + 1,
			PageDown: present - PAGE,
			PageUp: present + PAGE,
			Home: 0,
			End: last,
		};
		const target = targets[event.key];
		if (target === undefined) return;
		event.preventDefault();
		moveTo(curves.steps[Math.min(last, Math.max(0, target))]);
	}

	const unobserve = observeCanvasSize(plot, (width, height) => {
		geometry = { ...geometry, width, height };
		fitCanvas();
		font = tickFont(plot);
		request();
	});
	// The first drawing may come before the font; it is drawn again with the right one.
	void document.fonts?.ready.then(() => {
		axes.forget();
		request();
	});

	const listening = new AbortController();
	const { signal } = listening;
	plot.addEventListener('pointermove', onPointer, { signal });
	plot.addEventListener('pointerdown', onPointer, { signal });
	plot.addEventListener('pointerleave', () => moveTo(null), { signal });
	plot.addEventListener('blur', () => moveTo(null), { signal });
	plot.addEventListener('keydown', onKeyDown, { signal });

	const unsubscribes = [
		subscribeLossHistory(() => numbersClock.request(request)),
		useTheme.subscribe(request),
		useConfig.subscribe(({ config }) => config, request),
		useExploration.subscribe(({ highlighted }) => highlighted, request),
	];

	return {
		redraw: request,
		end(): void {
			cancelAnimationFrame(requested);
			clearTimeout(telling);
			requested = -1;
			unobserve();
			listening.abort();
			for (const unsubscribe of unsubscribes) unsubscribe();
		},
	};
}
