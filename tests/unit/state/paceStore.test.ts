// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followPointers, usePace, wantedSpeed } from '../../../src/state/paceStore';

let stop: () => void;
beforeEach(() => {
	vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
	stop = followPointers(window);
});
afterEach(() => {
	stop();
	usePace.setState({ slow: false, held: false });
	vi.unstubAllGlobals();
});

const point = (type: string, buttons: number) => document.body.dispatchEvent(pointerEvent(type, buttons));
const pointerEvent = (type: string, buttons: number) => new PointerEvent(type, { buttons, bubbles: true });

test('on two cores training leaves most of the time to the page while something is held', () => {
	point('pointermove', 0);
	expect(wantedSpeed()).toBe('full');
	point('pointerdown', 1);
	expect(wantedSpeed()).toBe('beside');
	point('pointermove', 1);
	expect(wantedSpeed()).toBe('beside');
	point('pointerup', 0);
	expect(wantedSpeed()).toBe('full');
});

test('an end that nobody told of ends it too', () => {
	for (const end of [
		() => point('pointermove', 0),
		() => point('pointercancel', 0),
		() => window.dispatchEvent(new Event('blur')),
	]) {
		point('pointerdown', 1);
		expect(usePace.getState().held).toBe(true);
		end();
		expect(usePace.getState().held).toBe(false);
	}
});

test('a view that stops its events is seen too', () => {
	document.body.addEventListener('pointerdown', (event) => event.stopPropagation(), { once: true });
	point('pointerdown', 1);
	expect(wantedSpeed()).toBe('beside');
});

test('where there are cores enough nothing is held back, and slow stays slow', () => {
	usePace.setState({ held: true, slow: true });
	expect(wantedSpeed()).toBe('slow');
	usePace.setState({ slow: false });
	vi.stubGlobal('navigator', { hardwareConcurrency: 8 });
	expect(wantedSpeed()).toBe('full');
});
