import { type ReactNode, useId } from 'react';
import styles from './Segmented.module.css';

interface SegmentedProps<T extends string | number> {
	/** What is chosen, for those who do not see it. */
	readonly label: string;
	readonly options: readonly {
		readonly value: T;
		readonly label: ReactNode;
		readonly name?: string;
		/** Stable handle of the option. */
		readonly testId?: string;
	}[];
	readonly value: T;
	readonly onChange: (value: T) => void;
	/** As wide as the panel, with equal parts. */
	readonly wide?: boolean;
}

/** One of a few, as radio buttons that look like one divided button. */
export function Segmented<T extends string | number>({ label, options, value, onChange, wide }: SegmentedProps<T>) {
	const group = useId();
	return (
		<fieldset className={wide ? styles.wide : styles.segmented} aria-label={label}>
			{options.map((option) => (
				<label key={option.value} className={styles.segment} title={option.name} data-testid={option.testId}>
					<input
						type="radio"
						className={styles.radio}
						name={group}
						checked={option.value === value}
						onChange={() => onChange(option.value)}
						aria-label={option.name}
					/>
					<span className={styles.face}>{option.label}</span>
				</label>
			))}
		</fieldset>
	);
}
