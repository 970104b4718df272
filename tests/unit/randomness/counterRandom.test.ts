import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	integerAt,
	noRandomness,
	normalAt,
	randomnessAt,
	Stream,
	type StreamId,
	uniformAt,
} from '../../../src/randomness/counterRandom';

const STREAMS = Object.values(Stream);
const SEEDS = [0, 1, 7, 2 ** 31 - 1, -1];

const coordinates = fc.tuple(
	fc.integer(),
	fc.constantFrom<StreamId>(...STREAMS),
	fc.nat(1_000_000),
	fc.nat(50_000),
	fc.nat(100_000),
);

/** χ² of observed counts against equal expectations. */
function chiSquare(counts: Uint32Array): number {
	const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
	return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Where χ² with so many degrees of freedom lies with probability 1 − 10⁻⁶ (normal approximation, z = 4.75). */
function chiSquareBound(degrees: number): readonly [low: number, high: number] {
	const spread = 4.75 * Math.sqrt(2 * degrees);
	// Wilson–Hilferty is exact enough at the high end; the plain spread is wide enough at the low one.
	return [degrees - spread, degrees * (1 - 2 / (9 * degrees) + 4.75 * Math.sqrt(2 / (9 * degrees))) ** 3];
}

const SIDE = 16;

/** χ² of pairs of draws on a SIDE × SIDE board: dependence of two uniforms piles up in some squares. */
function pairChiSquare(pair: (i: number) => readonly [number, number], pairs: number): number {
	const counts = new Uint32Array(SIDE * SIDE);
	for (let i = 0; i < pairs; i++) {
		const [x, y] = pair(i);
		counts[Math.floor(x * SIDE) * SIDE + Math.floor(y * SIDE)]++;
	}
	return chiSquare(counts);
}

function expectIndependent(pair: (i: number) => readonly [number, number], what: string): void {
	const [low, high] = chiSquareBound(SIDE * SIDE - 1);
	const found = pairChiSquare(pair, 20_000);
	expect(found, what).toBeGreaterThan(low);
	expect(found, what).toBeLessThan(high);
}

describe('a draw', () => {
	test('is a function of its coordinates alone, whatever was drawn before', () => {
		fc.assert(
			fc.property(coordinates, coordinates, (at, other) => {
				const first = [uniformAt(...at), normalAt(...at), integerAt(...at, 1000)];
				uniformAt(...other);
				normalAt(...other);
				expect([uniformAt(...at), normalAt(...at), integerAt(...at, 1000)]).toEqual(first);
			}),
		);
	});

	test('keeps the values that recorded runs were made with', () => {
		// PCG4D by hand (BigInt, modulo 2³²) at these coordinates; a change here changes every run of every seed.
		expect(uniformAt(1, Stream.batch, 1, 0, 0)).toBe(byHand(1, Stream.batch, 1, 0, 0)[0]);
		fc.assert(
			fc.property(coordinates, (at) => {
				const [first, second] = byHand(...at);
				expect(uniformAt(...at)).toBe(first);
				const normal = Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * second);
				expect(normalAt(...at)).toBeCloseTo(normal, 12);
			}),
		);
	});

	test('of a uniform lies strictly between 0 and 1, and spread over (−1, 1) it is exact in float32', () => {
		fc.assert(
			fc.property(coordinates, (at) => {
				const draw = uniformAt(...at);
				expect(draw).toBeGreaterThan(0);
				expect(draw).toBeLessThan(1);
				expect(Math.fround(2 * draw - 1)).toBe(2 * draw - 1);
			}),
			{ numRuns: 2_000 },
		);
	});

	test('of a normal is always a number', () => {
		for (let i = 0; i < 100_000; i++) {
			const draw = normalAt(3, Stream.epsilon, i, 0, 0);
			// √(−2·log 2⁻²⁵): the farthest that 24 bits can reach.
			if (!(Math.abs(draw) <= 5.89)) expect.fail(`${draw} at ${i}`);
		}
	});

	test('of an integer lies in [0, bound) and reaches both ends', () => {
		fc.assert(
			fc.property(coordinates, fc.integer({ min: 1, max: 50_000 }), (at, bound) => {
				const draw = integerAt(...at, bound);
				expect(Number.isInteger(draw)).toBe(true);
				expect(draw).toBeGreaterThanOrEqual(0);
				expect(draw).toBeLessThan(bound);
			}),
		);
		const seen = new Set(Array.from({ length: 400 }, (_, row) => integerAt(0, Stream.batch, 1, row, 0, 7)));
		expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
	});
});

