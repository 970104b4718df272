import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgentLab } from '../../agentLab/pageAgentLab';
import { localized } from '../../i18n';
import { AGENT_STUDY, agentValues, isOfAgents, isTrained, overSeeds, shownRange } from '../../lessons/agentStudy';
import { claimText } from '../../lessons/claimText';
import { ownAgentValue } from '../../lessons/course/agentStage';
import { measureNow } from '../../lessons/course/measureNow';
import { evidenceOf } from '../../lessons/evidence';
import type { AgentMeasure, Claim, TrainedClaim } from '../../lessons/Lesson';
import { useLesson } from '../../lessons/lessonStore';
import type { Lesson } from '../../lessons/registry';
import { reading } from '../../reading/reading';
import { newFrames } from '../../state/frames';
import { tipOfText } from '../../ui/tip';
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
	const trained = useMemo(() => claims.filter(isTrained), [claims]);
	const values = useMeasuredClaims(trained);
	const ofAgents = claims.some(({ measure }) => isOfAgents(measure));
	return (
		<table className={styles.claims} data-testid="lesson-claims">
			<caption>{t(ofAgents ? 'agentClaims' : 'claims', { count: AGENT_STUDY.seeds.length })}</caption>
			<thead>
				<tr>
					<td />
					<th scope="col">{t('stated')}</th>
					<th scope="col">{t(ofAgents ? 'agentInterval' : 'measured')}</th>
				</tr>
			</thead>
			<tbody>
				{claims.map((claim) => {
					if (isOfAgents(claim.measure)) return <AgentRow key={claim.id} claim={claim} measure={claim.measure} />;
					const value = values?.[trained.findIndex(({ id }) => id === claim.id)];
					const evidence = evidenceOf(lesson, page, claim);
					const holds = value !== undefined && value >= claim.low && value <= claim.high;
					return (
						<tr key={claim.id} data-holds={value === undefined ? undefined : holds}>
							<th scope="row">
								<RichText text={localized(claim.label)} linked={false} />
								{evidence && <SeedInterval claim={claim} evidence={evidence} now={value} />}
							</th>
							<td>{claimText(claim, claim.value)}</td>
							<td>
								{value === undefined ? (
									<span {...tipOfText(t('waiting'))}>…</span>
								) : (
									<span className={styles.value} {...tipOfText(holds ? t('holds') : t('differs'))}>
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

/** A number of the study, with the agents of the page beside its seeds. */
function AgentRow({ claim, measure }: { readonly claim: Claim; readonly measure: AgentMeasure }) {
	const { t } = useTranslation('lessons');
	const own = useAgentLab((state) => ownAgentValue(measure, state));
	const values = agentValues(measure);
	const { mean } = overSeeds(values);
	const holds = mean >= claim.low && mean <= claim.high;
	const { low, high, digits } = shownRange(claim);
	return (
		<tr data-holds={holds}>
			<th scope="row">
				<RichText text={localized(claim.label)} linked={false} />
				<SeedInterval claim={{ ...claim, low, high }} evidence={{ seeds: AGENT_STUDY.seeds, values }} now={own} />
				{own !== undefined && <span className={styles.own}>{t('agentOwn', { value: claimText(claim, own) })}</span>}
			</th>
			<td>{claimText(claim, claim.value)}</td>
			<td>
				<span className={styles.value}>
					{t('interval', { low: claimText(claim, low, digits), high: claimText(claim, high, digits) })}
				</span>
			</td>
		</tr>
	);
}

/** The measured numbers in the order of the claims; null until the page's stage stands. */
function useMeasuredClaims(claims: readonly TrainedClaim[]): readonly number[] | null {
	const [values, setValues] = useState<readonly number[] | null>(null);
	const stands = useLesson(({ preparing }) => preparing === null);

	useEffect(() => {
		if (!stands) {
			setValues(null);
			return;
		}
		const measureClaims = () =>
			measureNow(claims.map((claim) => claim.measure))?.then(
				({ result }) => result,
				() => null,
			) ?? null;
		return reading<readonly number[] | null>(newFrames, measureClaims, {
			where: 'worker',
			calm: INTERVAL,
			show: setValues,
		}).end;
	}, [claims, stands]);

	return values;
}
