/**
 * A drag belongs to one pointer, from its press to its end: a second finger, or a palm beside a pen, has no part in it. It
 * ends with the release, when the pointer is taken away, and where nobody told of its end: a menu of the browser keeps the
 * release to itself, and the next move comes with no button down.
 */
import { type PointerEvent, useRef } from 'react';

interface DragActions<E extends Element> {
	/** The press. Returns false where nothing is taken hold of. */
	readonly begin: (event: PointerEvent<E>) => boolean | undefined;
	readonly move: (event: PointerEvent<E>) => void;
	/** Also where the pointer was taken away. */
	readonly end?: () => void;
}

interface DragHandlers<E extends Element> {
	readonly onPointerDown: (event: PointerEvent<E>) => void;
	readonly onPointerMove: (event: PointerEvent<E>) => void;
	readonly onPointerUp: (event: PointerEvent<E>) => void;
	readonly onPointerCancel: (event: PointerEvent<E>) => void;
	readonly onLostPointerCapture: (event: PointerEvent<E>) => void;
}

/** Handlers for the element that a pointer is captured to. */
export function useDrag<E extends Element>({ begin, move, end }: DragActions<E>): DragHandlers<E> {
	const held = useRef<number | null>(null);

	function finish(): void {
		held.current = null;
		end?.();
	}

	const onEnd = ({ pointerId }: PointerEvent<E>) => {
		if (pointerId === held.current) finish();
	};
	return {
		onPointerDown: (event) => {
			const { currentTarget, pointerId, button } = event;
			const other = held.current;
			if (button !== 0 || (other !== null && other !== pointerId && currentTarget.hasPointerCapture(other))) return;
			if (other !== null) finish();
			if (begin(event) === false) return;
			currentTarget.setPointerCapture(pointerId);
			held.current = pointerId;
		},
		onPointerMove: (event) => {
			if (event.pointerId !== held.current) return;
			if (event.buttons === 0) finish();
			else move(event);
		},
		onPointerUp: onEnd,
		onPointerCancel: onEnd,
		onLostPointerCapture: onEnd,
	};
}
