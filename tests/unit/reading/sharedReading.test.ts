import { beforeEach, expect, test, vi } from 'vitest';
import { SharedReading } from '../../../src/reading/SharedReading';
import { FakePage, makeInput } from './fakePage';

let page: FakePage;
let input: ReturnType<typeof makeInput>;
let shared: SharedReading<{ readonly value: number }>;
const make = vi.fn(() => ({ value: input.value }));

beforeEach(() => {
	vi.clearAllMocks();
	page = new FakePage();
	input = makeInput();
	shared = new SharedReading(input.connect, make, page);
});

test('the inputs are followed from the first listener to the last', () => {
	expect(input.isFollowed()).toBe(false);
	const ends = [shared.subscribe(() => {}), shared.subscribe(() => {})];
	ends[0]();
	expect(input.isFollowed()).toBe(true);
	ends[1]();
	expect(input.isFollowed()).toBe(false);
	shared.subscribe(() => {});
	expect(input.isFollowed()).toBe(true);
});

test('however many ask and listen, a value is made once a change', async () => {
	const told = [vi.fn(), vi.fn()];
	for (const listener of told) shared.subscribe(listener);
	input.change('person');
	input.change('person');
	const asked = shared.current;
	await page.show(3);
	for (const listener of told) expect(listener.mock.calls).toEqual([[{ value: 2 }, 'person']]);
	expect([shared.current === asked, make.mock.calls.length]).toEqual([true, 1]);
});

test('without a listener every question is answered anew, as nothing tells when a value is stale', () => {
	expect(shared.current.value).toBe(0);
	input.value = 5;
	expect(shared.current.value).toBe(5);
	const end = shared.subscribe(() => {});
	expect(shared.current.value).toBe(5);
	end();
	input.value = 6;
	expect(shared.current.value).toBe(6);
});

test('what is gone is told at once, as a person’s; what training changed, with the beat', async () => {
	const told = vi.fn();
	shared.subscribe(told);
	await page.pass(1_000);
	input.change('gone');
	expect(told.mock.calls).toEqual([[{ value: 1 }, 'person']]);
	input.change('frame');
	expect(told).toHaveBeenCalledOnce();
	await page.show(20);
	expect(told.mock.calls.slice(1)).toEqual([[{ value: 2 }, 'frame']]);
});