describe.each(SEEDS)('seed %i', (seed) => {
	test('uniforms fill (0, 1) evenly along rows, columns and steps', () => {
		const along = [
			(i: number) => uniformAt(seed, Stream.epsilon, 5, i, 3),
			(i: number) => uniformAt(seed, Stream.epsilon, 5, 3, i),
			(i: number) => uniformAt(seed, Stream.epsilon, i, 5, 3),
			(i: number) => uniformAt(i, Stream.epsilon, 5, 5, seed),
		];
		const [low, high] = chiSquareBound(99);
		for (const draw of along) {
			const counts = new Uint32Array(100);
			for (let i = 0; i < 20_000; i++) counts[Math.floor(draw(i) * 100)]++;
			expect(chiSquare(counts)).toBeGreaterThan(low);
			expect(chiSquare(counts)).toBeLessThan(high);
		}
	});

	test('normals have mean 0, variance 1, no skew and the tails of a normal', () => {
		const count = 40_000;
		const sums = [0, 0, 0, 0];
		let beyondTwo = 0;
		for (let i = 0; i < count; i++) {
			const draw = normalAt(seed, Stream.epsilon, Math.floor(i / 64), i % 64, 1);
			for (let power = 0; power < 4; power++) sums[power] += draw ** (power + 1);
			if (Math.abs(draw) > 2) beyondTwo++;
		}
		const [mean, second, third, fourth] = sums.map((sum) => sum / count);
		// Within 4.5 standard errors: the variances of the sample moments of N(0, 1) are 1, 2, 15 and 96 over n.
		expect(Math.abs(mean)).toBeLessThan(4.5 * Math.sqrt(1 / count));
		expect(Math.abs(second - 1)).toBeLessThan(4.5 * Math.sqrt(2 / count));
		expect(Math.abs(third)).toBeLessThan(4.5 * Math.sqrt(15 / count));
		expect(Math.abs(fourth - 3)).toBeLessThan(4.5 * Math.sqrt(96 / count));
		const share = 0.0455003;
		expect(Math.abs(beyondTwo / count - share)).toBeLessThan(4.5 * Math.sqrt((share * (1 - share)) / count));
	});

	test('neighbours in row, column, step, stream and seed are independent', () => {
		const { epsilon, batch } = Stream;
		const at = (i: number) => [i % 100, Math.floor(i / 100)] as const;
		expectIndependent((i) => {
			const [row, step] = at(i);
			return [uniformAt(seed, epsilon, step, row, 0), uniformAt(seed, epsilon, step, row + 1, 0)];
		}, 'rows');
		expectIndependent((i) => {
			const [row, step] = at(i);
			return [uniformAt(seed, epsilon, step, row, 0), uniformAt(seed, epsilon, step, row, 1)];
		}, 'columns');
		expectIndependent((i) => {
			const [row, step] = at(i);
			return [uniformAt(seed, epsilon, step, row, 0), uniformAt(seed, epsilon, step + 1, row, 0)];
		}, 'steps');
		expectIndependent((i) => {
			const [row, step] = at(i);
			return [uniformAt(seed, epsilon, step, row, 0), uniformAt(seed, batch, step, row, 0)];
		}, 'streams');
		expectIndependent((i) => {
			const [row, step] = at(i);
			return [uniformAt(seed, epsilon, step, row, 0), uniformAt(seed + 1, epsilon, step, row, 0)];
		}, 'seeds');
		expectIndependent((i) => {
			const [row, step] = at(i);
			return [uniformAt(seed, epsilon, step, row, 0), uniformAt(seed, epsilon, step, 0, row)];
		}, 'row and column swapped (0 and 0 agree, as they must)');
	});
});

