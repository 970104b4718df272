import { type ReactNode, useEffect, useState } from 'react';
import styles from './TransitionField.module.css';

interface TransitionFieldProps {
	readonly label: string;
	/** null: empty. */
	readonly value: number | null;
	readonly max: number;
	readonly onChange: (value: number) => void;
	/** Stands inside the field, before the number. */
	readonly prefix?: ReactNode;
}

/** A field for the number of a transition, 0 … max. What is no such number is not taken, and goes when the field is left. */
export function TransitionField({ label, value, max, onChange, prefix }: TransitionFieldProps) {
	const shown = value === null ? '' : String(value);
	const [text, setText] = useState(shown);
	useEffect(() => setText(shown), [shown]);
	const isTransition = (number: number) => Number.isInteger(number) && number >= 0 && number <= max;
	const wrong = text !== '' && !isTransition(Number(text));
	return (
		<span className={styles.field}>
			{prefix}
			<input
				type="number"
				className={styles.input}
				aria-label={label}
				min={0}
				max={max}
				step={1}
				value={text}
				title={`0 … ${max}`}
				aria-invalid={wrong || undefined}
				onChange={(event) => {
					setText(event.target.value);
					const number = event.target.valueAsNumber;
					if (isTransition(number)) onChange(number);
				}}
				onKeyDown={(event) => {
					if (event.key === 'Enter') setText(shown);
				}}
				onBlur={() => setText(shown)}
			/>
		</span>
	);
}
