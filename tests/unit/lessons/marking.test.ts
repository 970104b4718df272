// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseLanguage, startTexts } from '../../../src/i18n';
import { markTargets } from '../../../src/lessons/marking';

beforeAll(async () => {
	localStorage.setItem('latent-lab.language', 'en');
	await startTexts();
});

beforeEach(() => {
	document.body.innerHTML = `
		<div data-testid="train-controls" title="own"><button data-testid="step" title="One step">Step</button></div>
		<button data-testid="advanced">Advanced</button>`;
});

const releases: (() => void)[] = [];
const mark: typeof markTargets = (kind, ids) => {
	const release = markTargets(kind, ids);
	releases.push(release);
	return release;
};

afterEach(() => {
	for (const release of releases.splice(0)) release();
});

const find = (handle: string) => document.querySelector<HTMLElement>(`[data-testid="${handle}"]`) as HTMLElement;

describe('markTargets', () => {
	it('leaves the page as it was when it is released', () => {
		const before = document.body.innerHTML;
		const all = [mark('spotlit', ['train']), mark('hidden', ['step']), mark('locked', ['train', 'advanced'])];
		expect(document.body.innerHTML).not.toBe(before);
		for (const release of all) release();
		expect(document.body.innerHTML).toBe(before);
	});

	it('marks an element until the last of its marks is released', () => {
		const first = mark('hidden', ['advanced']);
		const second = mark('hidden', ['advanced', 'step']);
		first();
		first();
		expect(find('advanced').hasAttribute('data-lesson-hidden')).toBe(true);
		second();
		expect(find('advanced').hasAttribute('data-lesson-hidden')).toBe(false);
	});

	it('draws a ring inside where the window would cut it off', () => {
		const place = (right: number) => {
			find('advanced').getBoundingClientRect = () => new DOMRect(right - 40, 100, 40, 20);
			const release = mark('spotlit', ['advanced']);
			const ring = find('advanced').getAttribute('data-lesson-spotlit');
			release();
			return ring;
		};
		expect(place(innerWidth - 40)).toBe('');
		expect(place(innerWidth)).toBe('inside');
	});

	it('marks nothing where nothing is named, whatever comes onto the page', async () => {
		const faults = vi.fn();
		addEventListener('error', faults);
		mark('hidden', []);
		mark('locked', []);
		document.body.insertAdjacentHTML('beforeend', '<i data-testid="probe"></i>');
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(faults).not.toHaveBeenCalled();
		expect(find('probe').hasAttribute('data-lesson-hidden')).toBe(false);
		removeEventListener('error', faults);
	});

	it('marks what is created again, also deep in something new, and what gets its handle later', async () => {
		mark('spotlit', ['probe', 'dock']);
		mark('locked', ['train']);
		document.body.insertAdjacentHTML(
			'beforeend',
			'<section><p><i data-testid="probe"></i></p><b id="late"></b></section>',
		);
		document.getElementById('late')?.setAttribute('data-testid', 'dock');
		find('train-controls').insertAdjacentHTML('beforeend', '<button id="new">new</button>');
		await vi.waitFor(() => expect(find('dock').hasAttribute('data-lesson-spotlit')).toBe(true));
		expect(find('probe').hasAttribute('data-lesson-spotlit')).toBe(true);
		expect(document.getElementById('new')?.hasAttribute('inert')).toBe(true);
	});

	it('takes away a mark when the handle goes to another', async () => {
		mark('hidden', ['advanced']);
		const button = find('advanced');
		button.setAttribute('data-testid', 'other');
		await vi.waitFor(() => expect(button.hasAttribute('data-lesson-hidden')).toBe(false));
	});
});

describe('a locked element', () => {
	it('says so in the language of the page', async () => {
		mark('locked', ['advanced']);
		expect(find('advanced').title).toBe('Locked by your teacher');
		expect(find('advanced').getAttribute('aria-description')).toBe('Locked by your teacher');
		expect(find('advanced').getAttribute('aria-disabled')).toBe('true');
		chooseLanguage('zh-CN');
		await vi.waitFor(() => expect(find('advanced').title).toBe('已由教师锁定'));
		chooseLanguage('en');
		await vi.waitFor(() => expect(find('advanced').title).toBe('Locked by your teacher'));
	});

	it('keeps a title that it gets meanwhile for later', async () => {
		const release = mark('locked', ['step']);
		find('step').title = 'One training step';
		await vi.waitFor(() => expect(find('step').title).toBe('Locked by your teacher'));
		release();
		expect(find('step').title).toBe('One training step');
	});

	it('makes the controls inside it inert, and keeps their titles', () => {
		mark('locked', ['train']);
		expect(find('step').hasAttribute('inert')).toBe(true);
		expect(find('step').title).toBe('One step');
		expect(find('train-controls').title).toBe('Locked by your teacher');
	});

	it('is not operated: clicks, keys and input stop before they arrive, Tab goes on', () => {
		const seen: string[] = [];
		for (const type of ['click', 'pointerdown', 'keydown', 'input', 'wheel'])
			find('advanced').addEventListener(type, ({ type: arrived }) => seen.push(arrived));
		const release = mark('locked', ['advanced']);
		const send = (event: Event) => find('advanced').dispatchEvent(event);
		const events = () => [
			new MouseEvent('click', { bubbles: true, cancelable: true }),
			new Event('pointerdown', { bubbles: true, cancelable: true }),
			new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
			new Event('input', { bubbles: true }),
		];
		for (const event of events()) send(event);
		expect(seen).toEqual([]);
		send(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true }));
		expect(seen).toEqual(['keydown']);
		release();
		for (const event of events()) send(event);
		expect(seen).toHaveLength(5);
	});
});
