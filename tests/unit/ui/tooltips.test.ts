// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTooltips } from '../../../src/ui/tooltips';

let stop = () => {};

beforeEach(() => {
	vi.useFakeTimers();
	HTMLElement.prototype.showPopover = function () {
		this.toggleAttribute('data-open', true);
	};
	HTMLElement.prototype.hidePopover = function () {
		this.toggleAttribute('data-open', false);
	};
	document.body.innerHTML = '<button data-tip="resets the view">0</button><p data-tip="a share">1</p><i>2</i>';
	stop = startTooltips();
});

afterEach(() => {
	stop();
	vi.useRealTimers();
});

const find = (selector: string) => document.querySelector(selector) as HTMLElement;
const shown = () => {
	const tooltip = find('[data-testid=tooltip]');
	return tooltip.hasAttribute('data-open') ? tooltip.textContent : null;
};
const point = (type: string, target: HTMLElement, pointerType = 'mouse', clientX = 0) =>
	target.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType, clientX }));

test('a mouse that rests is told, also within the tooltip, and nothing stays when it goes on', () => {
	point('pointerover', find('button'));
	expect(shown()).toBeNull();
	vi.advanceTimersByTime(1_000);
	expect(shown()).toBe('resets the view');
	point('pointerover', find('[data-testid=tooltip]'));
	vi.advanceTimersByTime(1_000);
	expect(shown()).toBe('resets the view');
	point('pointerover', find('i'));
	vi.advanceTimersByTime(1_000);
	expect(shown()).toBeNull();
});

test('a press says that the control is known', () => {
	point('pointerover', find('button'));
	point('pointerdown', find('button'));
	vi.advanceTimersByTime(1_000);
	expect(shown()).toBeNull();
});

test('a finger that is held is told; one that moves has begun something else', () => {
	point('pointerdown', find('button'), 'touch');
	vi.advanceTimersByTime(1_000);
	expect(shown()).toBe('resets the view');
	point('pointerdown', find('button'), 'touch');
	point('pointermove', find('button'), 'touch', 40);
	vi.advanceTimersByTime(1_000);
	expect(shown()).toBeNull();
});

test('a tap is enough on what cannot be pressed, and presses a control', () => {
	point('pointerdown', find('p'), 'touch');
	point('pointerup', find('p'), 'touch');
	expect(shown()).toBe('a share');
	point('pointerdown', find('button'), 'touch');
	point('pointerup', find('button'), 'touch');
	expect(shown()).toBeNull();
});

test('any key takes it away', () => {
	point('pointerover', find('p'));
	vi.advanceTimersByTime(1_000);
	document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
	expect(shown()).toBeNull();
});
