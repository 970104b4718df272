import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFixed } from '../../i18n/formatNumber';
import { formatCount } from '../../i18n/numerals';
import { axisName } from '../../plane/axisName';
import { useSession } from '../../state/sessionStore';
import { useMapReadings } from './mapReadings';

/** Milliseconds between two announcements while codes move. */
const SUMMARY_INTERVAL = 8_000;

/** A sentence on a run's codes for those who do not see the map; it changes seldom, so that it may be read out. */
export function useMapSummary(run: number): string {
	const { t } = useTranslation('map');
	const [summary, setSummary] = useState('');
	const letter = run === 0 ? 'A' : 'B';

	useEffect(() => {
		const tell = () => {
			const { step, count, runs } = useMapReadings.getState();
			const reading = runs[run];
			if (!reading) return setSummary(t('summaryEmpty', { run: letter }));
			const sigma = reading.sigma.map((value, dim) => `${axisName(dim)} ${formatFixed(value, 2)}`).join(', ');
			setSummary(t('summary', { run: letter, step: formatCount(step), count: formatCount(count), sigma }));
		};
		tell();
		const timer = setInterval(tell, SUMMARY_INTERVAL);
		// The first codes, and what stands when the training stops, are told soon.
		const unsubscribe = [
			useMapReadings.subscribe((now, before) => {
				if (before.runs.length === 0 && now.runs.length > 0) tell();
			}),
			useSession.subscribe(
				({ phase }) => phase,
				() => setTimeout(tell, 500),
			),
		];
		return () => {
			clearInterval(timer);
			for (const end of unsubscribe) end();
		};
	}, [run, letter, t]);
	return summary;
}
