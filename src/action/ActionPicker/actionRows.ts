/** The rows of a list of discrete actions: the groups' headings with their actions under them, those that match. */
import type { ActionGroups, World } from '../../environments/Environment';
import { localized } from '../../i18n';

/** A heading, or an action. */
export type ActionRow =
	| { readonly kind: 'group'; readonly group: number; readonly count: number }
	| { readonly kind: 'action'; readonly action: number; readonly group: number };

/** An action as the search sees it. */
interface SearchEntry {
	readonly action: number;
	readonly group: number;
	readonly text: string;
}

/** Case and signs that are hard to type do not matter. */
function plain(text: string): string {
	return text.toLowerCase().replaceAll('−', '-');
}

/**
 * What there is to search: for every action its name, number and group, in the order of the groups. Computed at each
 * opening, since names depend on the language.
 */
export function searchEntries({ actions, actionGroups }: World): SearchEntry[] {
	const entries = actions.map(({ name }, action) => {
		const group = actionGroups?.of(action) ?? 0;
		const groupName = actionGroups ? localized(actionGroups.names[group]) : '';
		return { action, group, text: plain(`${localized(name)} #${action} ${groupName}`) };
	});
	return entries.sort((a, b) => a.group - b.group || a.action - b.action);
}

/** The rows whose text has every word of the query; all of them for an empty one. */
export function actionRows(
	entries: readonly SearchEntry[],
	groups: ActionGroups | undefined,
	query: string,
): ActionRow[] {
	const words = plain(query).split(/\s+/).filter(Boolean);
	const rows: ActionRow[] = [];
	let heading = -1;
	for (const { action, group, text } of entries) {
		if (!words.every((word) => text.includes(word))) continue;
		if (groups && (heading < 0 || group !== rowGroup(rows[heading]))) {
			heading = rows.length;
			rows.push({ kind: 'group', group, count: 0 });
		}
		rows.push({ kind: 'action', action, group });
		if (groups) rows[heading] = { kind: 'group', group, count: rows.length - 1 - heading };
	}
	return rows;
}

function rowGroup(row: ActionRow): number {
	return row.group;
}

/** Index of the nearest action row from `index` on in a direction; −1 when there is none. */
export function actionRowFrom(rows: readonly ActionRow[], index: number, direction: 1 | -1): number {
	for (let row = index; row >= 0 && row < rows.length; row += direction) if (rows[row].kind === 'action') return row;
	return -1;
}
