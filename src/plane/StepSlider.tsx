import type { CSSProperties } from 'react';

interface StepSliderProps {
	/** Steps that can be shown, ascending; at least two. */
	readonly steps: readonly number[];
	/** The step that is shown. */
	readonly at: number;
	readonly onStep: (step: number) => void;
	/** The step in words. */
	readonly valueText: string;
	/** A name, where no text beside it is one. */
	readonly label?: string;
	readonly testId: string;
}

/** The latest of the steps at or before one. */
export function stepIndex(steps: readonly number[], at: number): number {
	return Math.max(
		0,
		steps.findLastIndex((step) => step <= at),
	);
}

/** A slider over the steps of a training that are kept. */
export function StepSlider({ steps, at, onStep, valueText, label, testId }: StepSliderProps) {
	const last = steps.length - 1;
	const index = stepIndex(steps, at);
	return (
		<input
			type="range"
			min={0}
			max={last}
			value={index}
			data-testid={testId}
			aria-label={label}
			aria-valuetext={valueText}
			style={{ '--fill': `${(100 * index) / last}%` } as CSSProperties}
			onChange={(event) => onStep(steps[event.target.valueAsNumber])}
		/>
	);
}
