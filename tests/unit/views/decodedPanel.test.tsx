// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import DecodedPanel, { texts } from '../../../src/action/DecodedAction/DecodedPanel';
import { collectTransitions } from '../../../src/dataset/collect';
import { goal } from '../../../src/environments/goal';
import { chooseLanguage, startTexts } from '../../../src/i18n';
import { showTexts } from '../../../src/i18n/lateTexts';
import { initialWeights } from '../../../src/model/initialise';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { useConfig } from '../../../src/state/configStore';
import { useExploration } from '../../../src/state/explorationStore';
import { publishFrame } from '../../../src/state/frames';
import { useScreen } from '../../../src/state/screenStore';
import { useSession } from '../../../src/state/sessionStore';

const dataset = collectTransitions({ environment: goal, published: true, seed: 1, size: 200 });
const shape = { stateDim: 17, actionCount: 3, embeddingDim: 6, parameterDim: 2, latentDim: 2, width: 16 };

function publish(seed: number): void {
	const run = (of: number) => {
		const mean = Float32Array.from({ length: 400 }, (_, i) => Math.sin(i * of));
		const codes = { mean, std: new Float32Array(400).fill(0.5), z: mean.slice() };
		return { ...codes, measured: codes, weights: initialWeights(shape, seed + of).map((weight) => 4 * weight) };
	};
	publishFrame({ source: 'training', step: seed, count: 200, shape, runs: [run(1), run(2)] });
}

const values = () => screen.getByTestId('decoded-parameters').textContent;

beforeAll(async () => {
	await startTexts();
	await showTexts(texts);
	chooseLanguage('en');
});

beforeEach(() => {
	useConfig.getState().replace({ ...DEFAULT_CONFIG, data: { ...DEFAULT_CONFIG.data, size: 500 } });
	useExploration.setState({ run: 0, editedState: null, pins: [null, null], samples: null, path: 'straight' });
	useSession.setState({ dataset, training: { is: 'paused' } });
	useScreen.setState({ everything: true });
	publish(1);
});

afterEach(cleanup);

