/** The trails of some transitions' codes on both maps: fainter the older they are. */

import type { MapLayer } from '../../plane/mapLayers';
import { type Projection, toPixelX, toPixelY } from '../../plane/projection';
import { useExploration } from '../../state/explorationStore';
import type { Frame } from '../../state/frames';
import { keptFrames } from '../../state/runAnswers';
import { useTimeline } from '../../state/shownHistory';

/** Trails that are drawn when nothing is selected, and the most of a selection. */
const FEW = 24;
const MOST = 150;

/** Places of a trail at most. */
const MOST_PLACES = 90;

/** Parts of a trail, each with one opacity. */
const PARTS = 4;

/** The transitions whose trails are drawn: the selected and pinned ones, else some of all. */
function trailedTransitions(count: number): number[] {
	const { selection, pins } = useExploration.getState();
	const chosen = [...(selection ?? []), ...pins.filter((pin) => pin !== null)].filter((index) => index < count);
	if (chosen.length > 0) return chosen.slice(0, MOST);
	const stride = Math.max(1, Math.floor(count / FEW));
	return Array.from({ length: Math.min(FEW, count) }, (_, index) => index * stride);
}

/** The kept frames up to the one shown, thinned to as many as a trail has places. */
function trailFrames(): Frame[] {
	const { shown } = useTimeline.getState();
	const frames = keptFrames().filter(({ step }) => shown === null || step <= shown);
	const stride = Math.ceil(frames.length / MOST_PLACES);
	return frames.filter((_, index) => (frames.length - 1 - index) % stride === 0);
}

function drawTrail(
	context: CanvasRenderingContext2D,
	projection: Projection,
	frames: readonly Frame[],
	run: number,
	transition: number,
	[across, up]: readonly [number, number],
	flat: boolean,
): void {
	const place = (frame: Frame): [number, number] => {
		const { mean } = frame.runs[run];
		const row = transition * frame.shape.latentDim;
		return [toPixelX(projection, mean[row + across]), toPixelY(projection, flat ? 0 : mean[row + up])];
	};
	for (let part = 0; part < PARTS; part++) {
		const from = Math.floor((part * (frames.length - 1)) / PARTS);
		const to = Math.floor(((part + 1) * (frames.length - 1)) / PARTS);
		if (to === from) continue;
		context.globalAlpha = 0.12 + (0.6 * (part + 1)) / PARTS;
		context.beginPath();
		context.moveTo(...place(frames[from]));
		for (let index = from + 1; index <= to; index++) context.lineTo(...place(frames[index]));
		context.stroke();
	}
}

export const trailLayer: MapLayer = {
	place: 'over',
	draw(context, projection, run, { palette, dims, flat, count }) {
		const frames = trailFrames().filter((frame) => frame.count >= count && frame.runs[run]);
		if (frames.length < 2) return;
		context.strokeStyle = palette.mu;
		context.lineWidth = 1.1;
		context.lineJoin = 'round';
		for (const transition of trailedTransitions(count))
			drawTrail(context, projection, frames, run, transition, dims, flat);
		context.globalAlpha = 1;
	},
};
