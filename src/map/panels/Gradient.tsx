import { useTranslation } from 'react-i18next';
import { formatBound, formatInRange } from '../../i18n/formatNumber';
import type { NumberScale } from '../../plane/colorScale';
import { sequentialColor } from '../../theme/palette';
import { useTheme } from '../../theme/theme';
import styles from './Legend.module.css';

/** Stops of the gradient: viridis is smooth, so a few are enough. */
const GRADIENT_STOPS = 9;

interface GradientProps {
	readonly scale: NumberScale;
	/** False where what the ends stand for differs by action. */
	readonly withEnds: boolean;
}

/** The colour scale, with the values at its ends. */
export function Gradient({ scale, withEnds }: GradientProps) {
	const { t } = useTranslation('map');
	const theme = useTheme((state) => state.theme);
	const stops = Array.from({ length: GRADIENT_STOPS }, (_, stop) =>
		sequentialColor(theme, stop / (GRADIENT_STOPS - 1)),
	);
	const low = scale.toReal(scale.low);
	const high = scale.toReal(scale.high);
	const ends = withEnds ? endTexts(scale, low, high) : null;
	return (
		<span className={styles.gradientEntry}>
			{ends && <span>{ends[0]}</span>}
			<span
				className={styles.gradient}
				role="img"
				aria-label={t('gradient')}
				style={{ background: `linear-gradient(to right, ${stops.join(', ')})` }}
			/>
			{ends && <span>{ends[1]}</span>}
		</span>
	);
}

/** The values at the ends; ≤ and ≥ where a few lie beyond. */
function endTexts(scale: NumberScale, low: number, high: number): readonly [string, string] {
	const text = (value: number) => (high > low ? formatInRange(value, low, high) : formatBound(value));
	const unit = scale.unit ? ` ${scale.unit}` : '';
	return scale.clipped ? [`≤ ${text(low)}`, `≥ ${text(high)}${unit}`] : [text(low), `${text(high)}${unit}`];
}
