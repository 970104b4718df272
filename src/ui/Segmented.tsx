import { type ReactNode, useId } from 'react';
import styles from './Segmented.module.css';
import type { TargetId } from './targets';
import { tip } from './tip';
import { useTarget } from './useTarget';

interface Option<T> {
	readonly value: T;
	readonly label: ReactNode;
	readonly name?: string;
	/** Stable handle of the option. */
	readonly testId?: string;
	readonly target?: TargetId;
}

interface SegmentedProps<T> {
	/** What is chosen, for those who do not see it. */
	readonly label: string;
	readonly options: readonly Option<T>[];
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
				<Segment
					key={option.value}
					group={group}
					option={option}
					chosen={option.value === value}
					onChoose={() => onChange(option.value)}
				/>
			))}
		</fieldset>
	);
}

interface SegmentProps<T> {
	readonly group: string;
	readonly option: Option<T>;
	readonly chosen: boolean;
	readonly onChoose: () => void;
}

function Segment<T>({ group, option, chosen, onChoose }: SegmentProps<T>) {
	const target = useTarget(option.target ?? null);
	return (
		<label className={styles.segment} {...tip(option.name)} data-testid={option.testId} {...target.area}>
			<input
				type="radio"
				className={styles.radio}
				name={group}
				checked={chosen}
				onChange={onChoose}
				aria-label={option.name}
			/>
			<span className={styles.face}>{option.label}</span>
		</label>
	);
}
