import { useRef, useState } from 'react';
import { clamp } from '../../numerics/clamp';
import { ROW_HEIGHT, SHOWN_ROWS } from './ActionOptions';
import { type ActionRow, actionRowFrom } from './actionRows';

/** The active row of a list, and the rows in view. */
export function useActiveRow(rows: readonly ActionRow[]) {
	const list = useRef<HTMLDivElement>(null);
	const [active, setActive] = useState(-1);
	/** First row in view. */
	const [first, setFirst] = useState(0);

	function follow(): void {
		if (list.current) setFirst(Math.floor(list.current.scrollTop / ROW_HEIGHT));
	}

	function moveTo(row: number, place: 'near' | 'middle' = 'near'): void {
		setActive(row);
		const element = list.current;
		if (!element) return;
		const top = row * ROW_HEIGHT;
		// Before it is laid out a list is as high as it may become.
		const height = element.clientHeight || SHOWN_ROWS * ROW_HEIGHT;
		// With its heading, where it has one.
		const upper = row > 0 && rows[row - 1]?.kind === 'group' ? top - ROW_HEIGHT : top;
		if (place === 'middle') element.scrollTop = top - height / 2;
		else if (upper < element.scrollTop) element.scrollTop = upper;
		else if (top + ROW_HEIGHT > element.scrollTop + height) element.scrollTop = top + ROW_HEIGHT - height;
		follow();
	}

	/** So many rows on; from a heading to the action next to it. */
	function step(count: number): void {
		const wanted = clamp(active + count, 0, rows.length - 1);
		const direction = count > 0 ? 1 : -1;
		const row = actionRowFrom(rows, wanted, direction);
		moveTo(row >= 0 ? row : actionRowFrom(rows, wanted, direction === 1 ? -1 : 1));
	}

	const inView = active >= first && active <= first + SHOWN_ROWS;
	return { list, first, active, inView, moveTo, step, follow };
}
