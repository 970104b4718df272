import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyBatch, TransitionStore } from '../../../src/agent/TransitionStore';

const SIZES = { stateDim: 2, parameterDim: 1, codeDim: 3 };

function transition(number: number) {
	return {
		state: [number, 0],
		action: number % 5,
		parameters: [0.5],
		latentAction: [number, 1, 2],
		nextState: [number + 1, 3],
		reward: number,
		done: number % 3 === 0,
	};
}

test('a store holds the newest transitions up to its capacity, and is saved and restored whole', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 100 }), (capacity, count) => {
			const store = new TransitionStore(SIZES, capacity);
			for (let i = 0; i < count; i++) store.add(transition(i));
			const restored = new TransitionStore(SIZES, capacity);
			restored.restore(store.save());
			for (const { size, copy } of [
				{ size: store.size, copy: store.copy.bind(store) },
				{ size: restored.size, copy: restored.copy.bind(restored) },
			]) {
				expect(size).toBe(Math.min(capacity, count));
				const batch = emptyBatch(SIZES, 1);
				const rewards = Array.from({ length: size }, (_, index) => {
					copy(index, batch, 0);
					expect([...batch.stateDelta]).toEqual([1, 3]);
					expect(batch.latentAction[0]).toBe(batch.reward[0]);
					expect(batch.notDone[0]).toBe(batch.reward[0] % 3 === 0 ? 0 : 1);
					return batch.reward[0];
				});
				const newest = Array.from({ length: size }, (_, i) => count - size + i);
				expect(rewards.sort((a, b) => a - b)).toEqual(newest);
			}
		}),
	);
});

test('a store grows beyond the room it begins with, and refuses columns of another kind', () => {
	const store = new TransitionStore(SIZES, 5_000);
	for (let i = 0; i < 3_000; i++) store.add(transition(i));
	const batch = emptyBatch(SIZES, 1);
	store.copy(2_999, batch, 0);
	expect([...batch.nextState]).toEqual([3_000, 3]);
	expect(() => new TransitionStore({ ...SIZES, codeDim: 2 }, 5_000).restore(store.save())).toThrow(RangeError);
});
