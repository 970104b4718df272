// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { chooseLanguage, startTexts } from '../../../src/i18n';
import { showTexts } from '../../../src/i18n/lateTexts';
import { useNotices } from '../../../src/state/noticeStore';
import Notices, { texts } from '../../../src/views/Notices/Notices';

beforeAll(async () => {
	localStorage.setItem('latent-lab.language', 'en');
	await startTexts();
	await showTexts(texts);
});

afterEach(() => {
	cleanup();
	useNotices.setState({ notices: [] });
});

describe('Notices', () => {
	it('names engines and faults instead of their ids', () => {
		const { show } = useNotices.getState();
		show({ id: 'a', tone: 'error', message: 'deviceLost', values: { engine: 'tfjs-webgpu', step: 12 } });
		show({ id: 'b', tone: 'warning', message: 'linkBroken', values: { detail: 'too-long' } });
		show({ id: 'c', tone: 'error', message: 'fileInvalid', values: { name: 'a.bin', detail: 'header:fileNoKind' } });
		render(<Notices />);
		const [device, link, file] = screen.getAllByRole('alert');
		expect(file.textContent).toContain('a.bin was not loaded: it is neither a manifest nor');
		expect(device.textContent).toContain('TensorFlow.js · WebGPU was lost at step 12');
		expect(link.textContent).toContain('it is longer than any link of this page');
	});

	it('shows what comes from outside as text, cut to a length', () => {
		const received = `<img src=x onerror=alert(1)>${'x'.repeat(500)}`;
		useNotices.getState().show({
			id: 'a',
			tone: 'warning',
			message: 'linkInvalid',
			values: { path: 'model.width', received, expected: '>=16' },
		});
		const { container } = render(<Notices />);
		expect(container.querySelector('img')).toBeNull();
		expect(screen.getByRole('alert').textContent?.length).toBeLessThan(400);
	});

	it('runs an action and goes away', async () => {
		const run = vi.fn();
		useNotices.getState().show({
			id: 'a',
			tone: 'info',
			message: 'noWebGPU',
			actions: [{ label: 'continueWith', values: { engine: 'reference' }, run }],
		});
		render(<Notices />);
		expect(screen.getByRole('status')).toBeTruthy();
		await userEvent.click(screen.getByRole('button', { name: 'Continue with Reference · JavaScript' }));
		expect(run).toHaveBeenCalledOnce();
		expect(useNotices.getState().notices).toEqual([]);
	});

	it('changes its language in place', async () => {
		useNotices.getState().show({ id: 'a', tone: 'info', message: 'workerDied', values: { step: 3 } });
		render(<Notices />);
		act(() => chooseLanguage('zh-CN'));
		expect(await screen.findByText(/重新加载/)).toBeTruthy();
		act(() => chooseLanguage('en'));
		expect(await screen.findByText(/process ended/)).toBeTruthy();
	});
});
