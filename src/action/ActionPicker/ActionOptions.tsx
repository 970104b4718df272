import type { ReactNode } from 'react';
import type { World } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatCount } from '../../i18n/formatNumber';
import { ActionMark } from '../../plane/ActionMark';
import { tip } from '../../ui/tip';
import styles from './ActionCombobox.module.css';
import type { ActionRow } from './actionRows';

/** CSS pixels; all rows have this height, so that a row's position follows from its index. */
export const ROW_HEIGHT = 26;

/** Rows that the list shows at once. */
export const SHOWN_ROWS = 10;

interface ActionOptionsProps {
	readonly environment: World;
	readonly rows: readonly ActionRow[];
	/** The first row in view. */
	readonly first: number;
	/** The active row. */
	readonly active: number;
	readonly chosen: ReadonlySet<number>;
	readonly optionId: (row: number) => string;
	readonly onPick: (action: number) => void;
	/** Mark of a chosen option. */
	readonly mark: ReactNode;
}

/** The options in view, under their groups, at their places in a list that is as high as all of them. */
export function ActionOptions({
	environment,
	rows,
	first,
	active,
	chosen,
	optionId,
	onPick,
	mark,
}: ActionOptionsProps) {
	const { actions, actionGroups } = environment;
	const from = Math.max(0, Math.min(first, rows.length - 1 - SHOWN_ROWS));
	const view = rows.slice(from, from + SHOWN_ROWS + 1).map((row, index) => ({ row, index: from + index }));
	let headings = 0;
	for (const row of rows.slice(0, from)) if (row.kind === 'group') headings++;
	const total = rows.reduce((sum, { kind }) => sum + (kind === 'action' ? 1 : 0), 0);
	const places = new Map<number, number>();
	for (const { row, index } of view) {
		if (row.kind === 'group') headings++;
		else places.set(index, index - headings + 1);
	}
	const groups = [...new Set(view.map(({ row }) => row.group))];

	const option = (action: number, index: number) => (
		<div
			key={index}
			id={optionId(index)}
			role="option"
			tabIndex={-1}
			aria-selected={chosen.has(action)}
			aria-setsize={total}
			aria-posinset={places.get(index)}
			className={styles.option}
			data-active={index === active || undefined}
			style={{ top: index * ROW_HEIGHT }}
			{...tip(localized(actions[action].name))}
			onClick={() => onPick(action)}
			// The field handles the keys.
			onKeyDown={() => {}}
		>
			<span className={styles.check}>{chosen.has(action) && mark}</span>
			<span className={styles.name}>{localized(actions[action].name)}</span>
			<span className={styles.number}>#{action}</span>
		</div>
	);

	return (
		<div role="presentation" className={styles.rows} style={{ height: rows.length * ROW_HEIGHT }}>
			{groups.map((group) => {
				const inGroup = view.filter(({ row }) => row.group === group);
				const options = inGroup.map(({ row, index }) => row.kind === 'action' && option(row.action, index));
				if (!actionGroups) return options;
				const heading = inGroup.find(({ row }) => row.kind === 'group');
				return (
					// biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
					<div key={group} role="group" aria-label={localized(actionGroups.names[group])}>
						{heading?.row.kind === 'group' && (
							<div className={styles.heading} style={{ top: heading.index * ROW_HEIGHT }} aria-hidden="true">
								<ActionMark mark={group} size={4.5} />
								{localized(actionGroups.names[group])}
								<span className={styles.number}>{formatCount(heading.row.count)}</span>
							</div>
						)}
						{options}
					</div>
				);
			})}
		</div>
	);
}
