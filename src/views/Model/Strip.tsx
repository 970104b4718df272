import type { KeyboardEvent, PointerEvent } from 'react';
import { clamp } from '../../numerics/clamp';
import { roundTo } from '../../numerics/round';
import { useDrag } from '../../ui/useDrag';
import styles from './Model.module.css';

interface StripProps {
	/** What the units are, for those who do not see them. */
	readonly label: string;
	readonly values: Float32Array;
	/** A second row of thin marks to compare with, or null. */
	readonly against?: Float32Array | null;
	/** Whether values may be below 0; the line is in the middle then. */
	readonly signed?: boolean;
	/** The value of a full bar; the largest of all when left out. */
	readonly full?: number;
	/** The unit that is looked at, or null. */
	readonly unit: number | null;
	readonly onUnit: (unit: number | null) => void;
	/** The strip is reached by keyboard, before any of its units. */
	readonly onLayer: () => void;
	/** Sets a value by hand, −1 … 1, where that is possible. */
	readonly onLift?: (unit: number, value: number) => void;
}

/** Bars that a strip has room for: units beyond are drawn in groups, each as tall as its largest. */
export const MOST_BARS = 64;

const HEIGHT = 100;

/** Units that one bar stands for. */
export function unitsPerBar(count: number): number {
	return Math.ceil(count / MOST_BARS);
}

/** The value of largest size among a bar's units. */
export function barValue(values: Float32Array, bar: number, units: number): number {
	let extreme = 0;
	for (let unit = bar * units; unit < Math.min(values.length, (bar + 1) * units); unit++) {
		if (!(Math.abs(values[unit]) <= Math.abs(extreme))) extreme = values[unit];
	}
	return extreme;
}

function bars(values: Float32Array, full: number, signed: boolean, inset: number): string {
	const units = unitsPerBar(values.length);
	const base = signed ? HEIGHT / 2 : HEIGHT;
	const reach = signed ? HEIGHT / 2 : HEIGHT;
	let path = '';
	for (let bar = 0; bar * units < values.length; bar++) {
		const value = barValue(values, bar, units);
		if (value === 0 || Number.isNaN(value)) continue;
		const end = base - reach * Math.max(-1, Math.min(1, value / full));
		path += `M${bar + inset},${base}H${bar + 1 - inset}V${roundTo(end, 1)}H${bar + inset}Z`;
	}
	return path;
}

/** The activations of a layer as bars. */
export function Strip({ label, values, against, signed = false, full, unit, onUnit, onLayer, onLift }: StripProps) {
	const largest = full ?? values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
	const units = unitsPerBar(values.length);
	const count = Math.ceil(values.length / units);

	function at(event: PointerEvent<SVGSVGElement>): [unit: number, value: number] {
		const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
		const bar = clamp(Math.floor(((event.clientX - left) / width) * count), 0, count - 1);
		let found = Math.min(values.length - 1, bar * units);
		const shown = barValue(values, bar, units);
		for (let i = bar * units; i < Math.min(values.length, (bar + 1) * units); i++) if (values[i] === shown) found = i;
		return [found, Math.max(-1, Math.min(1, 1 - (2 * (event.clientY - top)) / height))];
	}

	const drag = useDrag<SVGSVGElement>({
		begin: (event) => {
			if (!onLift) return false;
			onLift(...at(event));
		},
		move: (event) => {
			const [pointed, value] = at(event);
			onLift?.(unit ?? pointed, value);
		},
	});

	function onKeyDown(event: KeyboardEvent): void {
		const now = unit ?? -1;
		const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		const lift = { ArrowUp: 0.05, ArrowDown: -0.05 }[event.key];
		if (step) onUnit(clamp(now + step, 0, values.length - 1));
		else if (lift && onLift && unit !== null) onLift(unit, Math.max(-1, Math.min(1, values[unit] + lift)));
		else return;
		event.preventDefault();
	}

	return (
		<svg
			className={styles.strip}
			viewBox={`0 0 ${count} ${HEIGHT}`}
			preserveAspectRatio="none"
			role="img"
			aria-label={label}
			// biome-ignore lint/a11y/noNoninteractiveTabindex: the units are walked through with the arrow keys
			tabIndex={0}
			data-lift={onLift ? '' : undefined}
			{...drag}
			onPointerDown={(event) => {
				drag.onPointerDown(event);
				// A finger points without a move before it.
				onUnit(at(event)[0]);
			}}
			onPointerMove={(event) => {
				drag.onPointerMove(event);
				// The selected unit stays selected.
				if (!onLift || event.buttons === 0) onUnit(at(event)[0]);
			}}
			onPointerLeave={(event) => {
				// What a finger has pointed at stays until it points elsewhere.
				if (event.pointerType !== 'touch' && (!onLift || event.buttons === 0)) onUnit(null);
			}}
			onFocus={() => {
				if (unit === null) onLayer();
			}}
			onBlur={() => onUnit(null)}
			onKeyDown={onKeyDown}
		>
			{against && <path className={styles.against} d={bars(against, largest, signed, 0.02)} />}
			<path className={styles.bars} d={bars(values, largest, signed, values.length > 32 ? 0.08 : 0.16)} />
			<path className={styles.base} d={`M0,${signed ? HEIGHT / 2 : HEIGHT}H${count}`} />
			{unit !== null && unit < values.length && (
				<path className={styles.pointed} d={`M${Math.floor(unit / units) + 0.5},0V${HEIGHT}`} />
			)}
		</svg>
	);
}
