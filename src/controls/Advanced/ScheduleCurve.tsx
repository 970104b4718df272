import { roundTo } from '../../numerics/round';
import styles from './Advanced.module.css';

/** Size and samples of the drawn curve. */
const WIDTH = 84;
const HEIGHT = 24;
const SAMPLES = 84;

interface ScheduleCurveProps {
	/** 0 … 1 of the whole, for the step about to be taken, from 1. */
	readonly factorAt: (step: number) => number;
	readonly steps: number;
	readonly label: string;
	/** Leaves the place empty: the curve is drawn larger elsewhere. */
	readonly hidden: boolean;
}

/** What a schedule makes of a setting over the training, from 0 to the whole. */
export function ScheduleCurve({ factorAt, steps, label, hidden }: ScheduleCurveProps) {
	if (hidden) return <span />;
	const points = Array.from({ length: SAMPLES + 1 }, (_, sample) => {
		const x = (WIDTH * sample) / SAMPLES;
		const y = 1 + (HEIGHT - 2) * (1 - factorAt(1 + (steps * sample) / SAMPLES));
		return `${roundTo(x, 1)},${roundTo(y, 1)}`;
	});
	return (
		<svg
			className={styles.curve}
			viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
			preserveAspectRatio="none"
			role="img"
			aria-label={label}
		>
			<polyline points={points.join(' ')} />
		</svg>
	);
}
