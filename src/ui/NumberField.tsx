import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSetting } from '../../i18n/numerals';
import styles from './NumberField.module.css';

/** A number that is typed counts when the typing has paused for this long, or at once on Enter and on leaving. */
const TYPING_PAUSE_MS = 600;

interface NumberFieldProps {
	/** Accessible name. */
	readonly label: string;
	readonly value: number;
	readonly limits: { readonly min: number; readonly max: number };
	readonly integer?: boolean;
	/** Significant digits that a value is shown with; 6 when left out. */
	readonly digits?: number;
	/** Takes a number inside the limits. */
	readonly onCommit: (value: number) => void;
	/** The next value up or down, for the arrow keys; ±1 when left out. */
	readonly neighbour?: (value: number, direction: 1 | -1) => number;
	readonly testId?: string;
}

/** A number as the field holds it: plain ASCII, as `<input type="number">` wants. */
function fieldText(value: number, digits: number): string {
	return String(Number(value.toPrecision(digits)));
}

/** A number that can be typed. What is outside the limits is said so beneath and changes nothing. */
export function NumberField({
	label,
	value,
	limits,
	integer,
	digits = 6,
	onCommit,
	neighbour,
	testId,
}: NumberFieldProps) {
	const { t } = useTranslation('controls');
	const messageId = useId();
	/** What is being typed; null when the field shows the value. */
	const [draft, setDraft] = useState<string | null>(null);
	const [wrong, setWrong] = useState(false);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

	// A value that comes from elsewhere (the slider, a link) takes the place of what stood there.
	const committed = useRef(value);
	useEffect(() => {
		if (committed.current === value) return;
		committed.current = value;
		setDraft(null);
		setWrong(false);
	}, [value]);
	useEffect(() => () => clearTimeout(timer.current), []);

	function commit(text: string): boolean {
		clearTimeout(timer.current);
		const typed = Number(text);
		const fits = text.trim() !== '' && typed >= limits.min && typed <= limits.max;
		const ok = fits && (!integer || Number.isInteger(typed));
		setWrong(!ok);
		if (!ok) return false;
		if (typed !== value) {
			committed.current = typed;
			onCommit(typed);
		}
		return true;
	}

	function onChange(text: string): void {
		setDraft(text);
		clearTimeout(timer.current);
		timer.current = setTimeout(() => commit(text), TYPING_PAUSE_MS);
	}

	function leave(): void {
		if (draft !== null && commit(draft)) setDraft(null);
	}

	function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
		if (event.key === 'Enter') leave();
		else if (event.key === 'Escape' && draft !== null) {
			event.stopPropagation();
			clearTimeout(timer.current);
			setDraft(null);
			setWrong(false);
		} else if (neighbour && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
			event.preventDefault();
			setDraft(null);
			commit(fieldText(neighbour(value, event.key === 'ArrowUp' ? 1 : -1), digits));
		}
	}

	return (
		<>
			<input
				className={styles.input}
				type="number"
				step={integer ? 1 : 'any'}
				min={limits.min}
				max={limits.max}
				aria-label={label}
				aria-invalid={wrong || undefined}
				aria-describedby={wrong ? messageId : undefined}
				data-testid={testId}
				value={draft ?? fieldText(value, digits)}
				onChange={(event) => onChange(event.target.value)}
				onBlur={leave}
				onKeyDown={onKeyDown}
			/>
			{wrong && (
				<span id={messageId} className={styles.message} role="alert">
					{t(integer ? 'wholeNumberWanted' : 'numberWanted', {
						min: formatSetting(limits.min),
						max: formatSetting(limits.max),
					})}
				</span>
			)}
		</>
	);
}
