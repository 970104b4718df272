import { describe, expect, it } from 'vitest';
import { type Cause, reading } from '../../../src/reading/reading';
import { FakePage, makeInput } from './fakePage';

describe('on the page', () => {
	function setUp(waits = false) {
		const page = new FakePage();
		const input = makeInput();
		const shown: [number, Cause][] = [];
		const options = { where: 'page', calm: 'beat', waits, host: page } as const;
		const present = reading(input.connect, () => input.value, {
			...options,
			show: (value, cause) => void shown.push([value, cause]),
		});
		return { page, input, shown, present };
	}

	it('reads at once when it begins, unless it waits for a change', () => {
		expect(setUp().shown).toEqual([[0, 'gone']]);
		expect(setUp(true).shown).toEqual([]);
	});

	it('answers a person in the next display frame, however often the input changed before', async () => {
		const { page, input, shown } = setUp(true);
		input.change('person');
		input.change('person');
		input.change('frame');
		expect(shown).toEqual([]);
		await page.show(3);
		expect(shown).toEqual([[3, 'person']]);
	});

	it('answers frames at the beat, and a person between two of them at once', async () => {
		const { page, input, shown } = setUp(true);
		for (let i = 0; i < 60; i++) {
			input.change('frame');
			await page.show(1);
		}
		// 960 ms in beats of 125 ms, each in the display frame after it.
		expect(shown.length).toBeGreaterThanOrEqual(6);
		expect(shown.length).toBeLessThanOrEqual(8);
		const before = shown.length;
		input.change('frame');
		input.change('person');
		await page.show(1);
		expect(shown.slice(before)).toEqual([[62, 'person']]);
		await page.show(20);
		expect(shown).toHaveLength(before + 1);
	});

	it('shows that something is gone at once, in place of what was planned', async () => {
		const { page, input, shown } = setUp(true);
		input.change('person');
		input.change('gone');
		expect(shown).toEqual([[2, 'gone']]);
		await page.show(20);
		expect(shown).toHaveLength(1);
	});

	it('waits so many milliseconds between two readings that only training asks for', async () => {
		const page = new FakePage();
		const input = makeInput();
		const shown: number[] = [];
		const show = (value: number) => void shown.push(value);
		reading(input.connect, () => input.value, { where: 'page', calm: 8_000, show, host: page });
		input.change('frame');
		await page.pass(7_900);
		await page.show(1);
		expect(shown).toEqual([0]);
		await page.pass(100);
		await page.show(1);
		expect(shown).toEqual([0, 1]);
		input.change('person');
		await page.show(1);
		expect(shown).toEqual([0, 1, 2]);
	});

	it('follows and shows nothing after its end', async () => {
		const { page, input, shown, present } = setUp(true);
		input.change('person');
		present.end();
		expect(input.isFollowed()).toBe(false);
		present.request('gone');
		await page.show(20);
		expect(shown).toEqual([]);
	});
});

describe('in slices', () => {
	function setUp(pieces: number) {
		const page = new FakePage();
		const input = makeInput();
		const shown: (number | null)[] = [];
		let faults = 0;
		function* compute(): Generator<void, number> {
			const began = input.value;
			if (faults > 0) {
				faults--;
				throw new Error('no');
			}
			for (let i = 0; i < pieces; i++) {
				page.time += 1;
				yield;
			}
			return began;
		}
		const present = reading<number>(input.connect, compute, {
			where: 'slices',
			calm: 200,
			waits: true,
			show: (value) => void shown.push(value),
			host: page,
		});
		return { page, input, shown, present, fail: () => faults++ };
	}

	it('does a little in each display frame', async () => {
		const { page, input, shown } = setUp(6);
		input.change('person');
		await page.show(3);
		expect(shown).toEqual([]);
		await page.show(1);
		expect(shown).toEqual([1]);
	});

	it('ends what is under way, then takes the newest', async () => {
		const { page, input, shown } = setUp(4);
		input.change('person');
		await page.show(1);
		input.change('person');
		input.change('person');
		await page.show(10);
		expect(shown).toEqual([1, 3]);
	});

	it('begins at most every 200 ms for frames, and ends with the newest', async () => {
		const { page, input, shown } = setUp(0);
		for (let i = 0; i < 60; i++) {
			input.change('frame');
			await page.show(1);
		}
		// 60 frames are 960 ms: five starts.
		expect(shown.length).toBe(5);
		await page.show(20);
		expect(shown.at(-1)).toBe(60);
	});

	it('does not make a person wait', async () => {
		const { page, input, shown } = setUp(0);
		input.change('frame');
		await page.show(1);
		input.change('frame');
		await page.show(1);
		expect(shown).toEqual([1]);
		input.change('person');
		await page.show(1);
		expect(shown).toEqual([1, 3]);
	});

	it('forgets what is gone, and takes what is asked for afterwards', async () => {
		const { page, input, shown } = setUp(4);
		input.change('person');
		await page.show(1);
		input.change('frame');
		input.change('gone');
		expect(shown).toEqual([null]);
		await page.show(40);
		expect(shown).toEqual([null]);
		input.change('person');
		await page.show(10);
		expect(shown).toEqual([null, 4]);
	});

	it('begins afresh after work that failed', async () => {
		const { page, input, shown, fail } = setUp(0);
		fail();
		input.change('person');
		await expect(page.show(1)).rejects.toThrow('no');
		input.change('person');
		await page.show(1);
		expect(shown).toEqual([2]);
	});

	it('shows nothing after its end', async () => {
		const { page, input, shown, present } = setUp(4);
		input.change('person');
		await page.show(1);
		present.end();
		await page.show(10);
		expect(shown).toEqual([]);
	});
});

