import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatFixed } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { isPaused } from '../../lab/trainingState';
import { axisName } from '../../plane/axisName';
import { type Inputs, reading } from '../../reading/reading';
import { useSession } from '../../state/sessionStore';
import { useMapReadings } from './mapReadings';

/** Milliseconds between two announcements while codes move. */
const SUMMARY_INTERVAL = 8_000;

/** Milliseconds after which the codes of a training that began or stopped are those shown. */
const SETTLES = 500;

/** A sentence on a run's codes for those who do not see the map; it changes seldom, so that it may be read out. */
export function useMapSummary(run: number): string {
	const { t } = useTranslation('map');
	const [told, setTold] = useState('');
	const letter = RUN_NAMES[run];

	useEffect(() => {
		const summary = () => {
			const { step, count, runs } = useMapReadings.getState();
			const codes = runs[run];
			if (!codes) return t('summaryEmpty', { run: letter });
			const sigma = codes.sigma.map((value, dim) => `${axisName(dim)} ${formatFixed(value, 2)}`).join(', ');
			return t('summary', { run: letter, step: formatCount(step), count: formatCount(count), sigma });
		};
		// The first codes, and what stands when the training stops, are told soon.
		const inputs: Inputs = (changed) => {
			let settling: ReturnType<typeof setTimeout> | undefined;
			const stops = [
				useMapReadings.subscribe((now, before) => {
					const isFirst = before.runs.length === 0 && now.runs.length > 0;
					changed(isFirst || isPaused(useSession.getState().training) ? 'person' : 'frame');
				}),
				useSession.subscribe(
					({ training }) => training.is,
					() => {
						clearTimeout(settling);
						settling = setTimeout(() => changed('person'), SETTLES);
					},
				),
			];
			return () => {
				clearTimeout(settling);
				for (const stop of stops) stop();
			};
		};
		return reading(inputs, summary, { where: 'page', calm: SUMMARY_INTERVAL, show: setTold }).end;
	}, [run, letter, t]);
	return told;
}
