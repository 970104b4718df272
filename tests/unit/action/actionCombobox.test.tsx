// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import ActionCombobox, { texts } from '../../../src/action/ActionPicker/ActionCombobox';
import { hardMove } from '../../../src/environments/hardMove';
import { chooseLanguage, startTexts } from '../../../src/i18n';
import { showTexts } from '../../../src/i18n/lateTexts';

const environment = hardMove(10);

beforeAll(async () => {
	await startTexts();
	await showTexts(texts);
	chooseLanguage('en');
});

afterEach(cleanup);

function show(chosen: readonly number[], multiple = false) {
	const onPick = vi.fn();
	render(
		<ActionCombobox
			environment={environment}
			label="Discrete action"
			chosen={new Set(chosen)}
			onPick={onPick}
			multiple={multiple}
		/>,
	);
	return { field: screen.getByRole<HTMLInputElement>('combobox', { name: 'Discrete action' }), onPick };
}

const activeText = (field: HTMLElement) =>
	document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent;

describe('ActionCombobox', () => {
	it('shows what is chosen, and no options before it is opened', () => {
		const { field } = show([0b1100000000]);
		expect(field.value).toBe(environment.actions[0b1100000000].name.en);
		expect(field.getAttribute('aria-expanded')).toBe('false');
		expect(screen.queryAllByRole('option')).toEqual([]);
	});

	it('makes only the options in view, each with its place among all', () => {
		const { field } = show([]);
		fireEvent.click(field);
		expect(field.getAttribute('aria-expanded')).toBe('true');
		const options = screen.getAllByRole('option');
		expect(options.length).toBeLessThan(12);
		expect(options.map((option) => option.getAttribute('aria-posinset'))).toEqual(
			options.map((_, index) => String(index + 1)),
		);
		expect(options[0].getAttribute('aria-setsize')).toBe('1024');
		expect(screen.getByRole('group', { name: '→ right' })).toBeTruthy();
		expect(screen.getByRole('status').textContent).toMatch(/^1\s024 actions$/);
	});

	it('finds by typing, goes by the arrows, takes by Enter', () => {
		const { field, onPick } = show([3]);
		fireEvent.change(field, { target: { value: 'no motion' } });
		expect(activeText(field)).toContain('none · 0000000000');
		fireEvent.keyDown(field, { key: 'ArrowDown' });
		expect(activeText(field)).toContain('none · ');
		expect(activeText(field)).not.toContain('none · 0000000000');
		fireEvent.keyDown(field, { key: 'ArrowUp' });
		fireEvent.keyDown(field, { key: 'Enter' });
		expect(onPick).toHaveBeenCalledWith(0);
		expect(field.getAttribute('aria-expanded')).toBe('false');
	});

	it('says when nothing is found', () => {
		const { field, onPick } = show([3]);
		fireEvent.change(field, { target: { value: 'kick' } });
		expect(screen.getByText(/^No matching action/)).toBeTruthy();
		fireEvent.keyDown(field, { key: 'Enter' });
		expect(onPick).not.toHaveBeenCalled();
	});

	it('closes on Escape, which then goes no further, and when the focus leaves', () => {
		const outer = vi.fn();
		document.addEventListener('keydown', outer);
		const { field, onPick } = show([3]);
		fireEvent.keyDown(field, { key: 'ArrowDown' });
		expect(field.getAttribute('aria-expanded')).toBe('true');
		fireEvent.keyDown(field, { key: 'Escape' });
		expect(field.getAttribute('aria-expanded')).toBe('false');
		fireEvent.click(field);
		fireEvent.blur(field);
		expect(field.getAttribute('aria-expanded')).toBe('false');
		expect(field.value).toBe(environment.actions[3].name.en);
		expect(onPick).not.toHaveBeenCalled();
		document.removeEventListener('keydown', outer);
	});

	it('stays open while several are taken', () => {
		const { field, onPick } = show([0, 1023], true);
		expect(field.value).toBe('');
		fireEvent.change(field, { target: { value: '#1023' } });
		expect(screen.getByRole('listbox').getAttribute('aria-multiselectable')).toBe('true');
		const [option] = screen.getAllByRole('option');
		expect(option.getAttribute('aria-selected')).toBe('true');
		fireEvent.click(option);
		expect(onPick).toHaveBeenCalledWith(1023);
		expect(field.getAttribute('aria-expanded')).toBe('true');
	});
});
