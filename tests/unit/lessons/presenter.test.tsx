// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, it } from 'vitest';
import Presenter from '../../../src/coursePages/Lesson/Teacher/Presenter';
import { startTexts } from '../../../src/i18n';
import { showTexts } from '../../../src/i18n/lateTexts';
import { LESSON_TEXTS } from '../../../src/i18n/partTexts';

beforeAll(async () => {
	localStorage.setItem('latent-lab.language', 'en');
	await startTexts();
	await showTexts([LESSON_TEXTS]);
});

afterEach(cleanup);

it('says where the page is given no full screen, and no longer once it is', async () => {
	let isGiven = false;
	document.documentElement.requestFullscreen = async () => {
		if (!isGiven) throw new TypeError('Permissions check failed');
	};
	render(<Presenter onClose={() => {}} />);
	const button = screen.getByTestId('presenter-full-screen');
	const said = () => screen.getByTestId('presenter-refused').textContent;
	expect(said()).toBe('');
	await userEvent.click(button);
	await waitFor(() => expect(said()).toContain('gives the page no full screen'));
	isGiven = true;
	await userEvent.click(button);
	await waitFor(() => expect(said()).toBe(''));
});
