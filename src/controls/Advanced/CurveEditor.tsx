/** A curve over the steps that a person draws: its points are dragged, or walked with the arrow keys. */

import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatSetting } from '../../i18n/formatNumber';
import type { DrawnCurve } from '../../model/settings';
import { tip } from '../../ui/tip';
import { useDrag } from '../../ui/useDrag';
import styles from './CurveEditor.module.css';
import { addPoint, movePoint, removePoint } from './drawnCurve';

/** Shares of the width and of the height that an arrow key moves by. */
const KEY_STEP = 0.02;

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, 1],
	ArrowDown: [0, -1],
};

interface CurveEditorProps {
	readonly points: DrawnCurve;
	/** Where the step axis ends. */
	readonly steps: number;
	/** What is drawn, and for which run. */
	readonly label: string;
	readonly onChange: (points: DrawnCurve) => void;
}

/** Takes hold of a drawn curve. A double click adds a point, Delete takes one away. */
export function CurveEditor({ points, steps, label, onChange }: CurveEditorProps) {
	const { t } = useTranslation('controls');
	const area = useRef<HTMLFieldSetElement>(null);
	const held = useRef(0);
	const left = (step: number) => `${(100 * Math.min(step, steps)) / steps}%`;
	const top = (factor: number) => `${100 * (1 - factor)}%`;
	const line = [[0, points[0][1]], ...points, [steps, points[points.length - 1][1]]]
		.map(([step, factor]) => `${(100 * Math.min(step, steps)) / steps},${100 * (1 - factor)}`)
		.join(' ');

	/** The step and the factor under the pointer. */
	function placeOf(event: { clientX: number; clientY: number }): readonly [number, number] {
		const box = area.current?.getBoundingClientRect();
		if (!box) return [0, 0];
		return [(steps * (event.clientX - box.left)) / box.width, 1 - (event.clientY - box.top) / box.height];
	}

	const drag = useDrag<HTMLFieldSetElement>({
		begin: ({ target }) => {
			const point = target instanceof Element ? target.closest<HTMLElement>('[data-point]') : null;
			if (!point) return false;
			point.focus();
			held.current = Number(point.dataset.point);
		},
		move: (event) => onChange(movePoint(points, held.current, placeOf(event), steps)),
	});

	function onKeyDown(event: KeyboardEvent, index: number): void {
		const direction = DIRECTIONS[event.key];
		const [step, factor] = points[index];
		if (direction) {
			const place = [step + direction[0] * KEY_STEP * steps, factor + direction[1] * KEY_STEP] as const;
			onChange(movePoint(points, index, place, steps));
		} else if (event.key === 'Delete' || event.key === 'Backspace') onChange(removePoint(points, index));
		else if (event.key === 'Enter' || event.key === '+') onChange(addPoint(points, steps, index));
		else return;
		event.preventDefault();
	}

	return (
		<fieldset
			ref={area}
			className={styles.area}
			aria-label={label}
			{...tip(t('curveHint'))}
			onDoubleClick={(event) => onChange(addPoint(points, steps, placeOf(event)))}
			{...drag}
		>
			<svg className={styles.line} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
				<polyline points={line} />
			</svg>
			{points.map(([step, factor], index) => (
				<button
					// A point keeps its place in the row while it moves.
					// biome-ignore lint/suspicious/noArrayIndexKey: see above.
					key={index}
					type="button"
					className={styles.point}
					style={{ left: left(step), top: top(factor) }}
					aria-label={t('curvePoint', { step: formatCount(step), factor: formatSetting(factor) })}
					data-point={index}
					onDoubleClick={(event) => event.stopPropagation()}
					onKeyDown={(event) => onKeyDown(event, index)}
				/>
			))}
		</fieldset>
	);
}
