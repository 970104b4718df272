// @vitest-environment happy-dom
/** Adding an instrument is a folder and its line in the registry: menu, view, texts, task and calls follow from them. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguage, startTexts } from '../../../src/i18n';
import { showTexts } from '../../../src/i18n/lateTexts';
import { byFolder } from '../../../src/instruments/byFolder';
import { Instruments, texts } from '../../../src/instruments/Instruments';
import { INSTRUMENTS } from '../../../src/instruments/registry';
import { useInstruments } from '../../../src/instruments/shared/instrumentStore';
import type { Task } from '../../../src/instruments/tasks';
import { instrumentCalls } from '../../../src/scripting/lateCalls';
import { toy } from './toy/instrument';

const REGISTRY = [...INSTRUMENTS, toy];

/** As src/instruments/texts.*.ts find the texts of the folders beside them. */
const TOY_TEXTS = {
	en: async () => byFolder(import.meta.glob<object>('./*/en.ts', { eager: true, import: 'default' })),
	'zh-CN': async () => byFolder(import.meta.glob<object>('./*/zh-CN.ts', { eager: true, import: 'default' })),
};

beforeAll(async () => {
	globalThis.IntersectionObserver ??= class {
		observe() {}
		disconnect() {}
	} as never;
	await startTexts();
	await chooseLanguage('en');
	await showTexts([...texts, TOY_TEXTS]);
});

afterEach(cleanup);

describe('a toy instrument', () => {
	it('stands in the menu, in its group, and opens', async () => {
		useInstruments.setState({ open: 'toy' });
		render(<Instruments instruments={REGISTRY} />);
		const entry = screen.getByRole('button', { name: 'Toy' });
		expect(entry.closest('div')?.querySelector('h3')?.textContent).toBe('Latent space');
		expect(screen.getByText('Adds two numbers.')).toBeTruthy();
		expect(await screen.findByText('Sum: 5')).toBeTruthy();
		// Measured in the worker: its rate is stated.
		expect(screen.getByTestId('instrument-rate')).toBeTruthy();
		await userEvent.click(screen.getByRole('button', { name: 'why' }));
		expect(screen.getByText('a + b')).toBeTruthy();
	});

	it('changes its language in place', async () => {
		useInstruments.setState({ open: 'toy' });
		render(<Instruments instruments={REGISTRY} />);
		await chooseLanguage('zh-CN');
		expect(await screen.findByRole('button', { name: '玩具' })).toBeTruthy();
		expect(await screen.findByText('和：5')).toBeTruthy();
		await chooseLanguage('en');
	});

	it('is a task of the worker under its id', async () => {
		const tasks = byFolder(import.meta.glob<Task>('./*/task.ts', { eager: true, import: 'default' }));
		expect(tasks.toy({ a: 2, b: 3 } as never)).toBe(5);
	});

	it('brings its calls', async () => {
		const calls = instrumentCalls(REGISTRY);
		expect(await calls.toySum(4)).toBe(5);
		expect(Object.keys(calls)).toContain('holes');
	});
});

describe('the registry', () => {
	it.each(INSTRUMENTS.map((instrument) => [instrument.id, instrument] as const))(
		'%s is whole',
		async (id, instrument) => {
			const english = i18next.getResourceBundle('en', id);
			for (const text of ['name', 'line', 'why']) expect(english[text], text).toBeTruthy();
			const chinese = await import(`../../../src/instruments/${id}/zh-CN.ts`);
			expect(Object.keys(chinese.default).sort()).toEqual(Object.keys(english).sort());
			const script = (await instrument.script.load()) as Record<string, unknown>;
			for (const call of instrument.script.calls) expect(script[call], call).toBeTypeOf('function');
			// A folder that is named as the instrument, with a task where it says that it measures in the worker.
			const folders = import.meta.glob('../../../src/instruments/*/{instrument,task}.ts');
			expect(folders).toHaveProperty([`../../../src/instruments/${id}/instrument.ts`]);
			if (instrument.inWorker) expect(folders).toHaveProperty([`../../../src/instruments/${id}/task.ts`]);
		},
	);

	it('has every folder', () => {
		const folders = Object.keys(import.meta.glob('../../../src/instruments/*/instrument.ts'));
		expect(folders.map((path) => path.split('/').at(-2)).sort()).toEqual(INSTRUMENTS.map(({ id }) => id).sort());
	});

	it('names no call twice', () => {
		const calls = INSTRUMENTS.flatMap(({ script }) => script.calls as readonly string[]);
		expect(new Set(calls).size).toBe(calls.length);
	});
});