describe('in a worker', () => {
	function setUp(options: { calm?: number; least?: number; again?: () => boolean } = {}) {
		const page = new FakePage();
		const input = makeInput();
		const asked: number[] = [];
		const shown: (string | null)[] = [];
		const waiting: { done(answer: string): void; fail(): void }[] = [];
		let nothing = false;
		const present = reading<string>(
			input.connect,
			() => {
				if (nothing) return null;
				asked.push(input.value);
				return new Promise<string>((resolve, reject) =>
					waiting.push({ done: resolve, fail: () => reject(new Error('no')) }),
				);
			},
			{ where: 'worker', calm: 60, waits: true, ...options, show: (answer) => void shown.push(answer), host: page },
		);
		return {
			page,
			input,
			asked,
			shown,
			present,
			askNothing: (now: boolean) => {
				nothing = now;
			},
			answer: async (text: string) => {
				waiting.shift()?.done(text);
				await page.pass(0);
			},
			fail: async () => {
				waiting.shift()?.fail();
				await page.pass(0);
			},
		};
	}

	it('asks one question at a time, then the newest', async () => {
		const { input, asked, shown, answer } = setUp();
		input.change('person');
		input.change('person');
		input.change('person');
		expect(asked).toEqual([1]);
		await answer('a');
		expect(asked).toEqual([1, 3]);
		await answer('b');
		expect(asked).toEqual([1, 3]);
		expect(shown).toEqual(['a', 'b']);
	});

	it('lets frames wait, not a person', async () => {
		const { page, input, asked, answer } = setUp({ calm: 100 });
		input.change('frame');
		await answer('a');
		input.change('frame');
		await page.pass(60);
		expect(asked).toEqual([1]);
		await page.pass(50);
		expect(asked).toEqual([1, 2]);
		await answer('b');
		input.change('frame');
		input.change('person');
		expect(asked).toEqual([1, 2, 4]);
		await answer('c');
		await page.pass(500);
		expect(asked).toEqual([1, 2, 4]);
	});

	it('lets a person wait as well where each question costs something', async () => {
		const { page, input, asked, answer } = setUp({ least: 60 });
		input.change('person');
		await answer('a');
		input.change('person');
		await page.pass(59);
		expect(asked).toEqual([1]);
		await page.pass(1);
		expect(asked).toEqual([1, 2]);
	});

	it('asks the same again while things go on, also after a question that failed', async () => {
		let goesOn = true;
		const { page, input, asked, shown, answer, fail } = setUp({ again: () => goesOn });
		input.change('person');
		await answer('a');
		await page.pass(60);
		expect(asked).toHaveLength(2);
		await fail();
		await page.pass(60);
		expect(asked).toHaveLength(3);
		goesOn = false;
		await answer('b');
		await page.pass(600);
		expect(asked).toHaveLength(3);
		expect(shown).toEqual(['a', 'b']);
	});

	it('leaves out an answer on what is gone, and waits for it before it asks on', async () => {
		const { input, asked, shown, answer } = setUp();
		input.change('person');
		input.change('gone');
		input.change('person');
		expect(asked).toEqual([1]);
		await answer('late');
		expect(asked).toEqual([1, 3]);
		await answer('new');
		expect(shown).toEqual([null, 'new']);
	});

	it('asks on after there was nothing to ask, and never after its end', async () => {
		const { input, asked, shown, present, answer, askNothing } = setUp();
		askNothing(true);
		input.change('person');
		askNothing(false);
		input.change('person');
		expect(asked).toEqual([2]);
		present.end();
		await answer('late');
		input.change('person');
		expect([asked, shown]).toEqual([[2], []]);
	});
});
