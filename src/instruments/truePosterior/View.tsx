import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCode, formatFixed, formatMeasured } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { shownDims } from '../../plane/columns';
import { addMapLayer } from '../../plane/mapLayers';
import { Picture } from '../../plane/Picture';
import { RunSwitch } from '../../plane/RunSwitch';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame } from '../../state/frames';
import { RunHeads } from '../../ui/RunHeads';
import styles from '../shared/parts.module.css';
import { TransitionRow } from '../shared/TransitionRow';
import { useMeasured } from '../shared/useMeasured';
import { drawEvidence, evidenceOf } from './drawEvidence';
import { drawPosteriorPlane, posteriorShadeLayer, showPosteriors } from './drawPosterior';
import { posteriorRequest } from './request';
import type { TransitionPosterior } from './transitionPosterior';
import own from './View.module.css';

/** Milliseconds between two measurements while training goes on: one takes some tenths of a second. */
const INTERVAL = 600;

/** The true posterior of a transition beside the encoder's, and what the difference costs. */
export default function Posterior() {
	const { t } = useTranslation(['truePosterior', 'instruments']);
	const transition = useConfig(({ config }) => config.probe.transition);
	const settings = useConfig(({ config }) => config.runs);
	const chosen = useConfig(({ config }) => config.display.dims);
	const run = useExploration((exploration) => exploration.run);
	const reading = useMeasured('truePosterior', {
		interval: INTERVAL,
		watch: JSON.stringify([transition, settings]),
		request: (frame) => posteriorRequest(frame, transition),
		onReading: ({ result }) => showPosteriors(result),
	});

	useEffect(() => {
		const remove = addMapLayer(posteriorShadeLayer);
		return () => {
			remove();
			showPosteriors([]);
		};
	}, []);

	const frame = latestFrame();
	if (!frame || frame.source === 'recording') return <p className={styles.waiting}>{t('instruments:needsEncoder')}</p>;
	const runs = reading?.result;
	const { latentDim } = frame.shape;
	const shown = runs?.[run];
	return (
		<div className={own.body}>
			<div className={`${styles.side} ${own.side}`}>
				<div className={styles.row}>
					<RunSwitch label={t('instruments:run')} />
					<TransitionRow />
				</div>
				{runs ? <EvidenceTable runs={runs} /> : <p className={styles.waiting}>{t('instruments:waiting')}</p>}
			</div>
			<figure className={styles.figure}>
				<figcaption className={styles.note}>{t('bars')}</figcaption>
				{runs && (
					<Picture
						label={runs.map((one, index) => barText(t, index, one)).join(' ')}
						draw={(ground) =>
							drawEvidence(
								ground,
								runs.map((one) => one.reading),
								t('noDensity'),
							)
						}
					/>
				)}
			</figure>
			{shown && (
				<figure className={styles.figure}>
					<figcaption className={styles.note}>
						{t(shown.reading?.grid ? 'plane' : 'planeEncoder', { run: RUN_NAMES[run] })}
					</figcaption>
					<Picture
						label={planeText(t, run, shown)}
						draw={(ground) => drawPosteriorPlane(ground, shown, shownDims(chosen, latentDim))}
					/>
				</figure>
			)}
			{runs && <Remarks runs={runs} latentDim={latentDim} />}
		</div>
	);
}

type Translate = ReturnType<typeof useTranslation<['truePosterior', 'instruments']>>['t'];

function barText(t: Translate, run: number, { reading }: TransitionPosterior): string {
	if (!reading) return `${RUN_NAMES[run]}: ${t('noDensity')}.`;
	const evidence = evidenceOf(reading);
	return t('barText', {
		run: RUN_NAMES[run],
		evidence: formatFixed(evidence, 2),
		elbo: formatFixed(reading.elbo, 2),
		gap: formatFixed(evidence - reading.elbo, 2),
	});
}

function planeText(t: Translate, run: number, { mean, std, reading }: TransitionPosterior): string {
	const grid = reading?.grid;
	const encoder = { run: RUN_NAMES[run], mean: formatCode(mean), std: formatCode(std) };
	if (!grid) return t('encoderText', encoder);
	const sigma = Array.from(mean, (_, dim) => Math.sqrt(grid.covariance[dim * mean.length + dim]));
	return t('planeText', { ...encoder, trueMean: formatCode(grid.mean), trueStd: formatCode(sigma) });
}

/** Every quantity of both runs, in nats. */
function EvidenceTable({ runs }: { readonly runs: readonly TransitionPosterior[] }) {
	const { t } = useTranslation('truePosterior');
	const noise = (value: number) => (Number.isFinite(value) ? formatMeasured(value, 2) : '∞');
	const rows: readonly (readonly [string, string, (one: TransitionPosterior) => string])[] = [
		['noise', t('noise'), ({ noise: { parameters, state } }) => `${noise(parameters)}, ${noise(state)}`],
		['reconstruction', t('reconstruction'), ({ reading }) => (reading ? formatFixed(reading.reconstruction, 2) : '–')],
		['kl', t('kl'), ({ reading }) => (reading ? formatFixed(reading.kl, 2) : '–')],
		['elbo', t('elbo'), ({ reading }) => (reading ? withError(reading.elbo, reading.elboError) : '–')],
		['gap', t('gap'), ({ reading }) => (reading ? formatFixed(evidenceOf(reading) - reading.elbo, 2) : '–')],
		['grid', t('grid'), ({ reading }) => (reading?.grid ? formatFixed(reading.grid.logEvidence, 2) : '–')],
		[
			'importance',
			t('importance'),
			({ reading }) =>
				reading ? withError(reading.importance.logEvidence, Math.max(0.01, reading.importance.standardError)) : '–',
		],
	];
	return (
		<table className={styles.table}>
			<caption className="visually-hidden">{t('table')}</caption>
			<thead>
				<tr>
					<td />
					<RunHeads count={runs.length} />
				</tr>
			</thead>
			<tbody>
				{rows.map(([id, name, cell]) => (
					<tr key={id} data-testid={`true-posterior-${id}`}>
						<th scope="row">
							<i className={own.key} data-part={id} aria-hidden="true" />
							{name}
						</th>
						{runs.map((one, run) => (
							<td key={RUN_NAMES[run]}>{cell(one)}</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

function withError(value: number, error: number): string {
	return error > 0 ? `${formatFixed(value, 2)} ± ${formatFixed(error, 2)}` : formatFixed(value, 2);
}

/** Below this effective share of the draws the estimate is unreliable. */
const FEW_DRAWS = 0.02;

/** Why there is no density, or no shade, and when a number is not to be trusted. */
function Remarks({ runs, latentDim }: { readonly runs: readonly TransitionPosterior[]; readonly latentDim: number }) {
	const { t } = useTranslation('truePosterior');
	const names = (wanted: (one: TransitionPosterior) => boolean) =>
		runs.flatMap((one, run) => (wanted(one) ? [RUN_NAMES[run]] : [])).join(', ');
	const noiseless = names(({ reading }) => reading === null);
	const coarse = names(({ reading }) => reading?.grid?.resolved === false);
	const few = names(({ reading }) => reading !== null && reading.importance.standardError > Math.sqrt(FEW_DRAWS));
	return (
		<div className={own.remarks}>
			{noiseless && <p className={styles.note}>{t('noiseless', { runs: noiseless })}</p>}
			{latentDim > 2 && <p className={styles.note}>{t('manyDims', { count: latentDim })}</p>}
			{coarse && <p className={styles.note}>{t('coarse', { runs: coarse })}</p>}
			{few && <p className={styles.note}>{t('fewDraws', { runs: few })}</p>}
		</div>
	);
}
