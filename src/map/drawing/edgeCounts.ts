/** Pills at the edges of a map that count the points beyond it; a click brings them into view. */
import i18next from 'i18next';
import { formatCount } from '../../i18n/formatNumber';
import { type Extent, type Projection, toPixelX, toPixelY } from '../../plane/projection';
import { hide } from '../../ui/attributes';
import { EDGES, type Edge, type EdgeTally, type OutsideTally } from './outside';

/** Pills keep this far from the corners, CSS pixels; those at the sides farther from the lower ones, above the ruler. */
const CORNER = 44;
const LOWER_CORNER = 64;

const ARROWS: Readonly<Record<Edge, readonly [before: string, after: string]>> = {
	left: ['‹ ', ''],
	right: ['', ' ›'],
	top: ['↑ ', ''],
	bottom: ['↓ ', ''],
};

export class EdgeCounts {
	private tally: OutsideTally | null = null;

	/** @param pills one button for each of `EDGES`, in that order */
	constructor(private readonly pills: readonly HTMLButtonElement[]) {}

	/** @param corner side of what stands in the upper right corner, CSS pixels: the pills keep off it */
	update(tally: OutsideTally, projection: Projection, corner: number): void {
		this.tally = tally;
		EDGES.forEach((edge, index) => {
			this.updatePill(this.pills[index], edge, tally[edge], projection, corner);
		});
	}

	/** The smallest rectangle round the points beyond an edge, in axis units; null when there are none. */
	extent(edge: Edge): Extent | null {
		const beyond = this.tally?.[edge];
		return beyond && beyond.count > 0 ? beyond.extent : null;
	}

	private updatePill(
		pill: HTMLButtonElement,
		edge: Edge,
		{ count, x, y }: EdgeTally,
		projection: Projection,
		corner: number,
	): void {
		hide(pill, count === 0);
		if (count === 0) return;
		const [before, after] = ARROWS[edge];
		const text = before + formatCount(count) + after;
		if (pill.textContent !== text) {
			pill.textContent = text;
			pill.setAttribute('aria-label', i18next.t(`map:outside-${edge}`, { count: formatCount(count) }));
		}
		const upper = CORNER + corner;
		const sideways = edge === 'left' || edge === 'right';
		const along = sideways
			? clamp(toPixelY(projection, y / count), edge === 'right' ? upper : CORNER, projection.height - LOWER_CORNER)
			: clamp(toPixelX(projection, x / count), CORNER, projection.width - (edge === 'top' ? upper : CORNER));
		const position = `${Math.round(along)}px`;
		if (sideways) pill.style.top = position;
		else pill.style.left = position;
	}
}

function clamp(value: number, low: number, high: number): number {
	return Math.min(Math.max(value, low), Math.max(low, high));
}
