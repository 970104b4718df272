import type { CSSProperties } from 'react';
import { formatFixed } from '../../i18n/formatNumber';
import type { TargetId } from '../../ui/targets';
import { useTarget } from '../../ui/useTarget';
import styles from './parts.module.css';

interface NumberSliderProps {
	readonly name: string;
	/** Custom property of its colour. */
	readonly range: string;
	readonly value: number;
	readonly limits: { readonly min: number; readonly max: number };
	readonly onChange: (value: number) => void;
	readonly testId?: string;
	readonly target?: TargetId;
}

/** A number on a slider in the colour of its symbol. */
export function NumberSlider({ name, range, value, limits, onChange, testId, target: id }: NumberSliderProps) {
	const target = useTarget(id ?? null);
	const { min, max } = limits;
	const fill = `${(100 * (value - min)) / (max - min)}%`;
	return (
		<label className={styles.slider} data-testid={testId} {...target.area}>
			<span>{name}</span>
			<input
				type="range"
				min={min}
				max={max}
				step="any"
				value={value}
				style={{ '--range': `var(${range})`, '--fill': fill } as CSSProperties}
				onChange={(event) => onChange(event.target.valueAsNumber)}
			/>
			<span className={styles.value}>{formatFixed(value, 2)}</span>
		</label>
	);
}
