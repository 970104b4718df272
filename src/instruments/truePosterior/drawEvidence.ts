/**
 * log p = ELBO + gap as a bar a run, from 0; under it what the ELBO is made of: the expected log likelihood, and the KL that
 * is taken from it.
 */
import { scaleLinear } from 'd3';
import { formatFixed } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import type { Ground } from '../../plane/Picture';
import type { PosteriorReading } from './truePosterior';

const ROOM = { left: 18, right: 14, top: 6, bottom: 18 } as const;

/** Heights of the bar and of what is under it, px. */
const BAR = 15;
const PARTS = 7;

/** Numbers on the axis. */
const TICKS = 5;

/** log p as it is known best: by the grid, else by importance sampling. */
export function evidenceOf({ grid, importance }: PosteriorReading): number {
	return grid ? grid.logEvidence : importance.logEvidence;
}

export function drawEvidence(ground: Ground, readings: readonly (PosteriorReading | null)[], none: string): void {
	const { context, palette, width, height, font } = ground;
	const ends = readings.flatMap((reading) =>
		reading ? [reading.elbo, reading.reconstruction, evidenceOf(reading)] : [],
	);
	const axis = scaleLinear()
		.domain([Math.min(0, ...ends), Math.max(1, ...ends)])
		.nice(TICKS)
		.range([ROOM.left, width - ROOM.right]);
	context.font = font;
	context.lineWidth = 1;
	context.textAlign = 'center';
	context.textBaseline = 'alphabetic';
	for (const tick of axis.ticks(TICKS)) {
		const at = Math.round(axis(tick)) + 0.5;
		context.strokeStyle = tick === 0 ? palette['line-strong'] : palette.hairline;
		context.beginPath();
		context.moveTo(at, ROOM.top);
		context.lineTo(at, height - ROOM.bottom);
		context.stroke();
		context.fillStyle = palette['ink-soft'];
		context.fillText(formatFixed(tick, Number.isInteger(tick) ? 0 : 1), at, height - 4);
	}
	const each = (height - ROOM.top - ROOM.bottom) / readings.length;
	for (const [run, reading] of readings.entries()) {
		const top = ROOM.top + run * each + (each - BAR - PARTS - 2) / 2;
		context.fillStyle = palette.ink;
		context.textAlign = 'left';
		context.textBaseline = 'middle';
		context.fillText(RUN_NAMES[run], 2, top + BAR / 2);
		if (!reading) {
			context.fillStyle = palette['ink-soft'];
			context.fillText(none, ROOM.left + 6, top + BAR / 2);
			continue;
		}
		const bar = (color: string, from: number, to: number, y: number, tall: number, alpha: number) => {
			context.globalAlpha = alpha;
			context.fillStyle = color;
			context.fillRect(Math.min(axis(from), axis(to)), y, Math.abs(axis(to) - axis(from)), tall);
			context.globalAlpha = 1;
		};
		const { elbo, reconstruction } = reading;
		const evidence = evidenceOf(reading);
		bar(palette.sigma, 0, elbo, top, BAR, 0.55);
		bar(palette.z, elbo, evidence, top, BAR, 1);
		bar(palette.parameters, 0, reconstruction, top + BAR + 2, PARTS, 0.6);
		bar(palette.kl, reconstruction, elbo, top + BAR + 2, PARTS, 1);
		context.strokeStyle = palette.ink;
		context.lineWidth = 2;
		context.beginPath();
		context.moveTo(axis(evidence), top - 2);
		context.lineTo(axis(evidence), top + BAR + 2);
		context.stroke();
		context.lineWidth = 1;
	}
}
