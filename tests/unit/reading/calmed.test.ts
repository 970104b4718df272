// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { calmed } from '../../../src/reading/useReading';

describe('calmed', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('shows at once what a person caused', () => {
		const show = vi.fn();
		const calm = calmed(show, () => Date.now());
		for (let i = 0; i < 5; i++) calm.listen(null, 'person');
		expect(show).toHaveBeenCalledTimes(5);
	});

	it('shows at most ten frames a second, and always the last', () => {
		const show = vi.fn();
		const calm = calmed(show, () => Date.now());
		for (let i = 0; i < 60; i++) {
			calm.listen(null, 'frame');
			vi.advanceTimersByTime(16);
		}
		// 60 frames of 16 ms: the first, and one every 100 ms.
		expect(show).toHaveBeenCalledTimes(10);
		calm.listen(null, 'frame');
		vi.advanceTimersByTime(200);
		expect(show).toHaveBeenCalledTimes(11);
	});

	it('shows nothing after it was cancelled', () => {
		const show = vi.fn();
		const calm = calmed(show, () => Date.now());
		calm.listen(null, 'frame');
		calm.listen(null, 'frame');
		calm.cancel();
		vi.advanceTimersByTime(500);
		expect(show).toHaveBeenCalledTimes(1);
	});
});
