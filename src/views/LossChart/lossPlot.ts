/**
 * The living part of the loss chart: it follows the history and the stores, draws on animation frames, and
 * moves the read-out with the pointer and the keyboard. React only mounts its elements.
 */

import type { TestLossHistory } from '../../lab/TestLossHistory';
import { observeCanvasSize } from '../../plane/canvasSize';
import { drawnBy } from '../../plane/redraw';
import { type Inputs, reading } from '../../reading/reading';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { lossHistory, subscribeLossHistory } from '../../state/history';
import { type Palette, readPalette } from '../../theme/palette';
import { useTheme } from '../../theme/theme';
import { tickFont } from '../../theme/tickFont';
import { hide, writeAttribute, writeText } from '../../ui/attributes';
import { AxesLayer } from './AxesLayer';
import { drawAxes, drawLossCurves, type LossGeometry, type LossLook, litTerm, MARGIN, xOf } from './drawLossChart';
import { LossCurves, type TermFactor } from './LossCurves';
import { lossDecades, stepAxisEnd } from './lossAxes';
import { type LossReading, readingAt, termFactor } from './lossReading';
import { type EndLabelElements, placeEndLabels } from './placeEndLabels';
import { type SettingTick, settingTicks, TickMarks } from './settingTicks';

const RUNS = 2;

/** Vertices that Page Up and Page Down move by. */
const PAGE = 20;

/** Milliseconds between two sentences about the end of the curves. */
const SENTENCE_INTERVAL = 500;

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

/** The elements that React mounts; cells run by run, state, parameters, KL. */
export interface LossPlotElements extends EndLabelElements {
	/** Takes the pointer and the keyboard. */
	readonly plot: HTMLElement;
	/** Takes the ticks where a setting changed. */
	readonly changes: HTMLElement;
	readonly canvas: HTMLCanvasElement;
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
	/** Waits to say what the end of the curves has come to. */
	let telling: ReturnType<typeof setTimeout> | undefined;

	/** Device pixels a CSS pixel, as the canvas has them. */
	let scale = 1;
	function fitCanvas(): void {
		scale = devicePixelRatio || 1;
		canvas.width = Math.round(geometry.width * scale);
		canvas.height = Math.round(geometry.height * scale);
		context?.setTransform(scale, 0, 0, scale, 0, 0);
	}

	const lastStep = () => (curves.count > 0 ? curves.steps[curves.count - 1] : 0);

	/** The curves and their axes for the plot's size. */
	function read(): void {
		const { width } = geometry;
		if (width === 0) return;
		const { config } = useConfig.getState();
		const history = lossHistory();
		curves.update(history, config.display.loss, width - MARGIN.left - MARGIN.right);
		curves.include(history.test, termFactor());
		geometry = {
			...geometry,
			end: stepAxisEnd(lastStep(), config.training.stopAt),
			decades: lossDecades(curves.smallest, curves.largest),
		};
	}

	function draw(): void {
		const { width, height } = geometry;
		if (!context || width === 0) return;
		// Not every browser tells of another ratio.
		if (scale !== (devicePixelRatio || 1)) fitCanvas();
		const factor = termFactor();
		const { test } = lossHistory();
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
		placeEndLabels(elements, geometry, curves, look);
		const x = (step: number) => xOf(geometry, step);
		ticks.show(settingTicks(lossHistory().settings.changes, x), x, width, texts.change);
		showReading(cursor, factor, test);
	}

	function readingOf(vertex: number, factor: TermFactor, test: TestLossHistory): LossReading {
		return readingAt(curves, vertex, elements.cells.length, factor, test);
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
		if (last >= 0 && cursorStep === null) tell(last, readingOf(last, termFactor(), lossHistory().test));
	}

	function showReading(cursor: number, factor: TermFactor, test: TestLossHistory): void {
		writeAttribute(plot, 'aria-valuemax', String(Math.max(1, Math.ceil(lastStep()))));
		hide(readout, cursor < 0);
		if (cursor < 0) {
			telling ??= setTimeout(tellEnd, SENTENCE_INTERVAL);
			return;
		}
		const reading = readingOf(cursor, factor, test);
		tell(cursor, reading);
		writeText(elements.head, texts.head(reading));
		for (const [index, cell] of elements.cells.entries()) writeText(cell, reading.values[index]);
		hide(elements.testRows, reading.test === null);
		if (reading.test) {
			writeText(elements.testHead, texts.testHead(reading.test));
			for (const [index, cell] of elements.testCells.entries()) writeText(cell, reading.test.values[index]);
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

	const inputs: Inputs = (changed) => {
		const person = () => changed('person');
		const stops = [
			subscribeLossHistory(() => changed('frame')),
			useTheme.subscribe(person),
			useConfig.subscribe(({ config }) => config.display.loss, person),
			useConfig.subscribe(({ config }) => config.training.stopAt, person),
			useExploration.subscribe(({ highlighted }) => highlighted, person),
		];
		return () => {
			for (const stop of stops) stop();
		};
	};
	const drawing = reading(inputs, read, { where: 'page', calm: 'beat', waits: true, show: draw });
	const request = () => drawing.request('person');

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

	return {
		redraw: request,
		end(): void {
			drawing.end();
			clearTimeout(telling);
			unobserve();
			listening.abort();
		},
	};
}
