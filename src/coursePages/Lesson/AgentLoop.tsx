import { useTranslation } from 'react-i18next';
import styles from './AgentLoop.module.css';

/** Places of a station's upper left corner and its text; all stations are of one size. */
const WIDTH = 84;
const HEIGHT = 34;
const COLUMNS = [1, 108, 215] as const;
const ROWS = [26, 128] as const;

const STATIONS = [
	{ id: 'loopPolicy', column: 0, row: 0 },
	{ id: 'loopBox', column: 1, row: 0 },
	{ id: 'loopDecoder', column: 2, row: 0 },
	{ id: 'loopEnvironment', column: 2, row: 1 },
	{ id: 'loopBuffer', column: 1, row: 1 },
	{ id: 'loopCritic', column: 0, row: 1 },
] as const;

/** From station to station in the order above and back to the first, with what goes that way; last, the choice. */
const LINKS = [
	{ path: 'M85 43h20', label: 'a', x: 95, y: 37 },
	{ path: 'M192 43h20', label: 'z', x: 202, y: 37 },
	{ path: 'M257 60v65', label: 'x', x: 267, y: 96 },
	{ path: 'M215 145h-20', label: 's, x, r', x: 203, y: 120 },
	{ path: 'M108 145h-20', label: null, x: 0, y: 0 },
	{ path: 'M43 128v-65', label: null, x: 0, y: 0 },
	{ path: 'M43 26v-10h214v7', label: 'e → k', x: 150, y: 12 },
] as const;

/** The way of an action through HyAR: policy → a → box → z → decoder → environment → buffer → critic, and back. */
export function AgentLoop() {
	const { t } = useTranslation('lessons');
	return (
		<figure className={styles.loop} data-testid="agent-loop">
			<svg viewBox="0 0 300 184" role="img" aria-label={t('loopDescription')}>
				<defs>
					<marker
						id="agent-loop-head"
						viewBox="0 0 8 8"
						refX="7"
						refY="4"
						markerWidth="7"
						markerHeight="7"
						orient="auto"
					>
						<path className={styles.head} d="M0 0L8 4L0 8z" />
					</marker>
				</defs>
				{LINKS.map(({ path, label, x, y }) => (
					<g key={path}>
						<path className={styles.link} d={path} markerEnd="url(#agent-loop-head)" />
						{label && (
							<text className={styles.label} x={x} y={y}>
								{label}
							</text>
						)}
					</g>
				))}
				<text className={styles.gradient} x={49} y={98}>
					{t('loopGradient')}
				</text>
				{STATIONS.map(({ id, column, row }) => (
					<g key={id} className={id === 'loopBox' ? styles.own : styles.station}>
						<rect x={COLUMNS[column]} y={ROWS[row]} width={WIDTH} height={HEIGHT} rx={6} />
						<text x={COLUMNS[column] + WIDTH / 2} y={ROWS[row] + HEIGHT / 2}>
							{t(id)}
						</text>
					</g>
				))}
				<text className={styles.idea} x={150} y={75}>
					{t('loopLsc')}
				</text>
				<text className={styles.idea} x={98} y={179}>
					{t('loopRsc')}
				</text>
				<path className={styles.mark} d="M98 150v15" />
			</svg>
		</figure>
	);
}
