import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSetting } from '../i18n/formatNumber';
import { isAmbiguous, readNumber } from '../i18n/readNumber';
import { clamp } from '../numerics/clamp';
import { roundSignificant } from '../numerics/round';
import styles from './NumberField.module.css';

/** A typed number is committed after a pause this long, or at once on Enter and on leaving. */
const TYPING_PAUSE_MS = 600;

interface NumberFieldProps {
	/** Accessible name. */
	readonly label: string;
	/** null: empty. */
	readonly value: number | null;
	readonly limits: { readonly min: number; readonly max: number };
	readonly integer?: boolean;
	/** Significant digits that a value is shown with; 6 when left out. Whole numbers are shown as they are. */
	readonly digits?: number;
	/** Takes a number inside the limits. */
	readonly onCommit: (value: number) => void;
	/** The next value up or down, for the arrow keys; ±1 when left out. */
	readonly neighbour?: (value: number, direction: 1 | -1) => number;
	/** Whether a number is committed while it is typed; an invalid text is then dropped when the field is left. */
	readonly live?: boolean;
	readonly testId?: string;
}

/**
 * A number that can be typed as people write it, or stepped with the arrow keys. A text that is not a number, or a
 * number outside the limits, changes nothing and is explained beneath. (`type="number"` reads 0,1 as 1, and − as
 * nothing, without a word.)
 */
export function NumberField({
	label,
	value,
	limits: { min, max },
	integer,
	digits = 6,
	onCommit,
	neighbour = (from, direction) => from + direction,
	live,
	testId,
}: NumberFieldProps) {
	const { t } = useTranslation('controls');
	const messageId = useId();
	const { text, refused, change, leave, onKeyDown } = useTyping({
		value,
		limits: { min, max },
		integer,
		digits,
		onCommit,
		neighbour,
		live,
	});

	function reasonWhy(text: string): string {
		if (isAmbiguous(text))
			return t('unclearComma', { text, whole: text.replace(/[,，]/, ''), decimal: text.replace(/[,，]/, '.') });
		const wanted = t(integer ? 'wholeNumberWanted' : 'numberWanted', {
			min: formatSetting(min),
			max: formatSetting(max),
		});
		return text !== '' && readNumber(text) === null ? `${t('notANumber', { text })} ${wanted}` : wanted;
	}

	return (
		<>
			<input
				className={styles.input}
				type="text"
				// A keyboard of digits has no minus on some devices.
				inputMode={min < 0 ? 'text' : integer ? 'numeric' : 'decimal'}
				role="spinbutton"
				autoComplete="off"
				spellCheck={false}
				aria-label={label}
				aria-valuemin={min}
				aria-valuemax={max}
				aria-valuenow={value ?? undefined}
				aria-valuetext={text}
				aria-invalid={refused !== null || undefined}
				aria-describedby={refused !== null ? messageId : undefined}
				data-testid={testId}
				value={text}
				onChange={(event) => change(event.target.value)}
				onBlur={leave}
				onKeyDown={onKeyDown}
			/>
			{refused !== null && (
				<span id={messageId} className={styles.message} role="alert">
					{reasonWhy(refused)}
				</span>
			)}
		</>
	);
}

type TypingOptions = Omit<NumberFieldProps, 'label' | 'testId' | 'neighbour' | 'digits'> &
	Required<Pick<NumberFieldProps, 'neighbour' | 'digits'>>;

/** What is typed, and when it becomes the value. */
function useTyping({ value, limits: { min, max }, integer, digits, onCommit, neighbour, live }: TypingOptions) {
	/** What is being typed; null when the field shows the value. */
	const [draft, setDraft] = useState<string | null>(null);
	/** A text that was refused. */
	const [refused, setRefused] = useState<string | null>(null);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

	// A value that comes from elsewhere (the slider, a link) takes the place of what stood there.
	const committed = useRef(value);
	useEffect(() => {
		if (committed.current === value) return;
		committed.current = value;
		setDraft(null);
		setRefused(null);
	}, [value]);
	useEffect(() => () => clearTimeout(timer.current), []);

	const shown = value === null ? '' : String(integer ? value : roundSignificant(value, digits));

	function take(typed: number): boolean {
		if (!(typed >= min && typed <= max) || (integer && !Number.isInteger(typed))) return false;
		setRefused(null);
		if (typed !== value) {
			committed.current = typed;
			onCommit(typed);
		}
		return true;
	}

	function commit(text: string): boolean {
		clearTimeout(timer.current);
		const typed = readNumber(text);
		const taken = typed !== null && !isAmbiguous(text) && take(typed);
		if (!taken) setRefused(text.trim());
		return taken;
	}

	function change(text: string): void {
		setDraft(text);
		clearTimeout(timer.current);
		if (live) commit(text);
		else timer.current = setTimeout(() => commit(text), TYPING_PAUSE_MS);
	}

	function showValue(): void {
		clearTimeout(timer.current);
		setDraft(null);
		setRefused(null);
	}

	function leave(): void {
		if (draft !== null && (commit(draft) || live)) showValue();
	}

	function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
		if (event.key === 'Enter') leave();
		else if (event.key === 'Escape' && draft !== null) {
			event.stopPropagation();
			showValue();
		} else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
			event.preventDefault();
			showValue();
			const next = value === null ? min : neighbour(value, event.key === 'ArrowUp' ? 1 : -1);
			take(clamp(integer ? next : roundSignificant(next, digits), min, max));
		}
	}

	return { text: draft ?? shown, refused, change, leave, onKeyDown };
}
