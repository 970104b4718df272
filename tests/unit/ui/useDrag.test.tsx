// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useDrag } from '../../../src/ui/useDrag';

/** What happened to the part, in order. */
const done: string[] = [];
let takesHold = true;

function Part() {
	const drag = useDrag<HTMLDivElement>({
		begin: ({ pointerId }) => {
			if (!takesHold) return false;
			done.push(`begin ${pointerId}`);
		},
		move: ({ clientX }) => done.push(`move ${clientX}`),
		end: () => done.push('end'),
	});
	return <div data-testid="part" {...drag} />;
}

let part: HTMLElement;
const captured = new Set<number>();

beforeEach(() => {
	done.length = 0;
	captured.clear();
	takesHold = true;
	part = render(<Part />).getByTestId('part');
	part.setPointerCapture = (id) => void captured.add(id);
	part.hasPointerCapture = (id) => captured.has(id);
});
afterEach(cleanup);

/** Dispatches a pointer event on the part; a button is down while it drags. */
function point(type: string, pointerId: number, clientX = 0, more: PointerEventInit = {}): void {
	const buttons = type === 'pointerdown' || type === 'pointermove' ? 1 : 0;
	part.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId, clientX, buttons, ...more }));
}

it('follows the pointer that took hold, and no second one', () => {
	point('pointerdown', 1);
	point('pointerdown', 2);
	point('pointermove', 2, 90);
	point('pointerup', 2);
	point('pointermove', 1, 5);
	point('pointerup', 1);
	point('pointermove', 1, 6);
	expect(done).toEqual(['begin 1', 'move 5', 'end']);
});

it.each(['pointercancel', 'lostpointercapture'])('%s ends it: nothing sticks to the pointer', (end) => {
	point('pointerdown', 1);
	point(end, 1);
	point('lostpointercapture', 1);
	point('pointermove', 1, 5);
	captured.clear();
	point('pointerdown', 3);
	point('pointermove', 3, 7);
	expect(done).toEqual(['begin 1', 'end', 'begin 3', 'move 7']);
});

it('an end that nobody told ends it with the next move, or the next press', () => {
	point('pointerdown', 1);
	point('pointermove', 1, 5, { buttons: 0 });
	point('pointermove', 1, 6);
	point('pointerdown', 1);
	// The element lost the pointer without an event.
	captured.clear();
	point('pointerdown', 2);
	expect(done).toEqual(['begin 1', 'end', 'begin 1', 'end', 'begin 2']);
});

it('another button than the first takes no hold, nor a press on nothing', () => {
	point('pointerdown', 1, 0, { button: 2 });
	point('pointermove', 1, 5);
	takesHold = false;
	point('pointerdown', 1);
	point('pointermove', 1, 5);
	expect(done).toEqual([]);
	expect(captured.size).toBe(0);
});
