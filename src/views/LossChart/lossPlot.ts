/**
 * The living part of the loss chart: it follows the history and the stores, draws on animation frames, and
 * moves the read-out with the pointer and the keyboard. React only mounts its elements.
 */

import type { TestLossHistory } from '../../lab/TestLossHistory';
import { clamp } from '../../numerics/clamp';
import { fitCanvas, observeCanvasSize, pixelRatio } from '../../plane/canvasSize';
import { drawnBy } from '../../plane/redraw';
import { type Inputs, type Reading, reading } from '../../reading/reading';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { lossHistory, subscribeLossHistory } from '../../state/shownHistory';
import { readPalette } from '../../theme/palette';
import { useTheme } from '../../theme/theme';
import { tickFont } from '../../theme/tickFont';
import { hide, writeAttribute, writeText } from '../../ui/attributes';
import { AxesLayer } from './AxesLayer';
import {
	drawAxes,
	drawLossCurves,
	type LossGeometry,
	type LossLook,
	litTerm,
	marginOf,
	readoutLeft,
	xOf,
} from './drawLossChart';
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

/** Follows the history and the stores from when it is made until it is ended. */
export class LossPlot {
	private readonly context: CanvasRenderingContext2D | null;
	private readonly curves = new LossCurves(RUNS);
	private readonly axes = new AxesLayer();
	private readonly ticks: TickMarks;
	private readonly drawing: Reading;
	private readonly listening = new AbortController();
	private readonly unobserve: () => void;
	private font = '11px sans-serif';
	private geometry: LossGeometry = { width: 0, height: 0, margin: marginOf(this.font), end: 1, decades: [-3, 0] };
	/** The step that the read-out stands at; null when it is put away. */
	private cursorStep: number | null = null;
	/** Waits to say what the end of the curves has come to. */
	private telling: ReturnType<typeof setTimeout> | undefined;
	/** Device pixels a CSS pixel, as the canvas has them. */
	private scale = 1;

	constructor(
		private readonly elements: LossPlotElements,
		private readonly texts: LossPlotTexts,
	) {
		this.context = elements.canvas.getContext('2d');
		this.ticks = new TickMarks(elements.changes, (step) => this.moveTo(step));
		this.drawing = reading(followed, () => this.read(), {
			where: 'page',
			calm: 'beat',
			waits: true,
			show: () => this.draw(),
		});
		this.unobserve = observeCanvasSize(elements.plot, (width, height) => {
			this.font = tickFont(elements.plot);
			this.geometry = { ...this.geometry, width, height, margin: marginOf(this.font) };
			this.fitCanvas();
			this.redraw();
		});
		// The first drawing may come before the font; it is drawn again with the right one.
		void document.fonts?.ready.then(() => {
			this.axes.forget();
			this.redraw();
		});
		this.listen();
	}

	/** In the next display frame: for another language. */
	redraw(): void {
		this.drawing.request('person');
	}

	end(): void {
		this.drawing.end();
		clearTimeout(this.telling);
		this.unobserve();
		this.listening.abort();
	}

	private listen(): void {
		const { plot } = this.elements;
		const { signal } = this.listening;
		const onPointer = (event: PointerEvent) => this.movePointer(event);
		plot.addEventListener('pointermove', onPointer, { signal });
		plot.addEventListener('pointerdown', onPointer, { signal });
		plot.addEventListener('pointerleave', () => this.moveTo(null), { signal });
		plot.addEventListener('blur', () => this.moveTo(null), { signal });
		plot.addEventListener('keydown', (event) => this.pressKey(event), { signal });
	}

	private fitCanvas(): void {
		const { width, height } = this.geometry;
		this.scale = pixelRatio();
		fitCanvas(this.elements.canvas, width, height, this.scale);
	}

	private get lastStep(): number {
		return this.curves.count > 0 ? this.curves.steps[this.curves.count - 1] : 0;
	}

	/** Makes the curves and their axes for the plot's size. */
	private read(): void {
		const { curves, geometry } = this;
		if (geometry.width === 0) return;
		const { config } = useConfig.getState();
		const history = lossHistory();
		curves.update(history, config.display.loss, geometry.width - geometry.margin.left - geometry.margin.right);
		curves.include(history.test, termFactor());
		this.geometry = {
			...geometry,
			end: stepAxisEnd(this.lastStep, config.training.stopAt),
			decades: lossDecades(curves.smallest, curves.largest),
		};
	}

