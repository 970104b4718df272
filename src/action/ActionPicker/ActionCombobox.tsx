import { Check, ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { World } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatCount } from '../../i18n/formatNumber';
import { addViewTexts } from '../../i18n/viewTexts';
import { tip } from '../../ui/tip';
import styles from './ActionCombobox.module.css';
import { ActionOptions, ROW_HEIGHT, SHOWN_ROWS } from './ActionOptions';
import { type ActionRow, actionRowFrom, actionRows, searchEntries } from './actionRows';

addViewTexts();

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
	const { t, i18n } = useTranslation('decoded');
	const id = useId();
	const [open, setOpen] = useState(false);
	const [query, setQuery] = useState('');

	// biome-ignore lint/correctness/useExhaustiveDependencies: names follow the language
	const entries = useMemo(() => (open ? searchEntries(environment) : []), [environment, open, i18n.language]);
	const rows = useMemo(
		() => actionRows(entries, environment.actionGroups, query),
		[entries, environment.actionGroups, query],
	);
	const { list, first, active, moveTo, step, follow } = useActiveRow(rows);
	const found = rows.reduce((sum, { kind }) => sum + (kind === 'action' ? 1 : 0), 0);
	const present = multiple ? undefined : chosen.values().next().value;
	const name = present === undefined ? '' : localized(environment.actions[present].name);
	const [opening, setOpening] = useState(0);

	// A list that has just opened begins at what is chosen; a search begins at its first find.
	// biome-ignore lint/correctness/useExhaustiveDependencies: only an opening or another query moves the mark
	useEffect(() => {
		if (!open) return;
		const selected = query === '' ? rows.findIndex((row) => row.kind === 'action' && row.action === present) : -1;
		moveTo(selected < 0 ? actionRowFrom(rows, 0, 1) : selected, 'middle');
	}, [opening, query, open]);

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

	function pick(action: number): void {
		onPick(action);
		if (!multiple) hide();
	}

	function onKeyDown(event: KeyboardEvent): void {
		const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
		const ends: Readonly<Record<string, number>> = { Home: -rows.length, End: rows.length };
		if (event.key === 'Escape' && open) {
			// The first Escape closes the list, the next one what it stands in.
			event.stopPropagation();
			hide();
		} else if (event.key === 'Enter' && open) {
			const row = rows[active];
			if (row?.kind === 'action') pick(row.action);
		} else if (!open && (event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'Enter')) show();
		else if (open && moves[event.key]) step(moves[event.key]);
		// In a text that was typed, Home and End are for the text.
		else if (open && query === '' && ends[event.key]) step(ends[event.key]);
		else return;
		event.preventDefault();
	}

	const optionId = (row: number) => `${id}-${row}`;
	const inView = active >= first && active <= first + SHOWN_ROWS;
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
			{open && found === 0 && <p className={styles.none}>{t('pickerNone')}</p>}
			<p className="visually-hidden" role="status">
				{open ? t(found === 1 ? 'pickerFoundOne' : 'pickerFound', { count: formatCount(found) }) : ''}
			</p>
		</div>
	);
}

/** The active row of a list, and the rows in view. */
function useActiveRow(rows: readonly ActionRow[]) {
	const list = useRef<HTMLDivElement>(null);
	const [active, setActive] = useState(-1);
	/** First row in view. */
	const [first, setFirst] = useState(0);

	function follow(): void {
		if (list.current) setFirst(Math.floor(list.current.scrollTop / ROW_HEIGHT));
	}

	function moveTo(row: number, place: 'near' | 'middle' = 'near'): void {
		setActive(row);
		const element = list.current;
		if (!element) return;
		const top = row * ROW_HEIGHT;
		// Before it is laid out a list is as high as it may become.
		const height = element.clientHeight || SHOWN_ROWS * ROW_HEIGHT;
		// With its heading, where it has one.
		const upper = row > 0 && rows[row - 1]?.kind === 'group' ? top - ROW_HEIGHT : top;
		if (place === 'middle') element.scrollTop = top - height / 2;
		else if (upper < element.scrollTop) element.scrollTop = upper;
		else if (top + ROW_HEIGHT > element.scrollTop + height) element.scrollTop = top + ROW_HEIGHT - height;
		follow();
	}

	/** So many rows on; from a heading to the action next to it. */
	function step(count: number): void {
		const wanted = Math.min(rows.length - 1, Math.max(0, active + count));
		const direction = count > 0 ? 1 : -1;
		const row = actionRowFrom(rows, wanted, direction);
		moveTo(row >= 0 ? row : actionRowFrom(rows, wanted, direction === 1 ? -1 : 1));
	}

	return { list, first, active, moveTo, step, follow };
}
