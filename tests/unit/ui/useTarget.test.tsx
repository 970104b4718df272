// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { chooseLanguage, startTexts } from '../../../src/i18n';
import { TARGET_IDS } from '../../../src/ui/targets';
import { useTarget, useTargets } from '../../../src/ui/useTarget';

const pressed = vi.fn();

function Step() {
	const target = useTarget('step');
	return (
		<button type="button" title="One step" disabled={false} {...target.control} onClick={pressed}>
			Step
		</button>
	);
}

function Train() {
	const target = useTarget('train');
	return (
		<div data-testid="train" {...target.area}>
			{String(target.hidden)}
		</div>
	);
}

beforeAll(async () => {
	localStorage.setItem('latent-lab.language', 'en');
	await startTexts();
});

afterEach(() => {
	act(() => useTargets.setState({ spotlit: null, hidden: [], locked: [] }));
	cleanup();
	pressed.mockClear();
});

const step = () => screen.getByText<HTMLButtonElement>('Step');
const train = () => screen.getByTestId('train');

describe('useTarget', () => {
	it('gives a part its name and nothing else while the course wants nothing', () => {
		render(<Step />);
		expect(step().getAttributeNames().sort()).toEqual(['data-target', 'title', 'type']);
		expect(step().title).toBe('One step');
	});

	it('disables a locked control, says why in the language of the page, and gives everything back', async () => {
		render(<Step />);
		act(() => useTargets.setState({ locked: ['step'] }));
		fireEvent.click(step());
		expect(pressed).not.toHaveBeenCalled();
		expect(step().disabled).toBe(true);
		expect(step().title).toBe('Locked by your teacher');
		await act(async () => chooseLanguage('zh-CN'));
		cleanup();
		render(<Step />);
		expect(step().title).toBe('已由教师锁定');
		await act(async () => chooseLanguage('en'));
		act(() => useTargets.setState({ locked: [] }));
		expect(step().disabled).toBe(false);
		expect(step().title).toBe('One step');
		fireEvent.click(step());
		expect(pressed).toHaveBeenCalledOnce();
	});

	it('makes what is in a locked area inert', () => {
		render(<Train />);
		act(() => useTargets.setState({ locked: ['train'] }));
		expect(train().hasAttribute('inert')).toBe(true);
		act(() => useTargets.setState({ locked: [] }));
		expect(train().hasAttribute('inert')).toBe(false);
	});

	it('marks what is hidden or ringed, also where it comes later', () => {
		act(() => useTargets.setState({ hidden: ['train'], spotlit: 'step' }));
		render(
			<>
				<Step />
				<Train />
			</>,
		);
		expect(train().dataset.hidden).toBe('true');
		expect(train().textContent).toBe('true');
		expect(step().dataset.spotlit).toBe('around');
		act(() => useTargets.setState({ hidden: [], spotlit: null }));
		expect(train().dataset.hidden).toBeUndefined();
		expect(step().dataset.spotlit).toBeUndefined();
	});
});

describe('every target', () => {
	const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.tsx'))
		.map((name) => readFileSync(join('src', name), 'utf8'))
		.join('\n');

	it.each(TARGET_IDS)('%s is asked for by a part of the page', (id) => {
		expect(sources).toMatch(new RegExp(`(useTarget\\([^)]*|target(=|: )|: )['"]${id}['"]`));
	});
});
