import { extent, scaleLinear } from 'd3';
import { useTranslation } from 'react-i18next';
import { seedRange } from '../../lessons/claimText';
import type { SeedEvidence } from '../../lessons/evidence';
import type { Claim } from '../../lessons/Lesson';
import styles from './SeedInterval.module.css';

interface SeedIntervalProps {
	readonly claim: Claim;
	readonly evidence: SeedEvidence;
	/** Measured now, of the training on the screen; undefined before. */
	readonly now: number | undefined;
}

/** Room beside the outermost mark, as a share of what the marks span. */
const ROOM = 0.08;

/**
 * A claim's number in several trainings: the range within which the claim holds as a band, a tick for each seed, and a
 * dot for what is measured now. The ruler is that of the band and the ticks and does not move with the dot.
 */
export function SeedInterval({ claim, evidence, now }: SeedIntervalProps) {
	const { t } = useTranslation('lessons');
	const { low, high } = claim;
	const { seeds, values } = evidence;
	const [least = low, most = high] = extent([low, high, ...values]);
	const room = ROOM * (most - least || 1);
	const x = scaleLinear([least - room, most + room], [0, 100]).clamp(true);
	const at = (value: number) => `${x(value)}%`;
	const inside = now !== undefined && now >= low && now <= high;
	return (
		<span className={styles.interval} data-testid="seed-interval">
			<svg className={styles.bar} aria-hidden="true">
				<rect className={styles.band} x={at(low)} width={`${x(high) - x(low)}%`} y="3" height="8" />
				{values.map((value, index) => (
					<line key={seeds[index]} className={styles.seed} x1={at(value)} x2={at(value)} y1="2" y2="12" />
				))}
				{now !== undefined && Number.isFinite(now) && (
					<circle className={styles.now} data-inside={inside || undefined} cx={at(now)} cy="7" r="3.5" />
				)}
			</svg>
			<span className={styles.text}>{t('seedRange', seedRange(claim, evidence))}</span>
		</span>
	);
}
