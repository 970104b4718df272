import { useTranslation } from 'react-i18next';
import type { Answers } from '../../files/data/answers';
import { groupOf, ROLES, type Role } from '../../files/data/roles';
import type { ColumnSummary } from '../../files/data/summary';
import { formatSetting } from '../../i18n/formatNumber';
import { roundTo } from '../../numerics/round';
import styles from './OwnDataDialog.module.css';

/** Columns that belong together and stand in one line: `state.0` to `state.9`. */
export interface ColumnGroup {
	readonly columns: readonly ColumnSummary[];
	readonly role: Role;
}

/** Neighbours of one name, but for the number at its end, and of one role are a group. */
export function groupColumns(columns: readonly ColumnSummary[], { roles }: Answers): ColumnGroup[] {
	const groups: { columns: ColumnSummary[]; role: Role }[] = [];
	for (const column of columns) {
		const role = Object.hasOwn(roles, column.name) ? roles[column.name] : 'none';
		const last = groups.at(-1);
		const joins = last && last.role === role && groupOf(last.columns[0].name) === groupOf(column.name);
		// A column that stands for itself has a line for itself.
		if (joins && groupOf(column.name) !== column.name) last.columns.push(column);
		else groups.push({ columns: [column], role });
	}
	return groups;
}

/** Columns of a group whose histograms are drawn. */
const DRAWN = 6;

interface ColumnTableProps {
	readonly groups: readonly ColumnGroup[];
	readonly disabled: boolean;
	readonly onRole: (group: ColumnGroup, role: Role) => void;
}

/** Every column with its range and a histogram, and what it is said to be. */
export function ColumnTable({ groups, disabled, onRole }: ColumnTableProps) {
	const { t } = useTranslation('ownData');
	return (
		<table className={styles.columns} data-testid="own-columns">
			<thead>
				<tr>
					<th scope="col">{t('column')}</th>
					<th scope="col">{t('values')}</th>
					<th scope="col">{t('meaning')}</th>
				</tr>
			</thead>
			<tbody>
				{groups.map((group) => {
					const [first] = group.columns;
					const name =
						group.columns.length > 1 ? t('group', { name: first.name, count: group.columns.length }) : first.name;
					return (
						<tr key={first.name} data-column={first.name}>
							<th scope="row">{name}</th>
							<td>
								<span className={styles.histograms}>
									{group.columns.slice(0, DRAWN).map((column) => (
										<Histogram key={column.name} counts={column.counts} />
									))}
								</span>
								<span className={styles.range}>
									<Values columns={group.columns} />
								</span>
							</td>
							<td>
								<select
									className={styles.role}
									aria-label={t('meaningOf', { name })}
									disabled={disabled}
									value={group.role}
									onChange={(event) => onRole(group, event.target.value as Role)}
								>
									{ROLES.map((role) => (
										<option key={role} value={role}>
											{t(`role-${role}`)}
										</option>
									))}
								</select>
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}

/** The range of some columns in words, and how many rows have no number there. */
function Values({ columns }: { readonly columns: readonly ColumnSummary[] }) {
	const { t } = useTranslation('ownData');
	const [{ labels, labelCount }] = columns;
	const ranges = columns.flatMap(({ range }) => range ?? []);
	const low = Math.min(...ranges.map((range) => range.low));
	const high = Math.max(...ranges.map((range) => range.high));
	const missing = Math.max(...columns.map((column) => column.missing));
	const told =
		labelCount > 0
			? t('labels', { count: labelCount, list: `${labels.slice(0, 4).join(', ')}${labelCount > 4 ? ' …' : ''}` })
			: ranges.length === 0
				? t('noNumbers')
				: low === high
					? t('constant', { value: formatSetting(low) })
					: t('range', { low: formatSetting(low), high: formatSetting(high) });
	return (
		<>
			{told}
			{missing > 0 && <small> · {t('missing', { count: missing })}</small>}
		</>
	);
}

/** Bars from the smallest number to the largest. */
function Histogram({ counts }: { readonly counts: readonly number[] }) {
	const most = Math.max(1, ...counts);
	const path = counts.map((count, bin) => {
		// A bin that is not empty stays to be seen.
		const height = count === 0 ? 0 : Math.max(1, (20 * count) / most);
		return `M${bin} 20V${roundTo(20 - height, 1)}H${bin + 0.9}V20Z`;
	});
	return (
		<svg
			className={styles.histogram}
			viewBox={`0 0 ${counts.length} 20`}
			preserveAspectRatio="none"
			aria-hidden="true"
			focusable="false"
		>
			<path d={path.join('')} />
		</svg>
	);
}
