import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { claimText } from '../../lessons/claimText';
import { measureNow } from '../../lessons/course/measureNow';
import { evidenceOf } from '../../lessons/evidence';
import type { Claim, Lesson } from '../../lessons/Lesson';
import { useLesson } from '../../lessons/lessonStore';
import { MeasureLoop } from '../../reading/MeasureLoop';
import { subscribeFrames } from '../../state/frames';
import styles from './Claims.module.css';
import { RichText } from './RichText';
import { SeedInterval } from './SeedInterval';

/** Milliseconds between two measurements while training. */
const INTERVAL = 500;

interface ClaimsProps {
	readonly lesson: Lesson;
	/** Index of the page. */
	readonly page: number;
	readonly claims: readonly Claim[];
}

/** What the page states beside what is measured now, of the training that is on the screen. */
export function Claims({ lesson, page, claims }: ClaimsProps) {
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
					const seeds = evidenceOf(lesson, page, claim);
					const holds = value !== undefined && value >= claim.low && value <= claim.high;
					return (
						<tr key={claim.id} data-holds={value === undefined ? undefined : holds}>
							<th scope="row">
								<RichText text={localized(claim.label)} linked={false} />
								{seeds && <SeedInterval claim={claim} values={seeds} now={value} />}
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
			const measuring = measureNow(claims.map((claim) => claim.measure));
			return (
				measuring?.then(
					({ result, milliseconds }) => {
						show(result);
						return milliseconds;
					},
					(error) => {
						show(null);
						throw error;
					},
				) ?? null
			);
		};
		const loop = new MeasureLoop(once, INTERVAL, () => {});
		const unsubscribe = subscribeFrames((frame) => {
			if (!frame) show(null);
			loop.request('frame');
		});
		loop.request('person');
		return () => {
			ended = true;
			unsubscribe();
			loop.stop();
		};
	}, [claims, stands]);

	return values;
}