describe('DecodedPanel', () => {
	it('names the decoded action with its parameters and its nearest in the data', async () => {
		render(<DecodedPanel Why={() => null} />);
		await waitFor(() => expect(screen.getByTestId('decoded-discrete').textContent).toBe('Kick to'));
		expect(screen.getByTestId('decoded-action').textContent).toMatch(/Kick to \(−?\d+\.\d, −?\d+\.\d\) m/);
		expect(screen.getByTestId('decoded-action').textContent).toMatch(/nearest in the data: #\d+ \(/);
		expect(screen.getByText('z = (0.40, −1.20)')).toBeTruthy();
	});

	it('follows the probe, the run and new weights', async () => {
		render(<DecodedPanel Why={() => null} />);
		const seen = new Set<string | null>([values()]);
		const changes = [
			() => useConfig.getState().update({ probe: { z: [-2, 2] } }),
			() => useExploration.setState({ run: 1 }),
			() => publish(7),
			() => useConfig.getState().update({ probe: { transition: 100 } }),
		];
		for (const change of changes) {
			act(() => {
				change();
			});
			await waitFor(() => expect(seen.has(values())).toBe(false));
			seen.add(values());
		}
	});

	it('shows the second parameter of a shot as padding, and nothing of it with a kick', async () => {
		render(<DecodedPanel Why={() => null} />);
		const printed = () => values()?.match(/x̂ −?\d/g);
		await waitFor(() => expect(printed()).toHaveLength(2));
		fireEvent.click(screen.getByRole('radio', { name: 'Shoot left' }));
		await waitFor(() => expect(screen.getByTestId('decoded-discrete').textContent).toBe('Shoot left'));
		expect(useConfig.getState().config.probe.action).toBe(1);
		expect(values()).toContain('padding');
		await waitFor(() => expect(printed()).toHaveLength(2));
		fireEvent.click(screen.getByRole('radio', { name: 'Kick to' }));
		await waitFor(() => expect(screen.getByTestId('decoded-discrete').textContent).toBe('Kick to'));
		await waitFor(() => expect(printed()).toHaveLength(2));
		// Each number once, as in "0.00 9.8 m", never one written into another.
		expect(values()).not.toMatch(/\d\.\d+\.\d/);
	});

	it('tells the predicted and the simulated change, of few features or of all', async () => {
		render(<DecodedPanel Why={() => null} />);
		const delta = within(screen.getByTestId('predicted-delta'));
		await waitFor(() => expect(delta.getAllByRole('row')).toHaveLength(4));
		fireEvent.click(delta.getByRole('button'));
		expect(delta.getAllByRole('row')).toHaveLength(18);
		await waitFor(() => expect(delta.getByText(/mean squared error/)).toBeTruthy());
	});

	it('walks along pins that it chooses', async () => {
		render(<DecodedPanel Why={() => null} />);
		fireEvent.click(screen.getByTestId('interpolate'));
		const [from, to] = useExploration.getState().pins;
		expect([dataset.action[from ?? -1], dataset.action[to ?? -1]]).toEqual([0, 0]);
		await waitFor(() => expect(useConfig.getState().config.probe.z).not.toEqual([0.4, -1.2]));
		const scrubber = screen.getByRole('slider', { name: /Position on the path/ });
		fireEvent.click(screen.getByTestId('interpolate'));
		fireEvent.change(scrubber, { target: { value: '100' } });
		const end = [Math.sin((to ?? 0) * 2), Math.sin((to ?? 0) * 2 + 1)];
		for (const [dim, value] of useConfig.getState().config.probe.z.entries()) expect(value).toBeCloseTo(end[dim], 5);
	});

	it('samples the prior: one moves the probe, a hundred fill the histograms', async () => {
		render(<DecodedPanel Why={() => null} />);
		fireEvent.click(screen.getByTestId('sample-prior'));
		const { samples } = useExploration.getState();
		expect(samples?.count).toBe(1);
		expect(useConfig.getState().config.probe.z).toEqual(Array.from(samples?.z ?? []));
		fireEvent.click(screen.getByRole('button', { name: 'Take 100 samples' }));
		expect(useExploration.getState().samples?.count).toBe(101);
		await waitFor(() => expect(screen.getByText(/in holes/).textContent).toMatch(/\d % \(A\) · .*\d % \(B\)/), {
			timeout: 5_000,
		});
		const z = useExploration.getState().samples?.z.slice();
		fireEvent.change(screen.getByRole('slider', { name: /noise/ }), { target: { value: '2' } });
		const stretched = useExploration.getState().samples?.z;
		expect(stretched?.[40]).toBeCloseTo(2 * (z?.[40] ?? 0), 5);
		fireEvent.click(screen.getByRole('button', { name: 'Clear the samples' }));
		expect(useExploration.getState().samples).toBeNull();
	});

	it('takes a state from the data or from sliders, and goes back', async () => {
		render(<DecodedPanel Why={() => null} />);
		fireEvent.click(screen.getByRole('button', { name: 'Edit the state' }));
		const slider = await screen.findByRole('slider', { name: 'player y' });
		fireEvent.change(slider, { target: { value: '-9' } });
		const edited = useExploration.getState().editedState;
		expect(edited?.[1]).toBeCloseTo(-9, 1);
		fireEvent.click(screen.getByRole('button', { name: 'Back to the data' }));
		expect(useExploration.getState().editedState).toBeNull();
		fireEvent.click(screen.getByRole('button', { name: 'Another transition’s state' }));
		expect(useConfig.getState().config.probe.transition).not.toBe(0);
	});

	it('waits while there is no data', async () => {
		useSession.setState({ dataset: null });
		render(<DecodedPanel Why={() => null} />);
		await waitFor(() => expect(screen.getByTestId('decoded-discrete').textContent).toBe('Waiting for a model'));
	});
});
