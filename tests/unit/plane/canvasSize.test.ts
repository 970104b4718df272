// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { fitCanvas, pixelRatio } from '../../../src/plane/canvasSize';

afterEach(() => vi.unstubAllGlobals());

/** A canvas whose context notes how it is scaled. */
function canvasWithContext() {
	const canvas = document.createElement('canvas');
	const setTransform = vi.fn();
	canvas.getContext = (() => ({ setTransform })) as never;
	return { canvas, setTransform };
}

test.each([
	[1, 1],
	[1.5, 1.5],
	[3, 2],
	[0, 1],
])('a screen of %d device pixels to a CSS pixel is drawn on with %d', (device, drawn) => {
	vi.stubGlobal('devicePixelRatio', device);
	expect(pixelRatio()).toBe(drawn);
	const { canvas, setTransform } = canvasWithContext();
	fitCanvas(canvas, 100.4, 50);
	expect([canvas.width, canvas.height]).toEqual([Math.round(100.4 * drawn), 50 * drawn]);
	expect(setTransform).toHaveBeenLastCalledWith(drawn, 0, 0, drawn, 0, 0);
});

test('a canvas that has its size already keeps what is drawn on it', () => {
	const { canvas } = canvasWithContext();
	fitCanvas(canvas, 10, 10, 2);
	const sized = vi.spyOn(canvas, 'width', 'set');
	fitCanvas(canvas, 10, 10, 2);
	expect(sized).not.toHaveBeenCalled();
});
