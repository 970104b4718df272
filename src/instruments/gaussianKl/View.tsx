import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatFixed, formatMeasured } from '../../i18n/formatNumber';
import { clamp } from '../../numerics/clamp';
import { axisName } from '../../plane/axisName';
import { shownDims } from '../../plane/columns';
import type { Ground } from '../../plane/Picture';
import { PlaneHandle } from '../../plane/PlaneHandle';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame } from '../../state/frames';
import { NumberSlider } from '../shared/NumberSlider';
import styles from '../shared/parts.module.css';
import { drawBench, HALF, handlesAt } from './drawBench';
import { Float32Part } from './Float32Part';
import { type BenchReading, readBench } from './gaussianBench';
import own from './View.module.css';

/** Of the handles: what the axis shows, and from well below the clamp to a spread that still fits. */
const MU = { min: -4, max: 4 } as const;
const LOG_SIGMA = { min: -6, max: 1.2 } as const;

const DRAWS = [100, 1_000, 10_000] as const;

const KEY_STEP = 0.05;

const within = ({ min, max }: { readonly min: number; readonly max: number }, value: number) => clamp(value, min, max);

/** The handle next to a place; x and y are shares of the picture's width and height. */
function nearestHandle(ground: Ground, mu: number, sigma: number, x: number, y: number): 'mu' | 'sigma' {
	const handles = handlesAt(ground, mu, sigma);
	const away = ([left, top]: readonly [number, number]) => Math.hypot(left - x * ground.width, top - y * ground.height);
	return away(handles.sigma) < away(handles.mu) ? 'sigma' : 'mu';
}

/** The KL of one latent dim, with handles for μ and σ. */
export default function Bench() {
	const { t } = useTranslation('gaussianKl');
	const [mu, setMu] = useState(1.2);
	const [raw, setRaw] = useState(-0.7);
	const [draws, setDraws] = useState<number>(1_000);
	const [seed, setSeed] = useState(1);
	const held = useRef<'mu' | 'sigma'>('mu');
	const drawn = useRef<Ground | null>(null);
	const reading = readBench(mu, raw, draws, seed);

	function onPlace(x: number, y: number, began: boolean): void {
		if (!drawn.current) return;
		if (began) held.current = nearestHandle(drawn.current, mu, reading.sigma, x, y);
		const z = (2 * x - 1) * HALF;
		if (held.current === 'mu') setMu(within(MU, z));
		else setRaw(within(LOG_SIGMA, Math.log(Math.max(Math.exp(LOG_SIGMA.min), z - mu))));
	}

	return (
		<div className={own.body}>
			<div className={styles.side}>
				<NumberSlider
					testId="gaussian-kl-mu"
					target="gaussianKlMu"
					name={t('mu')}
					range="--mu"
					value={mu}
					limits={MU}
					onChange={setMu}
				/>
				<NumberSlider
					testId="gaussian-kl-log-sigma"
					target="gaussianKlLogSigma"
					name={t('logSigma')}
					range="--sigma"
					value={raw}
					limits={LOG_SIGMA}
					onChange={setRaw}
				/>
				<FromData
					onTake={(m, s) => {
						setMu(within(MU, m));
						setRaw(within(LOG_SIGMA, Math.log(s)));
					}}
				/>
				<Draws count={draws} onCount={setDraws} onAgain={() => setSeed(seed + 1)} />
			</div>
			<PlaneHandle
				testId="gaussian-kl-plot"
				target="gaussianKlPlot"
				label={t('handle')}
				value={mu}
				valueText={t('handleValue', {
					mu: formatFixed(mu, 2),
					sigma: formatFixed(reading.sigma, 3),
					kl: formatMeasured(reading.closedForm),
				})}
				draw={(ground) => {
					drawn.current = ground;
					drawBench(ground, mu, reading, { q: t('q'), prior: t('prior'), integrand: t('integrand') });
				}}
				onPlace={onPlace}
				onArrow={(across, up) => {
					setMu(within(MU, mu + KEY_STEP * across));
					setRaw(within(LOG_SIGMA, raw + KEY_STEP * up));
				}}
				onHome={() => {
					setMu(0);
					setRaw(0);
				}}
			/>
			<div className={styles.side}>
				<Numbers reading={reading} draws={draws} />
				<Float32Part mu={mu} />
			</div>
		</div>
	);
}

/** Takes μ and σ of the chosen transition on the dim across. */
function FromData({ onTake }: { readonly onTake: (mu: number, sigma: number) => void }) {
	const { t } = useTranslation('gaussianKl');
	const transition = useConfig(({ config }) => config.probe.transition);
	const chosen = useConfig(({ config }) => config.display.dims);
	const run = useExploration((exploration) => exploration.run);
	const frame = latestFrame();
	if (!frame || transition >= frame.count) return null;
	const { latentDim } = frame.shape;
	const [dim] = shownDims(chosen, latentDim);
	return (
		<button
			type="button"
			className={styles.small}
			onClick={() => {
				const now = latestFrame();
				const at = transition * latentDim + dim;
				if (now && at < now.runs[run].mean.length) onTake(now.runs[run].mean[at], now.runs[run].std[at]);
			}}
		>
			{t('fromData', { index: transition, dim: axisName(dim) })}
		</button>
	);
}

function Numbers({ reading, draws }: { readonly reading: BenchReading; readonly draws: number }) {
	const { t } = useTranslation('gaussianKl');
	const { closedForm, integral, monteCarlo, gradientMean, gradientLogSigma, clamped } = reading;
	return (
		<table className={styles.table}>
			<caption className="visually-hidden">{t('numbers')}</caption>
			<tbody>
				<tr data-testid="gaussian-kl-closed-form">
					<th scope="row">{t('closedForm')}</th>
					<td>{formatMeasured(closedForm, 4)}</td>
				</tr>
				<tr>
					<th scope="row">{t('integral')}</th>
					<td>{formatMeasured(integral, 4)}</td>
				</tr>
				<tr data-testid="gaussian-kl-monte-carlo">
					<th scope="row">{t('monteCarlo', { count: formatCount(draws) })}</th>
					<td>
						{formatFixed(monteCarlo.mean, 3)} ± {formatMeasured(monteCarlo.standardError, 2)}
					</td>
				</tr>
				<tr>
					<th scope="row">{t('gradientMean')}</th>
					<td>{formatFixed(gradientMean, 2)}</td>
				</tr>
				<tr>
					<th scope="row">{t('gradientLogSigma')}</th>
					<td>{clamped ? t('clamped') : formatFixed(gradientLogSigma, 2)}</td>
				</tr>
			</tbody>
		</table>
	);
}

interface DrawsProps {
	readonly count: number;
	readonly onCount: (count: number) => void;
	/** Draws as many others. */
	readonly onAgain: () => void;
}

/** How many z the Monte Carlo estimate is of. */
function Draws({ count, onCount, onAgain }: DrawsProps) {
	const { t } = useTranslation('gaussianKl');
	return (
		<div className={styles.row}>
			<label className={styles.row}>
				{t('draws')}
				<select className={styles.choose} value={count} onChange={(event) => onCount(Number(event.target.value))}>
					{DRAWS.map((many) => (
						<option key={many} value={many}>
							{formatCount(many)}
						</option>
					))}
				</select>
			</label>
			<button type="button" className={styles.small} onClick={onAgain}>
				{t('again')}
			</button>
		</div>
	);
}
