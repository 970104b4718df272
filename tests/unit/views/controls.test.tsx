// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { KlWeight } from '../../../src/controls/Controls/KlWeight';
import { TrainControls } from '../../../src/controls/Controls/TrainControls';
import { startTexts } from '../../../src/i18n';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { updateRun, useConfig } from '../../../src/state/configStore';
import * as lab from '../../../src/state/lab';
import { useSession } from '../../../src/state/sessionStore';

vi.mock('../../../src/state/lab', async (original) => ({
	...(await original<typeof lab>()),
	train: vi.fn(),
	pause: vi.fn(),
	stepOnce: vi.fn(),
	reset: vi.fn(),
}));

beforeAll(async () => {
	localStorage.setItem('latent-lab.language', 'en');
	await startTexts();
});

beforeEach(() => {
	useConfig.getState().replace(DEFAULT_CONFIG);
	useSession.setState({ training: { is: 'paused' }, step: 0, preparation: null, progress: 0 });
	vi.clearAllMocks();
});

afterEach(cleanup);

const weight = () => useConfig.getState().config.runs[0].klWeight;

describe('TrainControls', () => {
	it('becomes Pause while it trains and keeps the focus', async () => {
		render(<TrainControls />);
		await userEvent.click(screen.getByTestId('train'));
		expect(lab.train).toHaveBeenCalledOnce();
		useSession.setState({ training: { is: 'training' }, step: 1 });
		const button = await screen.findByTestId('pause');
		expect(document.activeElement).toBe(button);
		expect(screen.queryByTestId('train')).toBeNull();
		await userEvent.click(button);
		expect(lab.pause).toHaveBeenCalledOnce();
	});

	it('says what preparing is at and does not start twice', async () => {
		useSession.setState({
			training: { is: 'preparing', play: false, asks: [] },
			preparation: 'collecting',
			progress: 0.42,
		});
		render(<TrainControls />);
		expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('42');
		await userEvent.click(screen.getByTestId('train'));
		expect(lab.train).not.toHaveBeenCalled();
	});

	it('steps and resets only where that means something', () => {
		render(<TrainControls />);
		expect(screen.getByTestId('step')).toHaveProperty('disabled', false);
		expect(screen.getByTestId('reset')).toHaveProperty('disabled', true);
	});
});

describe('KlWeight', () => {
	it('moves by one weight with an arrow key', async () => {
		render(<KlWeight run={0} />);
		screen.getByTestId('kl-weight').focus();
		await userEvent.keyboard('{ArrowRight}');
		expect(weight()).toBe(0.11);
		expect(screen.getByTestId('kl-weight').getAttribute('aria-valuetext')).toBe('0.11');
		expect(screen.getByTestId('effective-beta').textContent).toBe('0.055');
	});

	it('converts weight and decoder noise into each other', async () => {
		render(<KlWeight run={0} />);
		const noise = (await screen.findByTestId('decoder-noise')) as HTMLInputElement;
		// √(0.1 · 2 ÷ (2 · 2 · 2)) and √(0.1 · 17 ÷ (2 · 2)).
		expect(noise.value).toBe('0.158');
		expect(screen.getByTestId('decoder-noise-state').textContent).toBe('0.65');
		await userEvent.clear(noise);
		await userEvent.type(noise, '0.2{Enter}');
		expect(weight()).toBe(0.16);
		expect(noise.value).toBe('0.2');
		await userEvent.clear(noise);
		await userEvent.type(noise, '0{Enter}');
		expect(weight()).toBe(0);
		expect(screen.getByTestId('decoder-noise-state').textContent).toBe('0');
		const slider = screen.getByTestId('kl-weight');
		fireEvent.change(slider, { target: { value: '200' } });
		expect(weight()).toBe(10);
		expect(noise.value).toBe('1.58');
	});

	it('refuses a noise that no weight gives, and moves by one weight with the arrow keys', async () => {
		render(<KlWeight run={0} />);
		const noise = await screen.findByTestId('decoder-noise');
		await userEvent.clear(noise);
		await userEvent.type(noise, '7{Enter}');
		expect(weight()).toBe(0.1);
		expect(screen.getByRole('alert').textContent).toContain('5');
		await userEvent.keyboard('{Escape}{ArrowUp}');
		expect(weight()).toBe(0.11);
	});

	it('has no noise to set where x has no weight', async () => {
		updateRun(0, { parameterWeight: 0 });
		render(<KlWeight run={0} />);
		expect((await screen.findByTestId('decoder-noise')).textContent).toContain('no weight');
	});

	it('takes a number between and beyond the positions of the slider', async () => {
		render(<KlWeight run={0} />);
		const field = screen.getByTestId('kl-weight-value');
		await userEvent.clear(field);
		await userEvent.type(field, '0.123{Enter}');
		expect(weight()).toBe(0.123);
		await userEvent.clear(field);
		await userEvent.type(field, '50{Enter}');
		expect(weight()).toBe(50);
	});

	it('says what is wrong with a number outside the limits and changes nothing', async () => {
		render(<KlWeight run={0} />);
		const field = screen.getByTestId('kl-weight-value');
		await userEvent.clear(field);
		await userEvent.type(field, '-1{Enter}');
		expect(screen.getByRole('alert').textContent).toContain('from 0 to 100');
		expect(weight()).toBe(0.1);
		await userEvent.type(field, '{Escape}');
		expect(screen.queryByRole('alert')).toBeNull();
		expect(field).toHaveProperty('value', '0.1');
	});

	it('goes down to exactly 0', () => {
		render(<KlWeight run={0} />);
		fireEvent.change(screen.getByTestId('kl-weight'), { target: { value: '0' } });
		expect(weight()).toBe(0);
	});

	it('says that β changed when Z did', async () => {
		render(<KlWeight run={0} />);
		useConfig.getState().update({ model: { latentDim: 4 } });
		expect((await screen.findByText(/from 2 to 4/)).textContent).toContain('0.05 to 0.025');
	});
});
