// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseLanguage, startTexts } from '../../../src/i18n';
import Scrubber from '../../../src/map/Scrubber';
import { useSession } from '../../../src/state/sessionStore';
import { useTimeline } from '../../../src/state/shownHistory';

beforeAll(() => {
	startTexts();
	chooseLanguage('en');
});

beforeEach(() => useTimeline.setState({ steps: [0, 10, 20], branchSteps: [], shown: null }));

afterEach(cleanup);

describe('the slider under the maps', () => {
	it.each([15, 20, 23])('stands at its end while training goes on, whose step %i comes at its own beat', (step) => {
		useSession.setState({ training: { is: 'training' }, step });
		render(<Scrubber />);
		const slider = screen.getByTestId<HTMLInputElement>('scrubber');
		expect([slider.value, slider.max]).toEqual(['2', '2']);
		expect(screen.getByTestId('scrubber-step').dataset.step).toBe(String(step));
	});

	it('says that an earlier step is shown, and leads back from it', () => {
		useSession.setState({ training: { is: 'paused' }, step: 20 });
		useTimeline.setState({ shown: 10 });
		render(<Scrubber />);
		expect(screen.getByTestId<HTMLInputElement>('scrubber').value).toBe('1');
		expect(screen.getByRole('button', { name: 'as at step 10' })).toBeDefined();
	});
});
