import { expect, it } from 'vitest';
import { UnsavedTraining } from '../../../src/state/unsavedTraining';

function training() {
	const clock = { now: 1_000 };
	const unsaved = new UnsavedTraining(() => clock.now);
	/** Trains, or rests, for so long. */
	const pass = (trains: boolean, milliseconds: number) => {
		unsaved.trains(trains);
		clock.now += milliseconds;
		return unsaved.isAtStake;
	};
	return { unsaved, pass };
}

it('is at stake after more than a few seconds of training, rests not counted', () => {
	const { pass } = training();
	expect(pass(true, 3_000)).toBe(false);
	expect(pass(false, 60_000)).toBe(false);
	expect(pass(true, 1_900)).toBe(false);
	expect(pass(true, 200)).toBe(true);
	expect(pass(false, 0)).toBe(true);
});

it('is not at stake once it is saved, until as much again is trained', () => {
	const { unsaved, pass } = training();
	expect(pass(true, 9_000)).toBe(true);
	unsaved.clear();
	expect(unsaved.isAtStake).toBe(false);
	expect(pass(true, 4_000)).toBe(false);
	expect(pass(true, 2_000)).toBe(true);
});