describe('streams', () => {
	test('have different numbers', () => {
		expect(new Set(STREAMS).size).toBe(STREAMS.length);
	});

	test('never share a step of draws', () => {
		// 48 bits tell a step's draws apart; among 320,000 of them chance would find a pair once in 5,000 seeds.
		const steps = 20_000;
		const seen = new Set<number>();
		for (const stream of STREAMS) {
			for (const from of [0, 999_000]) {
				for (let step = from; step < from + steps; step++) {
					const high = Math.floor(uniformAt(1, stream, step, 0, 0) * 2 ** 24);
					const low = Math.floor(uniformAt(1, stream, step, 0, 1) * 2 ** 24);
					seen.add(high * 2 ** 24 + low);
				}
			}
		}
		expect(seen.size).toBe(2 * steps * STREAMS.length);
	});

	test('keep apart however long a training is', () => {
		// Two streams meet where one's step is the other's, XOR a constant of the pair: see where that takes them.
		for (const a of STREAMS) {
			for (const b of STREAMS) {
				if (a === b) continue;
				const meeting = (Math.imul(a, 0x9e3779b9) ^ Math.imul(b, 0x9e3779b9)) >>> 0;
				// The longest training takes 10⁶ steps, less than 2²⁰: a difference above that is out of reach.
				expect(meeting, `streams ${a} and ${b}`).toBeGreaterThanOrEqual(2 ** 20);
				expect(uniformAt(1, a, 12, 3, 4)).not.toBe(uniformAt(1, b, 12, 3, 4));
			}
		}
	});
});

describe('seeds', () => {
	test('0 is a seed like any other', () => {
		const draws = Array.from({ length: 1_000 }, (_, row) => uniformAt(0, Stream.initialWeights, 0, row, 0));
		expect(new Set(draws).size).toBeGreaterThan(990);
		const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
		expect(Math.abs(mean - 0.5)).toBeLessThan(4.5 / Math.sqrt(12 * draws.length));
		expect(draws[0]).not.toBe(uniformAt(1, Stream.initialWeights, 0, 0, 0));
	});

	test('count by their low 32 bits', () => {
		expect(uniformAt(2 ** 32 + 5, Stream.batch, 1, 2, 3)).toBe(uniformAt(5, Stream.batch, 1, 2, 3));
		expect(uniformAt(-1, Stream.batch, 1, 2, 3)).toBe(uniformAt(2 ** 32 - 1, Stream.batch, 1, 2, 3));
	});

	test('of neighbouring numbers share no draw', () => {
		const draws = new Set<string>();
		for (let seed = 0; seed < 4_000; seed++) {
			draws.add(`${uniformAt(seed, Stream.batch, 0, 0, 0)} ${uniformAt(seed, Stream.batch, 0, 0, 1)}`);
		}
		expect(draws.size).toBe(4_000);
	});
});

describe('a sequence', () => {
	test('is the draws of columns 0, 1, 2, …, whichever kind is asked for', () => {
		const random = randomnessAt(4, Stream.environment, 7, 2);
		expect(random.uniform()).toBe(uniformAt(4, Stream.environment, 7, 2, 0));
		expect(random.normal()).toBe(normalAt(4, Stream.environment, 7, 2, 1));
		expect(random.normal()).toBe(normalAt(4, Stream.environment, 7, 2, 2));
		expect(random.uniform()).toBe(uniformAt(4, Stream.environment, 7, 2, 3));
	});

	test('starts again for the same coordinates, and another does not disturb it', () => {
		const first = randomnessAt(4, Stream.environment, 7, 2);
		const second = randomnessAt(4, Stream.environment, 7, 2);
		const draws = [first.normal(), first.normal()];
		expect([second.normal(), second.normal()]).toEqual(draws);
	});

	test('without noise is all middles and zeros', () => {
		expect([noRandomness.uniform(), noRandomness.normal(), noRandomness.uniform()]).toEqual([0.5, 0, 0.5]);
	});
});

/** The first two uniforms of a hash, in BigInt arithmetic: an independent reading of the published PCG4D. */
function byHand(seed: number, stream: number, step: number, row: number, column: number): [number, number] {
	const word = (value: bigint) => BigInt.asUintN(32, value);
	const key = word(BigInt(stream) * 0x9e3779b9n) ^ word(BigInt(step));
	let [x, y, z, w] = [BigInt(seed), key, BigInt(row), BigInt(column)].map((v) =>
		word(word(v) * 1664525n + 1013904223n),
	);
	const mix = () => {
		x = word(x + y * w);
		y = word(y + z * x);
		z = word(z + x * y);
		w = word(w + y * z);
	};
	mix();
	[x, y, z, w] = [x, y, z, w].map((v) => v ^ (v >> 16n)) as [bigint, bigint, bigint, bigint];
	mix();
	const unit = (v: bigint) => (Number(v >> 8n) + 0.5) / 2 ** 24;
	return [unit(x), unit(y)];
}
