import { useTranslation } from 'react-i18next';
import styles from './AgentLoop.module.css';

/** Places of a station's upper left corner and its text; all stations are of one size. */
const WIDTH = 92;
const HEIGHT = 34;
const COLUMNS = [6, 134, 262] as const;
const ROWS = [26, 128] as const;

const STATIONS = [
	{ id: 'loopPolicy', column: 0, row: 0 },
	{ id: 'loopBox', column: 1, row: 0 },
	{ id: 'loopDecoder', column: 2, row: 0 },
	{ id: 'loopEnvironment', column: 2, row: 1 },
	{ id: 'loopBuffer', column: 1, row: 1 },
	{ id: 'loopCritic', column: 0, row: 1 },
] as const;

/** From station to station in the order above, and back to the first; `own`: one of the two ideas of the lesson. */
const LINKS = [
	{ path: 'M98 43h33', label: 'a', x: 115, y: 37 },
	{ path: 'M226 43h33', label: 'z', x: 243, y: 37 },
	{ path: 'M308 60v65', label: 'x', x: 319, y: 96 },
	{ path: 'M262 145h-33', label: 's, x, r', x: 245, y: 138 },
	{ path: 'M134 145h-33', label: null, x: 0, y: 0 },
	{ path: 'M52 128v-65', label: null, x: 0, y: 0 },
	{ path: 'M52 26v-12h256v9', label: 'e → k', x: 180, y: 10 },
] as const;

/** The way of an action through HyAR: policy → a → box → z → decoder → environment → buffer → critic, and back. */
export function AgentLoop() {
	const { t } = useTranslation('lessons');
	return (
		<figure className={styles.loop} data-testid="agent-loop">
			<svg viewBox="0 0 360 184" role="img" aria-label={t('loopDescription')}>
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
				<text className={styles.gradient} x={58} y={98}>
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
				<text className={styles.idea} x={180} y={74}>
					{t('loopLsc')}
				</text>
				<text className={styles.idea} x={117} y={178}>
					{t('loopRsc')}
				</text>
				<path className={styles.mark} d="M117 150v15" />
			</svg>
		</figure>
	);
}
