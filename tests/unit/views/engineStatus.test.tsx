// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
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
	act(() => useSession.setState({ phase: 'training', engine: 'reference', stepsPerSecond, step: 7 }));
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
