/** Where the marks of a map lie that are read from a frame: box, path, pinned and hovered transitions; in axis units. */
import { boxInterval, rangeRateOf } from '../../analysis/latentBox';
import { pathPoint } from '../../analysis/latentPath';
import { columnsOf, SPREAD, xOf, yOf } from '../../plane/columns';
import type { MapScene } from '../../plane/scene';
import type { RunFrame } from '../../state/frames';
import type { BoxOutline, Place } from './overlay';

/** Corners of an arc between the pinned transitions. */
const ARC_CORNERS = 48;

/** The box of the transitions measured, whatever is drawn. */
export function boxOutline({ config, latentDim, dims, flat }: MapScene, { measured }: RunFrame): BoxOutline | null {
	if (!config.display.layers.box || !measured) return null;
	const { z } = measured;
	const count = z.length / latentDim;
	const rate = rangeRateOf(config.display.boxPercent);
	const [left, right] = boxInterval(z, count, latentDim, dims[0], rate);
	if (!Number.isFinite(left + right)) return null;
	if (flat) return { left, right, bottom: -1.5 * SPREAD, top: 1.5 * SPREAD };
	const [bottom, top] = boxInterval(z, count, latentDim, dims[1], rate);
	return Number.isFinite(bottom + top) ? { left, right, bottom, top } : null;
}

/** The way between the pinned transitions; empty without both. */
export function pathPlaces(scene: MapScene, run: RunFrame): Place[] {
	const { pins, path } = scene.exploration;
	const from = meanOf(scene, run, pins[0]);
	const to = meanOf(scene, run, pins[1]);
	if (!from || !to || pins[0] === null || pins[1] === null) return [];
	if (path === 'straight' || scene.flat) return [from, to];
	const { latentDim, dims } = scene;
	const start = run.mean.subarray(pins[0] * latentDim, (pins[0] + 1) * latentDim);
	const end = run.mean.subarray(pins[1] * latentDim, (pins[1] + 1) * latentDim);
	return Array.from({ length: ARC_CORNERS + 1 }, (_, corner) => {
		const point = pathPoint('arc', start, end, corner / ARC_CORNERS);
		return [point[dims[0]], point[dims[1]]] as const;
	});
}

/** μ of a transition on the shown dims; null when it is not among the encoded, and where it is no number. */
export function meanOf({ latentDim, dims, frame }: MapScene, run: RunFrame, transition: number | null): Place | null {
	if (transition === null || !frame || transition >= frame.count) return null;
	const columns = columnsOf(run.mean, latentDim, dims);
	const place = [xOf(columns, transition), yOf(columns, transition)] as const;
	// A code that is not a number has no place.
	return place.every(Number.isFinite) ? place : null;
}

/** What is drawn of a hovered transition; null without one. */
export function posteriorMark(scene: MapScene, run: RunFrame, transition: number | null) {
	const mean = meanOf(scene, run, transition);
	if (!mean || transition === null) return null;
	const { latentDim, dims, flat } = scene;
	const std = columnsOf(run.std, latentDim, dims);
	const z = columnsOf(run.z, latentDim, dims);
	return {
		mean,
		std: [xOf(std, transition), flat ? 0 : yOf(std, transition)],
		z: [xOf(z, transition), yOf(z, transition)],
	} as const;
}
