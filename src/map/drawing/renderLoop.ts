/**
 * Draws the maps at most once a display frame, both from the same scene, whatever changed how often.
 * Which parts are redrawn depends on what changed: a moved probe does not touch 20,000 points.
 */
import i18next from 'i18next';
import { subscribeMapLayers } from '../../plane/mapLayers';
import { useMapView } from '../../plane/mapView';
import { currentScene } from '../../plane/scene';
import type { Stamps } from '../../plane/stamp';
import { numbersClock } from '../../reading/NumbersClock';
import { useConfig } from '../../state/configStore';
import { noteDrawn } from '../../state/drawnFrames';
import { useExploration } from '../../state/explorationStore';
import { type Frame, latestFrame, subscribeFrames } from '../../state/frames';
import { useScreen } from '../../state/screenStore';
import { type Phase, useSession } from '../../state/sessionStore';
import { useTheme } from '../../theme/theme';
import { drawnFields } from './drawCloud';
import type { FrameTween } from './FrameTween';
import type { MapStage } from './stage';

const stages = new Set<MapStage>();
/** Comes after the first frame, if it comes: without it every frame is drawn as it is. */
let tween: FrameTween | null = null;
/** Comes after the first frame, where it comes: the stages' own take several times as long. */
let makeStamps: (() => Stamps) | null = null;
let grid = false;
let points = false;
let layers = false;
let overlay = false;
let numbers = false;
let scheduled = 0;
/** Whether the codes' next drawing has been left to the display frame after a beat of the numbers. */
let waits = false;
/** Time of the display frame in which the codes were drawn last. */
let drawnIn: number | null = null;
let stop: (() => void) | null = null;

/** Phases in which frames follow one another. */
const MOVING_PHASES: ReadonlySet<string> = new Set<Phase>(['recording', 'training']);

/** Adds a map to the loop until the returned function is called. */
export function addStage(stage: MapStage): () => void {
	stages.add(stage);
	if (makeStamps) stage.takeStamps(makeStamps());
	stop ??= subscribe();
	invalidateGrid();
	return () => {
		stages.delete(stage);
		if (stages.size > 0) return;
		cancelAnimationFrame(scheduled);
		scheduled = 0;
		stop?.();
		stop = null;
	};
}

/** Everything, at the next frame: after a move of the view or another size. */
export function invalidateGrid(): void {
	grid = true;
	invalidatePoints();
}

/** A new frame: codes move there from where they are drawn, unless the page is hidden or motion is reduced. */
function takeFrame(frame: Frame | null): void {
	const { phase, dataset } = useSession.getState();
	const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
	const moving = MOVING_PHASES.has(phase);
	const travels = frame?.source === 'past';
	tween?.take(frame, dataset, performance.now(), (moving || travels) && !calm && !document.hidden);
	points = true;
	if (moving) numbersClock.request(drawNumbers);
	else numbers = true;
	schedule();
	// The names beside the maps change with this very frame of the display.
	if (!frame) drawStages();
}

function invalidatePoints(): void {
	points = true;
	numbers = true;
	schedule();
}

/**
 * The text on the maps, in the same display frame as every other number of the page. All numbers at once take as long as
 * a drawing of the codes: while those move they are drawn in the frame before or after. Once they rest no other beat
 * follows, and the numbers are those of the last codes.
 */
function drawNumbers(): void {
	numbers = true;
	cancelAnimationFrame(scheduled);
	if (codesAlone() && MOVING_PHASES.has(useSession.getState().phase)) drawAll({ points: false, motion: false });
	else drawStages();
	if (points || tween?.moving) schedule();
}

/** Whether nothing is out of date but what training moves, and the numbers of it. */
function codesAlone(): boolean {
	return tween !== null && !grid && !layers && !overlay;
}

function invalidateLayers(): void {
	layers = true;
	schedule();
}

function invalidateOverlay(): void {
	overlay = true;
	schedule();
}

