// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { chooseLanguage, startTexts } from '../../../src/i18n';
import { NumberField } from '../../../src/ui/NumberField';

beforeAll(startTexts);
afterEach(cleanup);

/** A field that keeps the value it took, and the list of all values taken. */
function field(properties: Partial<Parameters<typeof NumberField>[0]> = {}) {
	const taken: number[] = [];
	function Held() {
		const [value, setValue] = useState<number | null>(properties.value === undefined ? 0.5 : properties.value);
		const onCommit = (typed: number) => {
			taken.push(typed);
			setValue(typed);
		};
		return (
			<NumberField label="weight" limits={{ min: 0, max: 2000 }} {...properties} value={value} onCommit={onCommit} />
		);
	}
	render(<Held />);
	return { input: screen.getByRole<HTMLInputElement>('spinbutton', { name: 'weight' }), taken };
}

async function typed(input: HTMLElement, text: string): Promise<void> {
	await userEvent.clear(input);
	await userEvent.type(input, `${text}{Enter}`);
}

test.each([
	['0,1', 0.1],
	['0.25', 0.25],
	['１，５', 1.5],
	['1e-3', 0.001],
	[' 1 234 ', 1234],
])('%s is taken as %d and shown so', async (text, value) => {
	const { input, taken } = field();
	await typed(input, text);
	expect(taken).toEqual([value]);
	expect(input.value).toBe(String(value));
	expect(input.getAttribute('aria-valuenow')).toBe(String(value));
	expect(screen.queryByRole('alert')).toBeNull();
});

test.each([
	['50%', /“50%” is not a number\. Enter a number from 0 to 2000/],
	['−2', /^Enter a number from 0 to 2000/],
	['1,250', /read as 1250 and as 1\.250/],
	['3e9', /^Enter a number from 0 to 2000/],
])('%s is refused with the reason, and stays to be mended', async (text, reason) => {
	const { input, taken } = field();
	await typed(input, text);
	expect(taken).toEqual([]);
	expect(input.value).toBe(text);
	expect(input.getAttribute('aria-invalid')).toBe('true');
	expect(screen.getByRole('alert').textContent).toMatch(reason);
	expect(input.getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id);
	await userEvent.keyboard('{Escape}');
	expect(input.value).toBe('0.5');
	expect(screen.queryByRole('alert')).toBeNull();
});

test('the reason is told in Chinese too', async () => {
	const { input } = field({ integer: true });
	await typed(input, '1,5');
	await chooseLanguage('zh-CN');
	expect((await screen.findByRole('alert')).textContent).toContain('之间的整数');
	await typed(input, '五');
	expect(screen.getByRole('alert').textContent).toContain('“五”不是数。');
	await chooseLanguage('en');
});

test('arrow keys step within the limits', async () => {
	const { input, taken } = field({ value: 1999, integer: true });
	input.focus();
	await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}');
	expect(taken).toEqual([2000, 1999]);
	expect(input.value).toBe('1999');
});

test('a live field takes what counts while it is typed, and forgets the rest', async () => {
	const { input, taken } = field({ value: null, integer: true, live: true, limits: { min: 0, max: 40 } });
	expect(input.value).toBe('');
	await userEvent.type(input, '123');
	expect(taken).toEqual([1, 12]);
	expect(screen.getByRole('alert').textContent).toContain('from 0 to 40');
	await userEvent.tab();
	expect(input.value).toBe('12');
	expect(screen.queryByRole('alert')).toBeNull();
});
