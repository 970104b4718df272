// @vitest-environment happy-dom

import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { collectTransitions } from '../../../src/dataset/collect';
import { environmentById } from '../../../src/environments/registry';
import { startTexts } from '../../../src/i18n';
import { formatShare } from '../../../src/i18n/formatNumber';
import { showTexts } from '../../../src/i18n/lateTexts';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { useConfig } from '../../../src/state/configStore';
import { useSession } from '../../../src/state/sessionStore';
import { barsPath } from '../../../src/views/DataCard/Bars';
import DataCard, { texts } from '../../../src/views/DataCard/DataCard';

await startTexts();
await showTexts(texts);

function show(id: string, testShare = 0) {
	const environment = environmentById(id);
	if (!environment) throw new Error(id);
	useConfig.getState().replace({ ...DEFAULT_CONFIG, environment: id, data: { ...DEFAULT_CONFIG.data, testShare } });
	const dataset = collectTransitions({ environment, published: true, seed: 1, size: 600 });
	useSession.setState({ training: { is: 'paused' }, dataset });
	render(<DataCard />);
}

afterEach(cleanup);

test('tells what the data of Platform are, and which features tanh cannot reach', async () => {
	show('platform');
	await waitFor(() => expect(screen.getByTestId('data-size').textContent).toMatch(/600/));
	expect(screen.getAllByTestId('data-action')).toHaveLength(3);
	expect(screen.getByTestId('data-beyond').textContent).toMatch(/beyond ±1/);
	expect(screen.getAllByText(/Δs beyond ±1 in/).length).toBeGreaterThan(0);
	expect(screen.getByRole('img', { name: /distance aimed at: from 0 to 720 px/ })).toBeTruthy();
	expect(screen.queryByTestId('data-parts')).toBeNull();
});

test('lists the most frequent of many actions, and says how many there are besides', async () => {
	show('hard-move-6', 0.25);
	await waitFor(() => expect(screen.getAllByTestId('data-action')).toHaveLength(12));
	expect(screen.getByText(/52 more actions/)).toBeTruthy();
	// Above them, every direction with all of its actions.
	expect(screen.getAllByTestId('data-group')).toHaveLength(9);
	expect(screen.getByTestId('data-parts').textContent).toMatch(/in the training split, \d+ in the test split/);
});

test('says that it counts while there are no data', () => {
	useSession.setState({ dataset: null });
	render(<DataCard />);
	expect(screen.getByTestId('data-card').getAttribute('aria-busy')).toBe('true');
});

test('bars are as high as their share of the largest, and none that is there vanishes', () => {
	expect(barsPath([0, 10, 5])).toBe('M0 20V20H1V0H2V10H3V20Z');
	expect(barsPath([1, 1000])).toBe('M0 20V19H1V0H2V20Z');
});

test('a share that is there never reads as nothing, nor a part as all', () => {
	expect([formatShare(0, 10), formatShare(1, 100_000), formatShare(10, 10)]).toEqual(['0 %', '< 0.01 %', '100 %']);
	expect(formatShare(324, 1_000)).toBe('32.4 %');
});
