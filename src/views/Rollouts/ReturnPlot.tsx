import type { Level } from '../../analysis/rollout';
import { roundTo } from '../../numerics/round';
import type { PolicyId } from '../../state/rolloutSources';
import styles from './ReturnPlot.module.css';
import type { ReturnAxis } from './returnAxis';

const percent = (share: number) => `${roundTo(100 * share, 2)}%`;

interface ReturnMarkProps {
	readonly id: PolicyId;
	readonly axis: ReturnAxis;
	/** null leaves the grid alone. */
	readonly level: Level | null;
}

/** A policy's mean return as a dot, with its interval as a bar, on the grid that every row continues. */
export function ReturnMark({ id, axis, level }: ReturnMarkProps) {
	const interval = level?.returnInterval;
	return (
		<svg className={styles.mark} data-policy={id} aria-hidden="true">
			{axis.ticks.map(({ value }) => (
				<line
					key={value}
					className={styles.grid}
					data-zero={value === 0 || undefined}
					x1={percent(axis.place(value))}
					x2={percent(axis.place(value))}
					y1="0"
					y2="100%"
				/>
			))}
			<g className={styles.estimate}>
				{interval && (
					<line
						className={styles.interval}
						x1={percent(axis.place(interval.low))}
						x2={percent(axis.place(interval.high))}
						y1="50%"
						y2="50%"
					/>
				)}
				{level && <Dot id={id} x={percent(axis.place(level.meanReturn))} />}
			</g>
		</svg>
	);
}

/** The same shape as beside the policy's name. */
function Dot({ id, x }: { readonly id: PolicyId; readonly x: string }) {
	return (
		<svg className={styles.place} x={x} y="50%" aria-hidden="true">
			{id === 'scripted' && <rect className={styles.dot} x="-3" y="-3" width="6" height="6" />}
			{id === 'nearest' && <path className={styles.dot} d="M0-4.4 4.4 0 0 4.4-4.4 0z" />}
			{id !== 'scripted' && id !== 'nearest' && <circle className={styles.dot} r="3.2" />}
		</svg>
	);
}

/** The numbers under the rows. */
export function ReturnAxisTicks({ axis }: { readonly axis: ReturnAxis }) {
	return (
		<span className={styles.ticks}>
			{axis.ticks.map(({ value, text }) => (
				<span key={value} style={{ left: percent(axis.place(value)) }}>
					{text}
				</span>
			))}
		</span>
	);
}
