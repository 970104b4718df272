import { type ReactNode, useEffect, useState } from 'react';
import styles from './NumberField.module.css';

interface NumberFieldProps {
	readonly label: string;
	/** null: empty. */
	readonly value: number | null;
	readonly max: number;
	readonly onChange: (value: number) => void;
	/** Shown inside the field, before the number. */
	readonly prefix?: ReactNode;
}

/** A field for the number of a transition, 0 … max. What is no such number is not taken, and goes when the field is left. */
export function NumberField({ label, value, max, onChange, prefix }: NumberFieldProps) {
	const shown = value === null ? '' : String(value);
	const [text, setText] = useState(shown);
	useEffect(() => setText(shown), [shown]);
	return (
		<span className={styles.field}>
			<span className={styles.prefix} aria-hidden="true">
				{prefix}
			</span>
			<input
				type="number"
				className={styles.input}
				aria-label={label}
				min={0}
				max={max}
				step={1}
				value={text}
				onChange={(event) => {
					setText(event.target.value);
					const number = event.target.valueAsNumber;
					if (Number.isInteger(number) && number >= 0 && number <= max) onChange(number);
				}}
				onBlur={() => setText(shown)}
			/>
		</span>
	);
}
