import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatFixed, formatWeight } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { SIGMA_FLOOR_LIMIT } from '../../model/sigmaRange';
import { axisName } from '../../plane/axisName';
import { shownDims } from '../../plane/columns';
import { useConfig } from '../../state/configStore';
import { type RunTitle, runTitle } from '../../state/runTitle';
import { useEverything, useUnfolded } from '../../state/screenStore';
import { titleText } from '../../state/settingText';
import { useShownTraining } from '../../state/shownTraining';
import { tipOfText } from '../../ui/tip';
import { useMapReadings } from '../readings/mapReadings';
import styles from './MapTitle.module.css';

/** Comes after the first frame. */
const SigmaRuler = latePart(() => import('../../plane/SigmaRuler'));

/** Which run a map shows, in what it was trained otherwise than the other, and how wide its posteriors are. */
export function MapTitle({ run }: { readonly run: 0 | 1 }) {
	const { t } = useTranslation('map');
	const { t: screen } = useTranslation('screen');
	const numbers = useUnfolded('legend');
	const runs = useConfig(({ config }) => config.runs);
	const { trained, settings, changes, past } = useShownTraining();
	const present = (past && settings) || runs;
	const told = runTitle(run, changes, present);
	const known = !trained || settings !== null;
	const plain = plainWeight(told, present[run].klWeight);
	const calm = !useEverything();
	const isPlain = calm && known && plain !== null;
	const text = isPlain ? plainText(screen, plain) : titleText(t, told, known);
	const name = (
		<h2 className={styles.name}>
			<b>{RUN_NAMES[run]}</b> <span>{text}</span>
		</h2>
	);
	return (
		<div className={styles.title}>
			{isPlain ? (
				<div className={styles.plain}>
					{name}
					<p>{screen(plain > 0 ? 'klPulls' : 'nothingPulls')}</p>
				</div>
			) : (
				name
			)}
			{numbers && <SigmaReading run={run} />}
		</div>
	);
}

/**
 * The KL weight where nothing but a constant one tells the runs apart, as when they were made, or where both had none at every
 * step; else null.
 */
function plainWeight({ equal, stories }: RunTitle, present: number): number | null {
	const [story] = stories;
	if (equal && stories.length === 0 && present === 0) return present;
	if (equal || stories.length !== 1 || story.setting !== 'klWeight') return null;
	return story.next === null && story.values.length === 1 ? story.values[0].klWeight : null;
}

/** What the weight makes of a run, in words. */
function plainText(screen: TFunction<'screen'>, weight: number): string {
	return weight > 0 ? screen('withKl', { value: formatWeight(weight) }) : screen('withoutKl');
}

/** The median σ on the shown dims, and whether it stands at the clamp. */
function SigmaReading({ run }: { readonly run: number }) {
	const { t } = useTranslation('map');
	const reading = useMapReadings(({ runs }) => runs[run]);
	const step = useMapReadings((readings) => readings.step);
	const chosen = useConfig(({ config }) => config.display.dims);
	if (!reading || reading.sigma.length === 0) return null;
	const { sigma, invalid } = reading;
	const dims = shownDims(chosen, sigma.length);
	const shown = sigma.length === 1 ? [0] : dims;
	const atFloor = shown.some((dim) => sigma[dim] <= SIGMA_FLOOR_LIMIT);
	const all = sigma.map((value, dim) => `${axisName(dim)} ${formatFixed(value, 3)}`).join('  ');
	return (
		<p className={styles.reading} translate="no" {...tipOfText(t('sigmaTitle', { all }))}>
			{invalid > 0 && <span className={styles.invalid}>{t('invalid', { count: invalid })}</span>}
			<span className="visually-hidden">{t('sigmaName')}</span>
			<span aria-hidden="true">σ</span>
			{shown.map((dim) => (
				<span key={dim} className={styles.number}>
					{formatFixed(sigma[dim], sigma[dim] < 0.1 ? 3 : 2)}
				</span>
			))}
			<PartBoundary>
				<SigmaRuler run={run} step={step} sigma={sigma} dims={shown} />
			</PartBoundary>
			{atFloor && (
				<span className={styles.floor} {...tipOfText(t('floorTitle'))}>
					{t('floor')}
				</span>
			)}
		</p>
	);
}
