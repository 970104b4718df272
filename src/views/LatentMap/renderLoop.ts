/**
 * Draws the maps at most once a display frame, both from the same scene, whatever changed how often.
 * Which parts are drawn anew depends on what changed: a moved probe does not touch 20,000 points.
 */
import i18next from 'i18next';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { subscribeFrames } from '../../state/frames';
import { useSession } from '../../state/sessionStore';
import { useTheme } from '../../theme/theme';
import { subscribeMapLayers } from './mapLayers';
import { useMapView } from './mapView';
import { currentScene } from './scene';
import type { MapStage } from './stage';

const stages = new Set<MapStage>();
let grid = false;
let points = false;
let layers = false;
let scheduled = 0;
let stop: (() => void) | null = null;

/** Adds a map to the loop until the returned function is called. */
export function addStage(stage: MapStage): () => void {
	stages.add(stage);
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

function invalidatePoints(): void {
	points = true;
	schedule();
}

function invalidateLayers(): void {
	layers = true;
	schedule();
}

function schedule(): void {
	if (scheduled === 0) scheduled = requestAnimationFrame(drawStages);
}

/** Draws what is out of date, now. */
export function drawStages(): void {
	scheduled = 0;
	const damage = { grid, points, layers: layers || points };
	grid = false;
	points = false;
	layers = false;
	const scene = currentScene();
	for (const stage of stages) stage.draw(scene, damage);
}

function subscribe(): () => void {
	const unsubscribe = [
		subscribeFrames((frame) => {
			invalidatePoints();
			// The names beside the maps change with this very frame of the display.
			if (!frame) drawStages();
		}),
		subscribeMapLayers(invalidateLayers),
		useMapView.subscribe((view, before) => {
			if (view.viewport !== before.viewport || view.size !== before.size) invalidateGrid();
			else schedule();
		}),
		useConfig.subscribe(({ config }, { config: before }) => {
			if (config.display !== before.display || config.model !== before.model) invalidatePoints();
			else schedule();
		}),
		useExploration.subscribe((now, before) => {
			if (now.selection !== before.selection || now.samples !== before.samples) invalidatePoints();
			else schedule();
		}),
		useSession.subscribe((now, before) => {
			if (now.dataset !== before.dataset) invalidatePoints();
		}),
		useTheme.subscribe(invalidateGrid),
	];
	i18next.on('languageChanged', invalidateGrid);
	// The first drawing may come before the font: its numbers would stay in another one.
	void document.fonts?.ready.then(invalidateGrid);
	return () => {
		for (const end of unsubscribe) end();
		i18next.off('languageChanged', invalidateGrid);
	};
}
