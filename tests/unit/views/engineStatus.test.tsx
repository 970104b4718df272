// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTexts } from '../../../src/i18n';
import { useSession } from '../../../src/state/sessionStore';
import { EngineStatus } from '../../../src/views/Header/EngineStatus';

beforeAll(async () => {
	localStorage.setItem('latent-lab.language', 'en');
	await startTexts();
});

afterEach(cleanup);

/** What the status says at so many steps a second. */
function saidAt(stepsPerSecond: number): string {
	act(() => useSession.setState({ training: { is: 'training' }, engine: 'reference', stepsPerSecond, step: 7 }));
	return screen.getByRole('group').textContent?.replaceAll(/\s+/g, ' ') ?? '';
}

it('tells a slow machine by the seconds that it takes for a step, any other by its steps a second', () => {
	render(<EngineStatus />);
	expect(saidAt(0.25)).toContain('4.0 s a step');
	expect(saidAt(0.08)).toContain('13 s a step');
	expect(saidAt(0.5)).toContain('0.50 steps/s');
	expect(saidAt(2_140)).toMatch(/2.?140 steps\/s/);
	expect(saidAt(0)).toContain('0 steps/s');
});

it('a machine that slept is no training that stalls; one that takes no step while it is looked at is', () => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	let now = 1_000;
	const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
	const wait = (milliseconds: number, looks = 1) => {
		for (let look = 0; look < looks; look++) {
			now += milliseconds;
			act(() => vi.advanceTimersByTime(1_000));
		}
	};
	const said = () => screen.getByRole('group').textContent;
	act(() => useSession.setState({ training: { is: 'training' }, step: 1 }));
	render(<EngineStatus />);
	wait(1_000, 2);
	wait(8 * 3_600_000);
	expect(said()).not.toContain('no step');
	wait(1_000, 5);
	expect(said()).toContain('no step');
	clock.mockRestore();
	vi.useRealTimers();
});
