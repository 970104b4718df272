import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { environmentById } from '../../environments/registry';
import { localized } from '../../i18n';
import { formatCode, formatCount, formatFixed } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import type { PolicyReport } from '../../rollouts/protocol';
import { useConfig } from '../../state/configStore';
import { POLICY_IDS, type PolicyId } from '../../state/rolloutSources';
import { playedSource, type RolloutRow, type RolloutTerms, useRollouts } from '../../state/rollouts';
import { tipOfText } from '../../ui/tip';
import { POLICY_NAMES, PolicyName } from './PolicyName';
import { ReturnAxisTicks, ReturnMark } from './ReturnPlot';
import styles from './RolloutTable.module.css';
import { type ReturnAxis, returnAxis } from './returnAxis';
import { differenceText, type KnownNumber, meanText, shareText } from './returnText';
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
	const reference = referenceOf(
		rows,
		useRollouts((state) => state.reference),
	);
	const axis = returnAxis(rows.flatMap(({ report }) => report?.level ?? []));
	return (
		<>
			<div className={styles.head}>
				<p id={termsId} className={terms ? styles.terms : 'visually-hidden'}>
					{terms ? <Terms terms={terms} /> : t('title')}
				</p>
				<ReferenceChoice reference={reference} />
			</div>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
			<section className={styles.scroll} tabIndex={0} aria-labelledby={termsId}>
				<table className={styles.table} aria-labelledby={termsId}>
					<thead>
						<tr>
							<th scope="col">{t('policy')}</th>
							<td className={styles.plot} aria-hidden="true" />
							<th scope="col" className={styles.number} {...tipOfText(t('intervalHint'))}>
								{t('meanReturn')}
							</th>
							<th scope="col" className={styles.number}>
								{t('difference')}
							</th>
							<th
								scope="col"
								className={styles.number}
								{...tipOfText(environment?.success && localized(environment.success.rule))}
							>
								{t('success')}
							</th>
							<th scope="col" className={styles.number} {...tipOfText(t('lengthHint'))}>
								{t('length')}
							</th>
						</tr>
					</thead>
					<tbody>
						{POLICY_IDS.map((id) => (
							<PolicyRow key={id} id={id} standing={standings[id]} axis={axis} reference={reference} />
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
	/** The policy that the others are compared with. */
	readonly reference: PolicyId;
}

function PolicyRow({ id, standing, axis, reference }: PolicyRowProps) {
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
						{...tipOfText(t('deviation', { value: meanText(level.returnDeviation, null).value }))}
						data-column="return"
					>
						<Known number={meanText(level.meanReturn, level.returnInterval)} />
					</td>
					<td className={styles.number} data-column="difference">
						<Difference id={id} report={report} reference={reference} />
					</td>
					<td className={styles.number} data-column="success">
						{level.success ? <Known number={shareText(level.success.share, level.success.interval)} /> : '–'}
					</td>
					<td className={styles.number} data-column="length">
						{formatFixed(level.meanLength, 1)}
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

/** The chosen policy where it has played or is to play, else the first that has. */
function referenceOf(rows: readonly RolloutRow[], chosen: PolicyId): PolicyId {
	const able = rows.filter(({ report }) => !report?.obstacle);
	return able.some(({ id }) => id === chosen) ? chosen : (able[0]?.id ?? chosen);
}

/** Which policy the differences are to. */
function ReferenceChoice({ reference }: { readonly reference: PolicyId }) {
	const { t } = useTranslation('rollouts');
	const rows = useRollouts((state) => state.rows);
	const able = rows.length > 0 ? rows.filter(({ report }) => !report?.obstacle).map(({ id }) => id) : POLICY_IDS;
	return (
		<label className={styles.reference}>
			{t('differenceTo')}{' '}
			<select
				value={reference}
				aria-describedby="rollout-difference-hint"
				onChange={({ target }) => useRollouts.setState({ reference: target.value as PolicyId })}
				data-testid="rollout-reference"
			>
				{able.map((id) => (
					<option key={id} value={id}>
						{t(POLICY_NAMES[id], { run: RUN_NAMES[id === 'latent-b' ? 1 : 0] })}
					</option>
				))}
			</select>
		</label>
	);
}

interface DifferenceProps {
	readonly id: PolicyId;
	readonly report: PolicyReport;
	readonly reference: PolicyId;
}

/** By how much a policy is better than the one compared with, and whether that is shown. */
function Difference({ id, report, reference }: DifferenceProps) {
	const { t } = useTranslation('rollouts');
	const to = useRollouts(({ rows }) => rows.findIndex((row) => row.id === reference));
	const difference = id === reference ? null : report.differences[to];
	if (!difference || difference.episodes === 0) return '–';
	const { mean, interval } = difference;
	const shown = interval !== null && (interval.low > 0 || interval.high < 0);
	return (
		<span className={styles.difference} data-shown={shown || undefined}>
			<Known number={differenceText(mean, interval)} />
			<span className="visually-hidden">{shown ? t('differs') : t('notShown')}</span>
		</span>
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
