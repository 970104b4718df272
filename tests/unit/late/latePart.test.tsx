// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startTexts } from '../../../src/i18n';
import { AreaBoundary } from '../../../src/late/AreaBoundary';
import { latePart } from '../../../src/late/latePart';
import { importLate, PartBoundary } from '../../../src/late/PartBoundary';
import { useNotices } from '../../../src/state/noticeStore';

beforeAll(startTexts);
beforeEach(() => {
	useNotices.setState({ notices: [] });
	// React writes what a boundary catches.
	vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
	cleanup();
	vi.restoreAllMocks();
});

/** Imports that fail so many times, then give a part. */
function failing(times: number) {
	let calls = 0;
	const load = async () => {
		if (calls++ < times) throw new TypeError('offline');
		return { default: () => <p>here</p> };
	};
	return { load, calls: () => calls };
}

/** Presses the action of the notice that tells of a missing part. */
function pressInNotice(label: string): void {
	const [{ actions }] = useNotices.getState().notices;
	actions?.find((action) => action.label === label)?.run();
}

test('an area says what is missing, once, and asks again each time that a person does', async () => {
	const { load, calls } = failing(2);
	const Part = latePart(load);
	render(
		<AreaBoundary>
			<PartInPlace />
		</AreaBoundary>,
	);
	function PartInPlace() {
		return <Part />;
	}
	expect((await screen.findByRole('alert')).textContent).toContain('did not load: offline');
	expect(calls()).toBe(1);
	await userEvent.click(screen.getByRole('button', { name: 'Show it again' }));
	await screen.findByRole('alert');
	expect(calls()).toBe(2);
	await userEvent.click(screen.getByRole('button', { name: 'Show it again' }));
	expect((await screen.findByText('here')).tagName).toBe('P');
});

test('a part without a place of its own is told of in a notice, and the rest stays', async () => {
	const { load } = failing(1);
	const Part = latePart(load);
	render(
		<>
			<p>rest</p>
			<PartBoundary>
				<Part />
			</PartBoundary>
		</>,
	);
	await vi.waitFor(() => expect(useNotices.getState().notices).toHaveLength(1));
	expect(useNotices.getState().notices[0]).toMatchObject({ message: 'partMissing', values: { detail: 'offline' } });
	expect(screen.getByText('rest').tagName).toBe('P');
	pressInNotice('tryAgain');
	expect((await screen.findByText('here')).tagName).toBe('P');
});

test('what fails in another way goes on to the boundary of the area', async () => {
	const Broken = () => {
		throw new Error('a fault');
	};
	render(
		<AreaBoundary>
			<PartBoundary>
				<Broken />
			</PartBoundary>
		</AreaBoundary>,
	);
	expect((await screen.findByRole('alert')).textContent).toContain('a fault');
	expect(useNotices.getState().notices).toEqual([]);
});

test('a file that is no component is told of, and trying again does what was asked', async () => {
	const { load } = failing(1);
	const then = vi.fn();
	importLate(load, then);
	await vi.waitFor(() => expect(useNotices.getState().notices).toHaveLength(1));
	expect(then).not.toHaveBeenCalled();
	pressInNotice('tryAgain');
	await vi.waitFor(() => expect(then).toHaveBeenCalledTimes(1));
});
