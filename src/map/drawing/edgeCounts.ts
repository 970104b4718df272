/** Pills at the edges of a map that count the points beyond it; a click brings them into view. */
import i18next from 'i18next';
import { formatCount } from '../../i18n/formatNumber';
import { type Extent, type Projection, toPixelX, toPixelY } from '../../plane/projection';
import { hide } from '../../ui/attributes';
import { EDGES, type Edge, type OutsideTally } from './outside';
import { type PlacedCount, placeCounts } from './placeCounts';

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

	/**
	 * @param corner side of what stands in the upper right corner, CSS pixels: the pills keep off it
	 * @param type size of the type of the pills and of the ruler, CSS pixels
	 */
	update(tally: OutsideTally, projection: Projection, corner: number, type: number): void {
		this.tally = tally;
		const counts: Partial<Record<Edge, PlacedCount>> = {};
		for (const edge of EDGES) {
			const { count, x, y } = tally[edge];
			if (count === 0) continue;
			const [before, after] = ARROWS[edge];
			const sideways = edge === 'left' || edge === 'right';
			const along = sideways ? toPixelY(projection, y / count) : toPixelX(projection, x / count);
			counts[edge] = { text: before + formatCount(count) + after, along };
		}
		const places = placeCounts(counts, projection, type, corner);
		EDGES.forEach((edge, index) => {
			const pill = this.pills[index];
			const [text, place] = [counts[edge]?.text, places[edge]];
			hide(pill, !place);
			if (!text || !place) return;
			if (pill.textContent !== text) {
				pill.textContent = text;
				pill.setAttribute('aria-label', i18next.t(`map:outside-${edge}`, { count: tally[edge].count }));
			}
			pill.style.left = `${Math.round(place.x)}px`;
			pill.style.top = `${Math.round(place.y)}px`;
		});
	}

	/** The smallest rectangle round the points beyond an edge, in axis units; null when there are none. */
	extent(edge: Edge): Extent | null {
		const beyond = this.tally?.[edge];
		return beyond && beyond.count > 0 ? beyond.extent : null;
	}
}
