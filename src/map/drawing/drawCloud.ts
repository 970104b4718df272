/** The codes of a run on its map: ellipses, noisy draws, points, and the samples of the prior over them. */
import { columnsOf } from '../../plane/columns';
import { ACTION_GLYPHS, type MarkName } from '../../plane/glyphs';
import { packCss } from '../../plane/pointStyle';
import type { Projection } from '../../plane/projection';
import type { MapScene } from '../../plane/scene';
import type { Config } from '../../state/config/schema';
import { drawEllipses } from './drawEllipses';
import { drawMarks, drawPoints, pointRadius, type Target } from './drawPoints';
import type { CodeField, DrawnCodes } from './FrameTween';

/** Radii in CSS pixels: of a noisy draw and of a sample of the prior. */
const DRAW_RADIUS = 2.6;
const SAMPLE_RADIUS = 4.6;

/** The tables of a run that are drawn. */
export function drawnFields({ mean, samples, ellipses }: Config['display']['layers']): CodeField[] {
	const fields: CodeField[] = [];
	if (mean || ellipses) fields.push('mean');
	if (ellipses) fields.push('std');
	if (samples) fields.push('z');
	return fields;
}

/** Strokes the 1σ ellipses, where they are shown; the context is in CSS pixels and blank. */
export function drawSpread(
	context: CanvasRenderingContext2D,
	projection: Projection,
	{ config, count, latentDim, dims, palette, flat }: MapScene,
	codes: DrawnCodes | null,
): void {
	const { layers, ellipseEvery } = config.display;
	if (!codes || !layers.ellipses) return;
	const mean = columnsOf(codes.mean, latentDim, dims);
	const std = columnsOf(codes.std, latentDim, dims);
	context.strokeStyle = palette.sigma;
	context.globalAlpha = 0.55;
	context.lineWidth = 1;
	drawEllipses(context, projection, mean, std, count, ellipseEvery, flat);
	context.globalAlpha = 1;
}

/**
 * Puts down every mark that the layers in use ask for.
 * @param codes where the marks are
 * @param markOf a mark in a radius of CSS pixels, as the target takes it
 */
export function drawCloud<Mark, Prepared>(
	target: Target<Mark, Prepared>,
	scene: MapScene,
	codes: DrawnCodes | null,
	markOf: (mark: MarkName, radius: number) => Mark,
): void {
	const { layers } = scene.config.display;
	const { count, latentDim, dims, palette } = scene;
	if (codes && layers.samples) {
		const z = columnsOf(codes.z, latentDim, dims);
		drawMarks(target, z, count, markOf('plus', DRAW_RADIUS), packCss(palette.z), 220);
	}
	if (codes && layers.mean) {
		const radius = pointRadius(count) * scene.pointScale;
		const shapes = ACTION_GLYPHS.map((_, shape) => markOf(shape, radius));
		drawPoints(target, columnsOf(codes.mean, latentDim, dims), count, scene.style, shapes);
	}
	const { samples } = scene.exploration;
	if (!samples || samples.z.length !== samples.count * latentDim) return;
	const columns = columnsOf(samples.z, latentDim, dims);
	drawMarks(target, columns, samples.count, markOf('times', SAMPLE_RADIUS + 1.2), packCss(palette.paper), 200);
	drawMarks(target, columns, samples.count, markOf('times', SAMPLE_RADIUS), packCss(palette.z), 256);
}
