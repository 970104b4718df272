import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/formatNumber';
import { Picture } from '../../plane/Picture';
import { useSession } from '../../state/sessionStore';
import type { Bet } from '../bet';
import { dropCode, scoreBins, type TakenCode, useClassBets } from '../classBets';
import { noSquares, type Squares } from '../squares';
import styles from './Bet.module.css';
import { drawBetMap } from './drawBetMap';
import { drawHistogram } from './drawHistogram';
import { playTraining } from './playTraining';

/** The share of learners who painted each square, 0 … 1. */
function paintedShares(codes: readonly TakenCode[]): Float32Array {
	const shares = Float32Array.from(noSquares());
	for (const { painted } of codes)
		for (let square = 0; square < shares.length; square++) shares[square] += painted[square];
	return shares.map((count) => count / Math.max(1, codes.length));
}

/** What the class painted, over one another, and how it scored. */
export function Results({ bet }: { readonly bet: Bet }) {
	const { t } = useTranslation('bet');
	const { codes, bet: number } = useClassBets();
	const [found, setFound] = useState<{ readonly bet: number; readonly region: Squares } | null>(null);
	const [trains, setTrains] = useState<'no' | 'yes' | 'failed'>('no');
	const step = useSession((session) => session.step);
	const bins = scoreBins(codes);
	const scores = codes.map(({ score }) => score);
	const mean = Math.round(scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length));
	const region = found?.bet === number ? found.region : null;

	async function reveal(): Promise<void> {
		setTrains('yes');
		try {
			const { region: lies } = await playTraining(bet.steps);
			setFound({ bet: number, region: lies });
			setTrains('no');
		} catch {
			setTrains('failed');
		}
	}

	return (
		<div className={styles.results} data-testid="bet-results">
			<p className={styles.head}>
				<b data-testid="bet-count" data-count={codes.length}>
					{codes.length === 0 ? t('nobody') : t('results', { count: codes.length })}
				</b>
				{codes.length > 0 && <span>{t('average', { mean, best: Math.max(...scores) })}</span>}
			</p>
			<figure className={styles.figure}>
				<figcaption>{t('histogramTitle')}</figcaption>
				<Picture
					className={styles.histogram}
					draw={(ground) => drawHistogram(ground, bins, t('axisScore'))}
					label={t('histogram', { counts: bins.join(', ') })}
				/>
			</figure>
			<figure className={styles.figure}>
				<figcaption>{t('overlayTitle')}</figcaption>
				<div className={styles.map}>
					<Picture
						draw={(ground) => drawBetMap(ground, { painted: paintedShares(codes), region, codes: null })}
						label={t('overlay', { count: codes.length })}
					/>
				</div>
				<ul className={styles.key}>
					{codes.length > 0 && <li data-of="painted">{t('overlayKey', { count: codes.length })}</li>}
					{region && <li data-of="region">{t('keyRegion')}</li>}
				</ul>
				<button
					type="button"
					className="button"
					data-testid="bet-reveal"
					disabled={trains === 'yes'}
					onClick={() => void reveal()}
				>
					{trains === 'yes' ? t('playing', { step: formatCount(step), steps: formatCount(bet.steps) }) : t('reveal')}
				</button>
				<p className={styles.note} role="status">
					{trains === 'failed' && t('failed')}
				</p>
			</figure>
			{codes.length > 0 && <CodeList codes={codes} />}
		</div>
	);
}

/** Every code, to be taken out again. */
function CodeList({ codes }: { readonly codes: readonly TakenCode[] }) {
	const { t } = useTranslation('bet');
	return (
		<details>
			<summary>{t('list')}</summary>
			<ul className={styles.list}>
				{codes.map(({ code, score }) => (
					<li key={code}>
						<code translate="no">{code}</code>
						<span>{t('score', { score })}</span>
						<button
							type="button"
							className={styles.drop}
							aria-label={t('drop', { score })}
							onClick={() => dropCode(code)}
						>
							<X size={14} aria-hidden="true" />
						</button>
					</li>
				))}
			</ul>
		</details>
	);
}
