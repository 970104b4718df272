import { RotateCcw } from 'lucide-react';
import { useEffect, useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatPercent, formatSetting } from '../../i18n/formatNumber';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { Picture } from '../../plane/Picture';
import { latestFrame, subscribeFrames } from '../../state/frames';
import { useSession } from '../../state/sessionStore';
import type { Bet } from '../bet';
import { anotherLearner, ownCode, paint, settle, useLearnerBet } from '../learnerBet';
import { countSquares } from '../squares';
import styles from './Bet.module.css';
import { CopyField } from './CopyField';
import { drawBetMap } from './drawBetMap';
import { playTraining } from './playTraining';
import { SketchMap } from './SketchMap';

const QrCode = latePart(() => import('./QrCode'));

type Playing = 'no' | 'yes' | 'failed';

/** The learner's page: paint, lock, watch, and take a code away. */
export default function Predict({ bet }: { readonly bet: Bet }) {
	const { t } = useTranslation('bet');
	const learner = useLearnerBet();
	const [playing, setPlaying] = useState<Playing>('no');
	const { config, steps } = bet;
	const [{ klWeight }] = config.runs;
	const { painted, outcome } = learner;
	const count = countSquares(painted);

	async function play(): Promise<void> {
		setPlaying('yes');
		try {
			const { region, outside } = await playTraining(steps);
			if (!useLearnerBet.getState().outcome) settle(region, outside);
			setPlaying('no');
		} catch {
			setPlaying('failed');
		}
	}

	const locked = playing === 'yes' || outcome !== null;
	return (
		<div className={styles.columns}>
			<div className={styles.mapColumn}>
				{locked ? (
					<PlayedMap playing={playing === 'yes'} steps={steps} />
				) : (
					<SketchMap painted={painted} onPaint={paint} />
				)}
			</div>
			<div className={styles.words}>
				{!locked && (
					<>
						<p>{t('task', { steps: formatCount(steps), weight: formatSetting(klWeight) })}</p>
						<p className={styles.note}>
							{t('rings')}
							{config.model.latentDim > 2 && ` ${t('moreDims', { count: config.model.latentDim })}`}
						</p>
						<p data-testid="bet-painted">{t('painted', { count })}</p>
						<button
							type="button"
							className={styles.main}
							data-testid="bet-lock"
							disabled={count === 0}
							onClick={() => void play()}
						>
							{t('lock')}
						</button>
						<p className={styles.note} role="status">
							{count === 0 && t('lockNone')}
							{playing === 'failed' && t('failed')}
						</p>
					</>
				)}
				{playing === 'yes' && <Progress steps={steps} />}
				{outcome && playing !== 'yes' && <Score onPlay={() => void play()} />}
				{!learner.kept && <p role="alert">{t('notKept')}</p>}
			</div>
		</div>
	);
}

function Progress({ steps }: { readonly steps: number }) {
	const { t } = useTranslation('bet');
	const step = useSession((session) => session.step);
	return (
		<>
			<p role="status">{t('playing', { step: formatCount(step), steps: formatCount(steps) })}</p>
			<progress className={styles.progress} max={steps} value={step} aria-label={t('playing', { step, steps })} />
		</>
	);
}

/** The painted squares with the codes of the newest frame; where they lie once the training has ended. */
function PlayedMap({ playing, steps }: { readonly playing: boolean; readonly steps: number }) {
	const { t } = useTranslation('bet');
	const { painted, outcome } = useLearnerBet();
	const [, render] = useReducer((count: number) => count + 1, 0);
	useEffect(() => subscribeFrames(render), []);
	const frame = latestFrame();
	const shown = frame && (playing || frame.step === steps) ? frame : null;
	const codes = shown && { mean: shown.runs[0].mean, latentDim: shown.shape.latentDim };
	const region = playing ? null : (outcome?.region ?? null);
	return (
		<>
			<div className={styles.map} data-testid="bet-map">
				<Picture draw={(ground) => drawBetMap(ground, { painted, region, codes })} label={t('map')} />
			</div>
			<ul className={styles.key}>
				<li data-of="painted">{t('keyPainted')}</li>
				{region && <li data-of="region">{t('keyRegion')}</li>}
				{codes && <li data-of="codes">{t('keyCodes')}</li>}
			</ul>
		</>
	);
}

function Score({ onPlay }: { readonly onPlay: () => void }) {
	const { t } = useTranslation('bet');
	const learner = useLearnerBet();
	const { outcome, painted } = learner;
	const code = ownCode(learner);
	if (!outcome || !code) return null;
	const { both, either, score, region, outside } = outcome;
	const numbers = {
		both: formatCount(both),
		either: formatCount(either),
		score,
		painted: formatCount(countSquares(painted)),
	};
	const texts = { region: t('squares', { count: countSquares(region) }), common: t('squares', { count: both }) };
	return (
		<>
			<p className={styles.score} data-testid="bet-score">
				{t('score', { score })}
			</p>
			<p>{t('scoreWords', { ...numbers, ...texts })}</p>
			{outside >= 0.005 && <p>{t('outside', { share: formatPercent(outside) })}</p>}
			<button type="button" className={styles.play} onClick={onPlay}>
				<RotateCcw size={14} aria-hidden="true" /> {t('again')}
			</button>
			<h2>{t('yourCode')}</h2>
			<CopyField label={t('yourCode')} text={code} testId="bet-code" long />
			<p className={styles.note}>{t('codeExplain')}</p>
			<PartBoundary>
				<QrCode text={code} label={t('qrOfCode')} />
			</PartBoundary>
			<p>
				<button type="button" className="button" data-testid="bet-another" onClick={anotherLearner}>
					{t('another')}
				</button>{' '}
				<span className={styles.note}>{t('anotherExplain')}</span>
			</p>
		</>
	);
}
