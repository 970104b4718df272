import type { ReactNode } from 'react';
import { NumberField } from './NumberField';
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
	return (
		<span className={styles.field}>
			{prefix}
			<NumberField label={label} value={value} limits={{ min: 0, max }} integer live onCommit={onChange} />
		</span>
	);
}
