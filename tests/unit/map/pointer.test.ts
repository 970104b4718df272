// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MapStage } from '../../../src/map/drawing/stage';
import { bindPointer } from '../../../src/map/input/pointer';
import { useMapView } from '../../../src/plane/mapView';

const map = document.createElement('div');
map.setPointerCapture = () => {};
const drawLasso = vi.fn<(corners: readonly (readonly number[])[]) => void>();
let unbind = () => {};

beforeEach(() => {
	drawLasso.mockClear();
	useMapView.setState({ tool: 'lasso' });
	unbind = bindPointer(map, 0, { drawLasso } as unknown as MapStage);
});

afterEach(() => unbind());

/** Dispatches a pointer event on the map. */
function point(type: string, pointerId: number, clientX = 0, clientY = 0): void {
	const buttons = type === 'pointerup' ? 0 : 1;
	const event = new PointerEvent(type, { bubbles: true, isPrimary: true, buttons, clientX, clientY, pointerId });
	map.dispatchEvent(event);
}

/** The lasso as it was drawn last. */
const drawn = () => drawLasso.mock.lastCall?.[0];

it('a lasso follows the pen that draws it, not the palm beside it', () => {
	point('pointerdown', 1, 10, 10);
	point('pointermove', 1, 50, 10);
	point('pointerdown', 2, 300, 300);
	point('pointermove', 2, 310, 300);
	point('pointerup', 2, 310, 300);
	point('pointermove', 1, 50, 50);
	expect(drawn()).toEqual([
		[10, 10],
		[50, 10],
		[50, 50],
	]);
	point('pointerup', 1, 50, 50);
	expect(drawn()).toEqual([]);
});

it('a lasso whose pointer is taken away ends, and the next one starts empty', () => {
	point('pointerdown', 1, 10, 10);
	point('pointermove', 1, 50, 10);
	point('pointercancel', 1);
	point('lostpointercapture', 1);
	expect(drawn()).toEqual([]);
	point('pointerdown', 3, 20, 20);
	point('pointermove', 3, 20, 60);
	expect(drawn()).toEqual([
		[20, 20],
		[20, 60],
	]);
});

it('a lasso whose release nobody told ends with the next move', () => {
	point('pointerdown', 1, 10, 10);
	point('pointermove', 1, 50, 10);
	map.dispatchEvent(new PointerEvent('pointermove', { buttons: 0, pointerId: 1, clientX: 90, clientY: 10 }));
	expect(drawn()).toEqual([]);
});
