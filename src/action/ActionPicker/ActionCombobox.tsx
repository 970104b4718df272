import { Check, ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { World } from '../../environments/Environment';
import { localized } from '../../i18n';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { tip } from '../../ui/tip';
import styles from './ActionCombobox.module.css';
import { ActionOptions, SHOWN_ROWS } from './ActionOptions';
import { type ActionRow, actionRowFrom, actionRows, searchEntries } from './actionRows';
import { useActiveRow } from './useActiveRow';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

/** Rows that Page Up and Page Down move by. */
const PAGE = SHOWN_ROWS - 1;

interface ActionComboboxProps {
	readonly environment: World;
	/** What is chosen, for those who do not see it. */
	readonly label: string;
	/** The chosen discrete actions: one, or with `multiple` any number. */
	readonly chosen: ReadonlySet<number>;
	/** An action was picked; with `multiple` it is toggled. */
	readonly onPick: (action: number) => void;
	readonly multiple?: boolean;
}

/**
 * Chooses among many discrete actions: a field to search in, and a list in groups of which only the rows in view exist
 * (WAI-ARIA's editable combobox with a listbox). The focus stays in the field.
 */
export default function ActionCombobox({ environment, label, chosen, onPick, multiple }: ActionComboboxProps) {
	const { t } = useTranslation('decoded');
	const id = useId();
	const { open, opening, query, setQuery, show, hide } = useOpening();
	const rows = useFound(environment, open, query);
	const { list, first, active, inView, moveTo, step, follow } = useActiveRow(rows);
	const present = multiple ? undefined : chosen.values().next().value;
	const name = present === undefined ? '' : localized(environment.actions[present].name);

	// A list that has just opened begins at what is chosen; a search begins at its first find.
	// biome-ignore lint/correctness/useExhaustiveDependencies: only an opening or another query moves the mark
	useEffect(() => {
		if (!open) return;
		const selected = query === '' ? rows.findIndex((row) => row.kind === 'action' && row.action === present) : -1;
		moveTo(selected < 0 ? actionRowFrom(rows, 0, 1) : selected, 'middle');
	}, [opening, query, open]);

	function pick(action: number): void {
		onPick(action);
		if (!multiple) hide();
	}

	const onKeyDown = (event: KeyboardEvent) =>
		pressIn({ open, query, row: rows[active], count: rows.length, step, show, hide, pick }, event);
	const optionId = (row: number) => `${id}-${row}`;
	return (
		<div className={styles.picker}>
			<input
				type="text"
				role="combobox"
				className={styles.field}
				aria-label={label}
				aria-expanded={open}
				aria-controls={`${id}-list`}
				aria-autocomplete="list"
				aria-activedescendant={open && inView ? optionId(active) : undefined}
				autoComplete="off"
				spellCheck={false}
				value={open ? query : name}
				placeholder={name || t('pickerSearch')}
				{...tip(name)}
				onChange={(event) => {
					show();
					setQuery(event.target.value);
				}}
				onClick={show}
				onKeyDown={onKeyDown}
				onBlur={hide}
				data-testid="action-picker"
			/>
			<ChevronDown size={14} className={styles.arrow} aria-hidden="true" />
			<div
				ref={list}
				id={`${id}-list`}
				role="listbox"
				aria-label={label}
				aria-multiselectable={multiple}
				className={styles.list}
				hidden={!open}
				// The focus stays in the field.
				onMouseDown={(event) => event.preventDefault()}
				onScroll={follow}
			>
				{open && (
					<ActionOptions
						environment={environment}
						rows={rows}
						first={first}
						active={active}
						chosen={chosen}
						optionId={optionId}
						onPick={pick}
						mark={<Check size={13} aria-hidden="true" />}
					/>
				)}
			</div>
			<Found open={open} rows={rows} />
		</div>
	);
}

/** Whether the list is open, how often it has been opened, and what is searched for in it. */
function useOpening() {
	const [open, setOpen] = useState(false);
	const [opening, setOpening] = useState(0);
	const [query, setQuery] = useState('');

	function show(): void {
		if (open) return;
		setQuery('');
		setOpening(opening + 1);
		setOpen(true);
	}

	function hide(): void {
		setOpen(false);
		setQuery('');
	}

	return { open, opening, query, setQuery, show, hide };
}

/** The rows that a query finds; none while the list is closed. */
function useFound(environment: World, open: boolean, query: string): readonly ActionRow[] {
	const { i18n } = useTranslation();
	// biome-ignore lint/correctness/useExhaustiveDependencies: names follow the language
	const entries = useMemo(() => (open ? searchEntries(environment) : []), [environment, open, i18n.language]);
	return useMemo(
		() => actionRows(entries, environment.actionGroups, query),
		[entries, environment.actionGroups, query],
	);
}

interface ListKeys {
	readonly open: boolean;
	readonly query: string;
	/** The active one. */
	readonly row: ActionRow | undefined;
	/** Rows of the list. */
	readonly count: number;
	readonly step: (rows: number) => void;
	readonly show: () => void;
	readonly hide: () => void;
	readonly pick: (action: number) => void;
}

/** What a key does in the field. */
function pressIn({ open, query, row, count, step, show, hide, pick }: ListKeys, event: KeyboardEvent): void {
	const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
	const ends: Readonly<Record<string, number>> = { Home: -count, End: count };
	if (event.key === 'Escape' && open) {
		// The first Escape closes the list, the next one what it stands in.
		event.stopPropagation();
		hide();
	} else if (event.key === 'Enter' && open) {
		if (row?.kind === 'action') pick(row.action);
	} else if (!open && (event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'Enter')) show();
	else if (open && moves[event.key]) step(moves[event.key]);
	// In a text that was typed, Home and End are for the text.
	else if (open && query === '' && ends[event.key]) step(ends[event.key]);
	else return;
	event.preventDefault();
}

/** How many actions a search finds, for those who do not see the list. */
function Found({ open, rows }: { readonly open: boolean; readonly rows: readonly ActionRow[] }) {
	const { t } = useTranslation('decoded');
	const found = rows.reduce((sum, { kind }) => sum + (kind === 'action' ? 1 : 0), 0);
	return (
		<>
			{open && found === 0 && <p className={styles.none}>{t('pickerNone')}</p>}
			<p className="visually-hidden" role="status">
				{open ? t('pickerFound', { count: found }) : ''}
			</p>
		</>
	);
}
