import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { environmentById } from '../../environments/registry';
import { localized } from '../../i18n';
import { formatCount } from '../../i18n/numerals';
import { useConfig } from '../../state/configStore';
import { POLICY_IDS, type PolicyId } from '../../state/rolloutSources';
import { playedSource, type RolloutTerms, useRollouts } from '../../state/rollouts';
import { formatCode } from '../DecodedAction/formatNumber';
import { PolicyName } from './PolicyName';
import { ReturnAxisTicks, ReturnMark } from './ReturnPlot';
import styles from './RolloutTable.module.css';
import { type ReturnAxis, returnAxis } from './returnAxis';
import { type KnownNumber, meanText, shareText } from './returnText';
import type { PolicyStanding } from './usePolicyStandings';

interface RolloutTableProps {
	readonly standings: Readonly<Record<PolicyId, PolicyStanding>>;
}

/** Every policy in a row: whether to play it, its mean return on the shared axis, and its numbers. */
export function RolloutTable({ standings }: RolloutTableProps) {
	const { t } = useTranslation('rollouts');
	const rows = useRollouts((state) => state.rows);
	const terms = useRollouts((state) => state.terms);
	const chosenEnvironment = useConfig(({ config }) => config.environment);
	const environment = environmentById(terms?.environment ?? chosenEnvironment);
	const termsId = useId();
	const axis = returnAxis(rows.flatMap(({ report }) => report?.level ?? []));
	return (
		<>
			<p id={termsId} className={terms ? styles.terms : 'visually-hidden'}>
				{terms ? <Terms terms={terms} /> : t('title')}
			</p>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
			<section className={styles.scroll} tabIndex={0} aria-labelledby={termsId}>
				<table className={styles.table} aria-labelledby={termsId}>
					<thead>
						<tr>
							<th scope="col">{t('policy')}</th>
							<td className={styles.plot} aria-hidden="true" />
							<th scope="col" className={styles.number} title={t('intervalHint')}>
								{t('meanReturn')}
							</th>
							<th
								scope="col"
								className={styles.number}
								title={environment?.success && localized(environment.success.rule)}
							>
								{t('success')}
							</th>
							<th scope="col" className={styles.number} title={t('lengthHint')}>
								{t('length')}
							</th>
							<th scope="col" className={styles.number} title={t('rateHint')}>
								{t('rate')}
							</th>
						</tr>
					</thead>
					<tbody>
						{POLICY_IDS.map((id) => (
							<PolicyRow key={id} id={id} standing={standings[id]} axis={axis} />
						))}
					</tbody>
					{axis && (
						<tfoot aria-hidden="true">
							<tr>
								<td />
								<td className={styles.plot}>
									<ReturnAxisTicks axis={axis} />
								</td>
								<td colSpan={4} className={styles.axisName}>
									{t('intervalHint')}
								</td>
							</tr>
						</tfoot>
					)}
				</table>
			</section>
		</>
	);
}

/** What the numbers were played under, and at which code the decoders were held. */
function Terms({ terms }: { readonly terms: RolloutTerms }) {
	const { t } = useTranslation('rollouts');
	const held = useRollouts(({ rows }) => rows.find(({ id }) => id === 'latent-a' || id === 'latent-b')?.id);
	const environment = environmentById(terms.environment);
	const played = t('caption', {
		environment: environment ? localized(environment.name) : terms.environment,
		simulator: t(terms.published ? 'published' : 'corrected'),
		episodes: formatCount(terms.episodes),
		seed: terms.seed,
	});
	const source = held && playedSource(held);
	if (source?.spec.kind !== 'latent') return played;
	const action = environment?.actions[source.spec.action];
	const decoder = t('heldAt', {
		action: action ? localized(action.name) : source.spec.action,
		code: formatCode(source.spec.z),
		step: formatCount(source.step ?? 0),
	});
	return `${played} · ${decoder}`;
}

interface PolicyRowProps {
	readonly id: PolicyId;
	readonly standing: PolicyStanding;
	readonly axis: ReturnAxis | null;
}

function PolicyRow({ id, standing, axis }: PolicyRowProps) {
	const { t } = useTranslation('rollouts');
	const report = useRollouts(({ rows }) => rows.find((row) => row.id === id)?.report ?? null);
	const level = report && report.level.episodes > 0 ? report.level : null;
	return (
		<tr data-policy={id} data-stale={standing.stale ?? undefined} data-testid={`rollout-${id}`}>
			<th scope="row">
				<PolicyName id={id} standing={standing} fault={report?.obstacle ?? null} />
			</th>
			<td className={styles.plot} aria-hidden="true">
				{axis && <ReturnMark id={id} axis={axis} level={level} />}
			</td>
			{level && report ? (
				<>
					<td
						className={styles.number}
						title={t('deviation', { value: meanText(level.returnDeviation, null).value })}
						data-column="return"
					>
						<Known number={meanText(level.meanReturn, level.returnInterval)} />
					</td>
					<td className={styles.number} data-column="success">
						{level.success ? <Known number={shareText(level.success.share, level.success.interval)} /> : '–'}
					</td>
					<td className={styles.number} data-column="length">
						{level.meanLength.toFixed(1)}
					</td>
					<td className={styles.number} data-column="rate">
						{formatCount(report.decisionsPerSecond)}
					</td>
				</>
			) : (
				<td colSpan={4} className={styles.nothing}>
					<span className="visually-hidden">{t('notPlayed')}</span>
				</td>
			)}
		</tr>
	);
}

/** A number and its exactness: beside each other, or one over the other where there is little room. */
function Known({ number }: { readonly number: KnownNumber }) {
	return (
		<>
			<span>{number.value}</span> <span className={styles.exactness}>{number.exactness}</span>
		</>
	);
}
