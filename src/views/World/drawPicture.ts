/** Draws one run's picture at a tick: shapes as SVG, the traces of many samples on the canvas above them. */

import sceneLook from '../../action/Scene/ActionScene.module.css';
import { paintShapes, polylinePoints } from '../../action/Scene/paintShapes';
import type { SceneShape } from '../../environments/Environment';
import { fitCanvas } from '../../plane/canvasSize';
import { drawnBy } from '../../plane/redraw';
import { readPalette } from '../../theme/palette';
import { useTheme } from '../../theme/theme';
import { drawTraces } from './drawTraces';
import type { WorldReading } from './readWorld';
import { fitBounds } from './worldBounds';

const LAYERS = ['background', 'start', 'now', 'ghost'] as const;

const look = (shape: SceneShape) => sceneLook[shape.role];

/** @param figure as `WorldPicture` makes it, its size noted on its view */
export function drawPicture(figure: HTMLElement, reading: WorldReading | null, tick: number): void {
	const view = figure.querySelector<HTMLElement>('[data-width]');
	const canvas = figure.querySelector('canvas');
	const trail = figure.querySelector('[data-layer=trail]');
	if (!view || !canvas || !trail) return;
	const [background, start, now, ghost] = LAYERS.map(
		(name) => figure.querySelector<SVGGElement>(`[data-layer=${name}]`) as SVGGElement,
	);
	const width = Number(view.dataset.width);
	const height = Number(view.dataset.height);
	const run = reading?.runs[Number(figure.dataset.run)];
	if (!reading || !run || width === 0 || height === 0) {
		for (const layer of [background, start, now, ghost]) layer.replaceChildren();
		trail.removeAttribute('points');
		canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
		return;
	}

	const { scene } = reading.environment;
	const at = fitBounds(reading.bounds, width, height);
	paintShapes(background, scene.background, at, look);
	paintShapes(start, scene.shapes(reading.condition.simulatorState), at, look);

	const context = fitCanvas(canvas, width, height);
	context?.clearRect(0, 0, width, height);
	if ('trails' in run) {
		for (const layer of [now, ghost]) layer.replaceChildren();
		trail.removeAttribute('points');
		const draw = (on: CanvasRenderingContext2D) =>
			drawTraces(on, run.trails, tick, at, readPalette(useTheme.getState().theme).parameters);
		if (context) draw(context);
		drawnBy(canvas, draw);
		return;
	}
	drawnBy(canvas, () => {});
	const reached = Math.min(tick, run.states.length - 1);
	paintShapes(now, scene.shapes(run.states[reached]), at, look);
	trail.setAttribute('points', polylinePoints(run.trail.slice(0, reached + 1), at));
	paintShapes(ghost, scene.ghost(run.predicted), at, look);
}
