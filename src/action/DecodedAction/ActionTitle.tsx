import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { formatCode } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import type { SharedCause } from '../../reading/SharedReading';
import { parameterValues } from '../../state/decodeProbe';
import { type ProbeReading, subscribeReading } from '../../state/probeReading';
import { useEverything, useUnfolded } from '../../state/screenStore';
import { useProbeReading } from '../../state/useProbeReading';
import { writeText } from '../../ui/attributes';
import styles from './ActionTitle.module.css';
import { actionTitle, parametersText } from './actionText';

/** Delay after the last move before the new value is announced, ms. */
const QUIET = 700;

/** Delay after the last frame of a training: what was announced is then of weights that are gone. */
const SETTLES = 1_500;

/** The decoded action as a name and its parameters. */
function wording({ environment, decoded }: ProbeReading): { action: string; values: string } {
	const action = environment.actions[decoded.action];
	return { action: actionTitle(action), values: parametersText(action, decoded.values) };
}

/** What the title and its numbers mean: more of the action, or its group where there are too many to know; its parameters. */
function meaning({ environment, decoded }: ProbeReading): string {
	const { actions, actionGroups } = environment;
	const { parameters, detail } = actions[decoded.action];
	const names = parameters.map(({ name }) => name);
	const group = actionGroups ? [actionGroups.names[actionGroups.of(decoded.action)]] : [];
	return [...(detail ? [detail] : group), ...names].map(localized).join(' · ');
}

/** The decoded hybrid action, large; its code; and the nearest action of the data. */
export function ActionTitle() {
	const { t } = useTranslation('decoded');
	const discrete = useRef<HTMLSpanElement>(null);
	const values = useRef<HTMLSpanElement>(null);
	const words = useRef<HTMLParagraphElement>(null);
	const code = useRef<HTMLParagraphElement>(null);
	const nearest = useRef<HTMLParagraphElement>(null);
	const calm = !useEverything();
	const details = useUnfolded('details');
	const spoken = useRef<HTMLParagraphElement>(null);

	useProbeReading((reading) => {
		if (!discrete.current || !values.current || !words.current || !code.current || !nearest.current) return;
		const worded = reading && wording(reading);
		writeText(discrete.current, worded ? worded.action : t('waiting'));
		writeText(values.current, worded ? worded.values : '');
		writeText(words.current, reading ? meaning(reading) : '');
		writeText(code.current, reading ? t('code', { code: formatCode(reading.decoded.z) }) : '');
		writeText(nearest.current, reading ? nearestText(reading) : '');
	});

	function nearestText({ environment, dataset, decoded, nearest: index }: ProbeReading): string {
		if (index === null) return t('nearestNone');
		const inUnits = parameterValues(environment, decoded.action, dataset.parameters, index * dataset.parameterDim);
		return t('nearest', { index, values: parametersText(environment.actions[decoded.action], inUnits) });
	}

	useEffect(() => {
		const timers: Partial<Record<SharedCause, ReturnType<typeof setTimeout>>> = {};
		const line = spoken.current;
		const stop = subscribeReading((reading, cause) => {
			if (!reading || !line) return;
			clearTimeout(timers[cause]);
			const announce = () => {
				const run = RUN_NAMES[reading.run];
				writeText(line, t('announcement', { run, code: formatCode(reading.decoded.z), ...wording(reading) }));
			};
			// Nothing is announced of a training before a person has moved something.
			const tells = cause === 'person' ? announce : () => line.textContent && announce();
			timers[cause] = setTimeout(tells, cause === 'person' ? QUIET : SETTLES);
		});
		return () => {
			stop();
			for (const timer of Object.values(timers)) clearTimeout(timer);
			// The last announcement is in another language.
			if (line) writeText(line, '');
		};
	}, [t]);

	return (
		<div className={styles.title} data-calm={calm ? '' : undefined}>
			<p className={styles.action}>
				<span ref={discrete} data-testid="decoded-discrete" /> <span ref={values} className={styles.values} />
			</p>
			<p ref={words} className={styles.meaning} hidden={details} data-testid="decoded-meaning" />
			<p ref={code} className={styles.code} hidden={!details} />
			<p ref={nearest} className={styles.nearest} hidden={!details} />
			<p ref={spoken} className="visually-hidden" aria-live="polite" />
		</div>
	);
}
