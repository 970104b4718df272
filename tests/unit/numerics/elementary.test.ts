import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atan2 } from '../../../src/numerics/arctangent';
import { exp, expm1 } from '../../../src/numerics/exponential';
import { tanh } from '../../../src/numerics/hyperbolicTangent';
import { log } from '../../../src/numerics/logarithm';
import { hypot } from '../../../src/numerics/norm';
import { pow } from '../../../src/numerics/power';
import { cos, sin } from '../../../src/numerics/trigonometry';

const doubles = new Float64Array(1);
const integers = new BigInt64Array(doubles.buffer);

/** The place of a double among all doubles. */
function placeOf(x: number): bigint {
	doubles[0] = x;
	return integers[0] < 0n ? -(integers[0] & 0x7fffffffffffffffn) : integers[0];
}

/** How many doubles lie between two. */
function apart(a: number, b: number): number {
	if (Number.isNaN(a) && Number.isNaN(b)) return 0;
	const distance = placeOf(a) - placeOf(b);
	return Number(distance < 0n ? -distance : distance);
}

/** Both are right to about one unit in the last place, so they may be two apart. */
const ULPS = 2;

function between(min: number, max: number): fc.Arbitrary<number> {
	return fc.double({ min, max, noNaN: true });
}

describe('beside the host’s Math, to the last place or two', () => {
	const any = fc.double();
	test.each([
		['exp', exp, Math.exp, any],
		['exp', exp, Math.exp, between(-745, 710)],
		['expm1', expm1, Math.expm1, any],
		['expm1', expm1, Math.expm1, between(-60, 710)],
		['log', log, Math.log, any],
		['log', log, Math.log, between(0, 2)],
		['tanh', tanh, Math.tanh, any],
		['tanh', tanh, Math.tanh, between(-30, 30)],
		['sin', sin, Math.sin, between(-1.6e6, 1.6e6)],
		['sin', sin, Math.sin, between(-7, 7)],
		['cos', cos, Math.cos, between(-1.6e6, 1.6e6)],
		['cos', cos, Math.cos, between(-7, 7)],
	] as const)('%s', (_, ours, theirs, numbers) => {
		fc.assert(
			fc.property(numbers, (x) => {
				expect(apart(ours(x), theirs(x))).toBeLessThanOrEqual(ULPS);
			}),
			{ numRuns: 3_000 },
		);
	});

	test('atan2', () => {
		for (const numbers of [any, between(-2, 2)]) {
			fc.assert(
				fc.property(numbers, numbers, (y, x) => {
					expect(apart(atan2(y, x), Math.atan2(y, x))).toBeLessThanOrEqual(ULPS);
				}),
				{ numRuns: 3_000 },
			);
		}
	});

	test('pow, which is off by as many places as its exponent is large', () => {
		for (const [base, exponent] of [
			[between(1e-3, 1e3), between(-50, 50)],
			[between(1e-9, 1), fc.integer({ min: 0, max: 30 })],
			[between(0.9, 0.9999), fc.nat(100_000)],
		] as const) {
			fc.assert(
				fc.property(base, exponent, (x, y) => {
					const expected = x ** y;
					const places = 1 + Math.abs(y) * Math.max(1, Math.abs(Math.log(x)));
					expect(Math.abs(pow(x, y) - expected)).toBeLessThanOrEqual(places * 2 ** -52 * expected + 2 ** -1022);
				}),
				{ numRuns: 3_000 },
			);
		}
		expect([pow(0, 0), pow(0, 2), pow(0, 0.5), pow(0.9, 1)]).toEqual([1, 0, 0, 0.9]);
	});

	test('hypot', () => {
		expect(hypot(3, -4)).toBe(5);
		expect(hypot(0, 0)).toBe(0);
	});
});

describe('at the ends of the range', () => {
	const ends = [0, -0, Infinity, -Infinity, Number.NaN, 5e-324, -5e-324, 1e-310, Number.MAX_VALUE, 1, -1, 0.5];

	test.each([
		['exp', exp, Math.exp],
		['expm1', expm1, Math.expm1],
		['log', log, Math.log],
		['tanh', tanh, Math.tanh],
	] as const)('%s is what Math has', (_, ours, theirs) => {
		for (const x of [...ends, 709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412]) {
			expect(apart(ours(x), theirs(x)), String(x)).toBeLessThanOrEqual(1);
		}
		expect(Object.is(ours(-0), theirs(-0))).toBe(true);
	});

	test('atan2 keeps the signs of 0 and the diagonals of infinity', () => {
		for (const y of ends) for (const x of ends) expect(atan2(y, x), `${y}, ${x}`).toBe(Math.atan2(y, x));
	});

	test('sin and cos have no answer to infinity, and still one far out', () => {
		for (const f of [sin, cos]) {
			expect(f(Infinity)).toBeNaN();
			expect(f(Number.NaN)).toBeNaN();
			expect(Math.abs(f(1e15))).toBeLessThanOrEqual(1);
		}
	});
});

/** Made once; any machine and browser that computes other bits fails here. */
describe('the same bits everywhere', () => {
	const points = Array.from({ length: 4_000 }, (_, i) => (i - 2_000) / 128 + i / 7_919);

	/** FNV-1a over the bytes of doubles. */
	function fingerprint(values: readonly number[]): string {
		let hash = 0x811c9dc5;
		for (const byte of new Uint8Array(Float64Array.from(values).buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
		return (hash >>> 0).toString(16);
	}

	test.each([
		['exp', exp, 'df9edd8e'],
		['expm1', expm1, '7929d9af'],
		['log', (x: number) => log(Math.abs(x)), '26088f31'],
		['tanh', tanh, '1d49e45e'],
		['sin', sin, 'a08730c0'],
		['cos', cos, 'f6173c51'],
		['atan2', (x: number) => atan2(x, 1 - x), 'e630ce6'],
		['pow', (x: number) => pow(Math.abs(x), 1.7), 'a41aa077'],
	] as const)('%s', (_, f, expected) => {
		expect(fingerprint(points.map(f))).toBe(expected);
	});
});
