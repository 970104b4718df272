import { useTranslation } from 'react-i18next';
import type { DatasetSummary } from '../../analysis/datasetSummary';
import { groupSummaries } from '../../analysis/groupSummaries';
import {
	type ActionGroups,
	type ActionParameter,
	type Localized,
	unscaleFromUnit,
	type World,
} from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatCount, formatMeasured, formatSetting, formatShare } from '../../i18n/formatNumber';
import { Bars } from './Bars';
import styles from './DataCard.module.css';

/** Rows at most: Hard Move has up to 1,024 actions, and the most frequent ones tell enough. */
const MOST_ROWS = 12;

interface ActionRowsProps {
	readonly environment: World;
	readonly summary: DatasetSummary;
}

/** How often each action was taken, and with which parameters. */
export function ActionRows({ environment, summary }: ActionRowsProps) {
	const { t } = useTranslation('data');
	const order = [...summary.actions.keys()];
	const many = order.length > MOST_ROWS;
	if (many) order.sort((a, b) => summary.actions[b].count - summary.actions[a].count || a - b);
	const rest = order.slice(MOST_ROWS).map((action) => summary.actions[action].count);
	return (
		<>
			{environment.actionGroups && (
				<GroupRows environment={environment} groups={environment.actionGroups} summary={summary} />
			)}
			<ul className={styles.rows}>
				{order.slice(0, MOST_ROWS).map((action) => {
					const { id, name, parameters } = environment.actions[action];
					const { count, parameters: histograms } = summary.actions[action];
					const row = { name, count, of: summary.size, parameters, histograms };
					return <Row key={id} {...row} testId="data-action" />;
				})}
			</ul>
			{many && (
				<p className={styles.note}>
					{t('moreActions', {
						count: rest.length,
						least: formatCount(rest[rest.length - 1]),
						most: formatCount(rest[0]),
					})}
				</p>
			)}
		</>
	);
}

interface GroupRowsProps extends ActionRowsProps {
	readonly groups: ActionGroups;
}

/** How often the actions of each group were taken, and with which parameters, where all of them have the same ones. */
function GroupRows({ environment, groups, summary }: GroupRowsProps) {
	const { t } = useTranslation('data');
	return (
		<>
			<p className={styles.note}>
				{t('groupedActions', { count: formatCount(environment.actions.length), by: localized(groups.by) })}
			</p>
			<ul className={styles.rows}>
				{groupSummaries(environment, groups, summary).map(({ count, parameters, histograms }, group) => (
					<Row
						key={groups.names[group].en}
						name={groups.names[group]}
						count={count}
						of={summary.size}
						parameters={parameters}
						histograms={histograms}
						testId="data-group"
					/>
				))}
			</ul>
			<p className={styles.note}>{t('mostFrequent')}</p>
		</>
	);
}

interface RowProps {
	readonly name: Localized;
	/** Transitions with the action, or with one of the group, and of how many. */
	readonly count: number;
	readonly of: number;
	readonly parameters: readonly ActionParameter[];
	/** One a parameter. */
	readonly histograms: readonly Uint32Array[];
	readonly testId: string;
}

function Row({ name, count, of, parameters, histograms, testId }: RowProps) {
	return (
		<li className={styles.action} data-testid={testId}>
			<span className={styles.name}>{localized(name)}</span>
			<span className={styles.count}>
				{formatCount(count)} · {formatShare(count, of)}
			</span>
			{parameters.map((parameter, index) => (
				<ParameterBars key={parameter.id} parameter={parameter} counts={histograms[index]} />
			))}
		</li>
	);
}

function ParameterBars({ parameter, counts }: { readonly parameter: ActionParameter; readonly counts: Uint32Array }) {
	const { t } = useTranslation('data');
	const { name, unit, low, high } = parameter;
	const mean = meanOf(counts, low, high);
	const values = { name: localized(name), low: formatSetting(low), high: formatSetting(high), unit };
	return (
		<div className={styles.parameter}>
			<span className={styles.small}>{values.name}</span>
			<Bars
				counts={counts}
				label={t('parameterBars', { ...values, mean: formatMeasured(mean) })}
				zero={low < 0 && high > 0 ? -low / (high - low) : undefined}
				tone="parameters"
			/>
			<div className={styles.ends} aria-hidden="true">
				<span>{values.low}</span>
				<span>
					{values.high} {unit}
				</span>
			</div>
		</div>
	);
}

/** The mean as the bins tell it, in the parameter's unit. */
function meanOf(counts: Uint32Array, low: number, high: number): number {
	let sum = 0;
	let total = 0;
	counts.forEach((count, bin) => {
		sum += count * unscaleFromUnit((2 * bin + 1) / counts.length - 1, low, high);
		total += count;
	});
	return total === 0 ? Number.NaN : sum / total;
}
