/** Columns that belong together stand in one line: `state.0` to `state.9`. */
import type { Answers } from '../../files/data/answers';
import { groupOf, type Role } from '../../files/data/roles';
import type { ColumnSummary } from '../../files/data/summary';

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
