import { roundTo } from '../../numerics/round';
import styles from './DataCard.module.css';

/** Height of a drawing, in its own units; a bin is one wide. */
const HEIGHT = 20;

interface BarsProps {
	readonly counts: ArrayLike<number>;
	/** What is counted, with the numbers that matter, for those who do not see it. */
	readonly label: string;
	/** Share of 0 on the horizontal axis, drawn as a hairline; left out where there is none. */
	readonly zero?: number;
	readonly tone: 'parameters' | 'ink';
}

/** One closed outline for all bins: a histogram of a few bins needs no more. */
export function barsPath(counts: ArrayLike<number>): string {
	const most = Math.max(1, ...Array.from(counts));
	let path = `M0 ${HEIGHT}`;
	for (let bin = 0; bin < counts.length; bin++) {
		// A bin that is not empty stays to be seen.
		const height = counts[bin] === 0 ? 0 : Math.max(1, (HEIGHT * counts[bin]) / most);
		path += `V${roundTo(HEIGHT - height, 2)}H${bin + 1}`;
	}
	return `${path}V${HEIGHT}Z`;
}

/** A small histogram. */
export function Bars({ counts, label, zero, tone }: BarsProps) {
	return (
		<svg
			className={styles.bars}
			viewBox={`0 0 ${counts.length} ${HEIGHT}`}
			preserveAspectRatio="none"
			role="img"
			aria-label={label}
			data-tone={tone}
		>
			<path d={barsPath(counts)} />
			{zero !== undefined && <line x1={zero * counts.length} x2={zero * counts.length} y1={0} y2={HEIGHT} />}
		</svg>
	);
}