	private draw(): void {
		const { context, curves, elements, geometry, texts } = this;
		const { width, height } = geometry;
		if (!context || width === 0) return;
		// Not every browser tells of another ratio.
		if (this.scale !== pixelRatio()) this.fitCanvas();
		const factor = termFactor();
		const { test, settings } = lossHistory();
		const cursor = this.cursorStep === null ? -1 : curves.nearest(this.cursorStep);
		const lit = litTerm(useExploration.getState().highlighted);
		const lookNow = (): LossLook => ({
			palette: readPalette(useTheme.getState().theme),
			font: this.font,
			lit,
			cursor,
			stepsWord: texts.steps(),
			test: { history: test, factor },
		});
		const look = lookNow();
		context.clearRect(0, 0, width, height);
		this.axes.draw(context, geometry, look, this.scale);
		drawLossCurves(context, geometry, curves, look);
		drawnBy(elements.canvas, (other) => {
			const present = lookNow();
			drawAxes(other, this.geometry, present);
			drawLossCurves(other, this.geometry, curves, present);
		});
		hide(elements.empty, curves.count > 0);
		placeEndLabels(elements, geometry, curves, look);
		const x = (step: number) => xOf(geometry, step);
		this.ticks.show(settingTicks(settings.changes, x), x, width, texts.change);
		this.showReading(cursor, factor, test);
	}

	private readingOf(vertex: number, factor: TermFactor, test: TestLossHistory): LossReading {
		return readingAt(this.curves, vertex, factor, test);
	}

	/** Tells those who listen. */
	private tell(vertex: number, now: LossReading): void {
		const { plot } = this.elements;
		plot.setAttribute('aria-valuenow', String(Math.round(this.curves.steps[vertex])));
		plot.setAttribute('aria-valuetext', this.texts.sentence(now));
	}

	/** Without a rule the plot reads its end, so that it has a value before the first arrow key. */
	private tellEnd(): void {
		this.telling = undefined;
		const last = this.curves.count - 1;
		if (last >= 0 && this.cursorStep === null) this.tell(last, this.readingOf(last, termFactor(), lossHistory().test));
	}

	private showReading(cursor: number, factor: TermFactor, test: TestLossHistory): void {
		const { elements, geometry } = this;
		const { plot, readout } = elements;
		writeAttribute(plot, 'aria-valuemax', String(Math.max(1, Math.ceil(this.lastStep))));
		hide(readout, cursor < 0);
		if (cursor < 0) {
			this.telling ??= setTimeout(() => this.tellEnd(), SENTENCE_INTERVAL);
			return;
		}
		const now = this.readingOf(cursor, factor, test);
		this.tell(cursor, now);
		writeText(elements.head, this.texts.head(now));
		for (const [index, cell] of elements.cells.entries()) writeText(cell, now.values[index]);
		hide(elements.testRows, now.test === null);
		if (now.test) {
			writeText(elements.testHead, this.texts.testHead(now.test));
			for (const [index, cell] of elements.testCells.entries()) writeText(cell, now.test.values[index]);
		}
		const x = xOf(geometry, this.curves.steps[cursor]);
		const left = readoutLeft(x, readout.offsetWidth, geometry.width);
		readout.style.transform = `translate(${Math.round(left)}px, ${geometry.margin.top}px)`;
	}

	private moveTo(step: number | null): void {
		this.cursorStep = step;
		this.redraw();
	}

	private movePointer(event: PointerEvent): void {
		const { geometry } = this;
		const x = event.clientX - this.elements.plot.getBoundingClientRect().left;
		const share = (x - geometry.margin.left) / (geometry.width - geometry.margin.left - geometry.margin.right);
		this.moveTo(clamp(share, 0, 1) * geometry.end);
	}

	private pressKey(event: KeyboardEvent): void {
		const { curves } = this;
		if (event.key === 'Escape') this.moveTo(null);
		if (event.key === 'Escape' || curves.count === 0) return;
		const last = curves.count - 1;
		const present = this.cursorStep === null ? last : curves.nearest(this.cursorStep);
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
		this.moveTo(curves.steps[clamp(target, 0, last)]);
	}
}

/** What the plot shows, besides its size. */
const followed: Inputs = (changed) => {
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
