import { describe, expect, test } from 'vitest';
import { Struct, wordsOf } from '../../../../src/training/webgpu/kernels/struct';
import { PASS, RUN, RUN_LIMIT, STEP, UPDATE, UPDATES } from '../../../../src/training/webgpu/kernels/structs';

describe('a struct described once', () => {
	const PART = new Struct('Part', { scale: 'f32', pair: 'vec2f', count: 'u32' });

	test('is declared as WGSL has it', () => {
		expect(PART.wgsl).toBe('struct Part {\n\tscale: f32,\n\tpair: vec2f,\n\tcount: u32,\n}\n');
		const whole = new Struct('Whole', { first: 'u32' }, { name: 'parts', of: RUN, count: 3 });
		expect(whole.wgsl).toBe('struct Whole {\n\tfirst: u32,\n\tparts: array<Run, 3>,\n}\n');
	});

	test('has its fields where WGSL puts them: a vector of two begins at every second word', () => {
		const words = wordsOf(new ArrayBuffer(4 * 2 * PART.words));
		PART.write(words, PART.words, { scale: 0.5, pair: [1, 2], count: 7 });
		expect(PART.words).toBe(6);
		expect([...words.integers.subarray(0, 6)]).toEqual([0, 0, 0, 0, 0, 0]);
		expect([words.floats[6], words.floats[8], words.floats[9], words.integers[10]]).toEqual([0.5, 1, 2, 7]);
	});

	test('an array begins at every 16 bytes, and its entries too', () => {
		const whole = new Struct('Whole', { first: 'u32' }, { name: 'parts', of: RUN, count: 3 });
		expect([whole.tailAt, whole.words]).toEqual([4, 4 + 3 * RUN.words]);
		expect(() => new Struct('Whole', {}, { name: 'parts', of: PART, count: 3 })).toThrow(RangeError);
	});
});

test('the structs of the kernels have the sizes that their uniforms are bound with', () => {
	expect([PASS, RUN, UPDATE].map(({ words }) => words)).toEqual([20, 8, 12]);
	expect(STEP.words).toBe(8 + 8 * RUN_LIMIT);
	expect(UPDATES.words).toBe(4 + 16 * UPDATE.words);
});
