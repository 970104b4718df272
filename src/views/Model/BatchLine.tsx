import type { KeyboardEvent, MouseEvent } from 'react';
import { clamp } from '../../numerics/clamp';
import { roundTo } from '../../numerics/round';
import styles from './BatchLine.module.css';

interface BatchLineProps {
	/** What the heights are, for those who do not see them. */
	readonly label: string;
	/** What is said of a row when it is reached with the keys. */
	readonly rowText: (row: number) => string;
	/** rows: which transition each is; of how many. */
	readonly index: Uint32Array;
	readonly size: number;
	/** rows: the heights, from the base line; null while they are measured: all alike then. */
	readonly heights: Float64Array | null;
	/** A height to draw a line at; none where null. */
	readonly mark: number | null;
	/** The row that is pointed at, and the one that is followed, or null. */
	readonly pointed: number | null;
	readonly followed: number | null;
	/** As high as there is room for. */
	readonly tall?: boolean;
	readonly onPoint: (row: number | null) => void;
	readonly onFollow: (row: number) => void;
}

const WIDTH = 1000;
const HEIGHT = 100;

/** The data from the first transition to the last, with a bar where a row of the batch was drawn. */
export function BatchLine(props: BatchLineProps) {
	const { label, rowText, index, size, heights, mark, pointed, followed, tall, onPoint, onFollow } = props;
	const row = pointed ?? followed;
	const largest = heights ? heights.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12) : 1;
	const isSigned = heights?.some((value) => value < 0) ?? false;
	const base = isSigned ? HEIGHT / 2 : HEIGHT;
	const x = (at: number) => ((index[at] + 0.5) / size) * WIDTH;
	const y = (value: number) => base - (value / largest) * (isSigned ? HEIGHT / 2 : HEIGHT);
	// In the order in which they stand.
	const order = Array.from(index.keys()).sort((a, b) => index[a] - index[b] || a - b);
	const bar = (at: number) => `M${roundTo(x(at), 1)},${base}V${roundTo(y(heights ? heights[at] : 0.5), 1)}`;

	function nearest(event: MouseEvent<HTMLDivElement>): number {
		const { left, width } = event.currentTarget.getBoundingClientRect();
		const at = ((event.clientX - left) / width) * WIDTH;
		return order.reduce((best, one) => (Math.abs(x(one) - at) < Math.abs(x(best) - at) ? one : best), order[0]);
	}

	function onKeyDown(event: KeyboardEvent): void {
		const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
		if (!step) return;
		event.preventDefault();
		onPoint(null);
		const place = followed === null ? (step > 0 ? -1 : order.length) : order.indexOf(followed);
		onFollow(order[clamp(place + step, 0, order.length - 1)]);
	}

	return (
		<div
			className={styles.line}
			data-tall={tall || undefined}
			role="slider"
			aria-label={label}
			aria-valuemin={1}
			aria-valuemax={index.length}
			aria-valuenow={(followed ?? 0) + 1}
			aria-valuetext={followed === null ? undefined : rowText(followed)}
			tabIndex={0}
			data-testid="model-batch-line"
			onPointerMove={(event) => onPoint(nearest(event))}
			onPointerLeave={() => onPoint(null)}
			onClick={(event) => onFollow(nearest(event))}
			onKeyDown={onKeyDown}
		>
			<svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
				<path className={styles.base} d={`M0,${base}H${WIDTH}`} />
				<path className={styles.rows} d={order.map(bar).join('')} />
				{mark !== null && <path className={styles.mark} d={`M0,${y(mark)}H${WIDTH}`} />}
				{row !== null && <path className={styles.followed} d={`M${x(row)},${HEIGHT}V0`} />}
			</svg>
		</div>
	);
}