function schedule(): void {
	if (scheduled === 0) scheduled = requestAnimationFrame(drawFrame);
}

/** The same for everything that is done in one display frame; null where no display tells. */
function displayFrame(): number | null {
	const time = document.timeline?.currentTime;
	return typeof time === 'number' ? time : null;
}

/** Draws what is out of date, in a display frame of its own. */
function drawFrame(): void {
	scheduled = 0;
	if (!waits && numbersClock.due && !numbers && codesAlone()) {
		waits = true;
		schedule();
	} else drawStages();
}

/** Draws what is out of date, now. */
export function drawStages(): void {
	// The numbers may request a second drawing in the same display frame: motion between the two would not be visible.
	const frame = displayFrame();
	drawAll({ points, motion: (tween?.moving ?? false) && (frame === null || frame !== drawnIn) });
	if (tween?.moving) schedule();
}

/** @param codes whether they are drawn: as a new frame has them, or on their way there */
function drawAll(codes: { readonly points: boolean; readonly motion: boolean }): void {
	scheduled = 0;
	const now = performance.now();
	const damage = {
		...codes,
		grid,
		layers: layers || codes.points,
		overlay: overlay || layers || codes.points,
		numbers,
	};
	const scene = currentScene();
	const moved = codes.points || codes.motion;
	const drawn = moved
		? (tween?.codesAt(now, drawnFields(scene.config.display.layers)) ?? scene.frame?.runs ?? null)
		: null;
	grid = false;
	points &&= !codes.points;
	layers = false;
	overlay = false;
	numbers = false;
	for (const stage of stages) stage.draw(scene, drawn, damage);
	if (!moved) return;
	waits = false;
	noteDrawn(now);
	drawnIn = displayFrame();
}

async function loadTween(): Promise<void> {
	const loaded = await import('./FrameTween');
	if (tween) return;
	tween = new loaded.FrameTween();
	tween.take(latestFrame(), useSession.getState().dataset, performance.now(), false);
}

async function loadStamps(): Promise<void> {
	const { fetchStamps } = await import('../wasm/fetchStamps');
	const make = await fetchStamps();
	if (makeStamps) return;
	makeStamps = make;
	for (const stage of stages) stage.takeStamps(make());
	invalidatePoints();
}

function subscribe(): () => void {
	// Frames that came while no map was there.
	tween?.take(latestFrame(), useSession.getState().dataset, performance.now(), false);
	void loadTween().catch(() => {});
	void loadStamps().catch(() => {});
	const unsubscribe = [
		subscribeFrames(takeFrame),
		subscribeMapLayers(invalidateLayers),
		useMapView.subscribe((view, before) => {
			const redrawn = view.viewport !== before.viewport || view.size !== before.size;
			if (redrawn || view.pointScale !== before.pointScale) invalidateGrid();
			else invalidateOverlay();
		}),
		useConfig.subscribe(({ config }, { config: before }) => {
			if (config.display !== before.display || config.model !== before.model) invalidatePoints();
			else invalidateOverlay();
		}),
		useExploration.subscribe((now, before) => {
			if (now.selection !== before.selection || now.samples !== before.samples) invalidatePoints();
			else invalidateOverlay();
		}),
		useSession.subscribe((now, before) => {
			// When the training stops, what is drawn is what it came to.
			const stopped = now.phase !== before.phase && !MOVING_PHASES.has(now.phase);
			if (stopped) tween?.settle();
			if (stopped || now.dataset !== before.dataset) invalidatePoints();
		}),
		useTheme.subscribe(invalidateGrid),
		// The calm page names the axes in other words.
		useScreen.subscribe(invalidateGrid),
	];
	i18next.on('languageChanged', invalidateGrid);
	// The first drawing may come before the font: its numbers would stay in another one.
	void document.fonts?.ready.then(invalidateGrid);
	return () => {
		numbersClock.cancel(drawNumbers);
		for (const end of unsubscribe) end();
		i18next.off('languageChanged', invalidateGrid);
	};
}
