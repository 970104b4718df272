import { describe, expect, it } from 'vitest';
import { SlicedWork, type WorkClock } from '../../../src/reading/SlicedWork';

/** A page whose time passes only when told. */
class FakePage implements WorkClock {
	time = 0;
	private frames: (() => void)[] = [];
	private timers: { at: number; callback: () => void }[] = [];

	now = () => this.time;
	nextFrame = (callback: () => void) => {
		this.frames.push(callback);
	};
	after = (callback: () => void, milliseconds: number) => {
		this.timers.push({ at: this.time + milliseconds, callback });
	};

	/** Shows display frames, 16 ms each. */
	show(frames: number): void {
		for (let i = 0; i < frames; i++) {
			this.time += 16;
			const due = this.timers.filter(({ at }) => at <= this.time);
			this.timers = this.timers.filter(({ at }) => at > this.time);
			for (const { callback } of due) callback();
			for (const callback of this.frames.splice(0)) callback();
		}
	}
}

function setUp(pieces: number) {
	const page = new FakePage();
	const shown: number[] = [];
	let value = 0;
	function* begin(): Generator<void, number> {
		const began = value;
		for (let i = 0; i < pieces; i++) {
			page.time += 1;
			yield;
		}
		return began;
	}
	const work = new SlicedWork(begin, (result: number) => shown.push(result), page);
	const request = (cause: 'person' | 'frame') => {
		value++;
		work.request(cause);
	};
	return { page, shown, work, request };
}

describe('SlicedWork', () => {
	it('does a little in each display frame', () => {
		const { page, shown, request } = setUp(6);
		request('person');
		page.show(3);
		expect(shown).toEqual([]);
		page.show(1);
		expect(shown).toEqual([1]);
	});

	it('ends what is under way, then takes the newest', () => {
		const { page, shown, request } = setUp(4);
		request('person');
		page.show(1);
		request('person');
		request('person');
		page.show(10);
		expect(shown).toEqual([1, 3]);
	});

	it('begins at most every 200 ms for frames, and ends with the newest', () => {
		const { page, shown, request } = setUp(0);
		for (let i = 0; i < 60; i++) {
			request('frame');
			page.show(1);
		}
		// 60 frames are 960 ms: five starts.
		expect(shown.length).toBe(5);
		page.show(20);
		expect(shown[shown.length - 1]).toBe(60);
	});

	it('does not make a person wait', () => {
		const { page, shown, request } = setUp(0);
		request('frame');
		page.show(1);
		request('frame');
		page.show(1);
		expect(shown).toEqual([1]);
		request('person');
		page.show(1);
		expect(shown).toEqual([1, 3]);
	});

	it('forgets what is dropped, and takes what is asked for afterwards', () => {
		const { page, shown, work, request } = setUp(4);
		request('person');
		page.show(1);
		request('frame');
		work.drop();
		page.show(40);
		expect(shown).toEqual([]);
		request('person');
		page.show(10);
		expect(shown).toEqual([3]);
	});

	it('shows nothing after it was stopped', () => {
		const { page, shown, work, request } = setUp(4);
		request('person');
		page.show(1);
		work.stop();
		page.show(10);
		expect(shown).toEqual([]);
	});
});
