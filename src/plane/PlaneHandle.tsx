import type { KeyboardEvent } from 'react';
import { roundTo } from '../numerics/round';
import type { TargetId } from '../ui/targets';
import { useTarget } from '../ui/useTarget';
import { type Ground, Picture } from './Picture';
import styles from './Picture.module.css';

interface PlaneHandleProps {
	/** Accessible name of what is moved. */
	readonly label: string;
	/** Where it is, in words. */
	readonly valueText: string;
	/** The number across. */
	readonly value: number;
	readonly draw: (ground: Ground) => void;
	/** A place that was pressed or dragged to, as shares of width and height from the top left; `began` with the press. */
	readonly onPlace: (x: number, y: number, began: boolean) => void;
	/** An arrow key: −1, 0 or 1 across and up; ten times as much with shift. */
	readonly onArrow: (across: number, up: number) => void;
	readonly onHome?: () => void;
	readonly square?: boolean;
	readonly testId?: string;
	readonly target?: TargetId;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, 1],
	ArrowDown: [0, -1],
};

/** A picture of a plane with something in it that is dragged, or moved with the arrow keys. */
export function PlaneHandle(props: PlaneHandleProps) {
	const { label, valueText, value, draw, onPlace, onArrow, onHome, square, testId } = props;
	const target = useTarget(props.target ?? null);

	function onKeyDown(event: KeyboardEvent): void {
		const arrow = ARROWS[event.key];
		if (arrow) {
			const factor = event.shiftKey ? 10 : 1;
			onArrow(factor * arrow[0], factor * arrow[1]);
		} else if (event.key === 'Home' && onHome) onHome();
		else return;
		event.preventDefault();
	}

	return (
		<div
			role="slider"
			tabIndex={0}
			className={square ? styles.squarePlane : styles.plane}
			aria-label={label}
			aria-valuenow={roundTo(value, 3)}
			aria-valuetext={valueText}
			data-testid={testId}
			onKeyDown={onKeyDown}
			{...target.area}
		>
			<Picture draw={draw} onPlace={onPlace} />
		</div>
	);
}
