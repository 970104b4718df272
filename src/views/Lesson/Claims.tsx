import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { measuredCount } from '../../dataset/measuredSet';
import { localized } from '../../i18n';
import { measure } from '../../instruments/measure';
import { claimText } from '../../lessons/claimText';
import type { Claim } from '../../lessons/Lesson';
import { useLesson } from '../../lessons/lessonStore';
import { useConfig } from '../../state/configStore';
import { latestFrame, subscribeFrames } from '../../state/frames';
import { useSession } from '../../state/sessionStore';
import { MeasureLoop } from '../Instruments/MeasureLoop';
import styles from './Claims.module.css';
import { RichText } from './RichText';

/** Milliseconds between two measurements while training. */
const INTERVAL = 500;

/** What the page states beside what is measured now, of the training that is on the screen. */
export function Claims({ claims }: { readonly claims: readonly Claim[] }) {
	const { t } = useTranslation('lessons');
	const values = useMeasuredClaims(claims);
	return (
		<table className={styles.claims} data-testid="lesson-claims">
			<caption>{t('claims')}</caption>
			<thead>
				<tr>
					<td />
					<th scope="col">{t('stated')}</th>
					<th scope="col">{t('measured')}</th>
				</tr>
			</thead>
			<tbody>
				{claims.map((claim, index) => {
					const value = values?.[index];
					const holds = value !== undefined && value >= claim.low && value <= claim.high;
					return (
						<tr key={claim.id} data-holds={value === undefined ? undefined : holds}>
							<th scope="row">
								<RichText text={localized(claim.label)} linked={false} />
							</th>
							<td>{claimText(claim, claim.value)}</td>
							<td>
								{value === undefined ? (
									<span title={t('waiting')}>…</span>
								) : (
									<span className={styles.value} title={holds ? t('holds') : t('differs')}>
										{claimText(claim, value)} <i aria-hidden="true">{holds ? '✓' : '≠'}</i>
										<span className="visually-hidden">{holds ? t('holds') : t('differs')}</span>
									</span>
								)}
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}

/** The measured numbers in the order of the claims; null until the page's stage stands. */
function useMeasuredClaims(claims: readonly Claim[]): readonly number[] | null {
	const [values, setValues] = useState<readonly number[] | null>(null);
	const stands = useLesson(({ preparing }) => preparing === null);

	useEffect(() => {
		if (!stands) {
			setValues(null);
			return;
		}
		let ended = false;
		const show = (measured: readonly number[] | null) => {
			if (!ended) setValues(measured);
		};
		const once = () => {
			const frame = latestFrame();
			const { dataset } = useSession.getState();
			if (!frame || !dataset || frame.source === 'recording' || frame.count > dataset.size) return null;
			const { shape } = frame;
			const count = measuredCount(dataset.size);
			const runs = frame.runs.flatMap(({ measured, weights }) => (measured ? { ...measured, weights } : []));
			const { state, action, parameters, stateDelta } = dataset;
			const { data, training: settings } = useConfig.getState().config;
			const { seed } = settings;
			const split = { seed: data.seed, share: data.testShare };
			const training = { shape, dataset: { state, action, parameters, stateDelta }, count, runs, seed, split };
			return measure('claims', { measures: claims.map((claim) => claim.measure), training }).then(
				({ result, milliseconds }) => {
					show(result);
					return milliseconds;
				},
				(error) => {
					show(null);
					throw error;
				},
			);
		};
		const loop = new MeasureLoop(once, INTERVAL, () => {});
		const unsubscribe = subscribeFrames(() => loop.request('frame'));
		loop.request('person');
		return () => {
			ended = true;
			unsubscribe();
			loop.stop();
		};
	}, [claims, stands]);

	return values;
}
