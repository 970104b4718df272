import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BetResult, codesIn, NAMES, readBetCode, writeBetCode } from '../../../src/classBet/betCode';
import { noSquares, SIDE, type Squares, squaresNear } from '../../../src/classBet/squares';

/** What a hand paints: some strokes of a round brush. */
const strokes = fc.array(
	fc.tuple(fc.integer({ min: -11, max: 11 }), fc.integer({ min: -11, max: 11 }), fc.constantFrom(0.5, 1.6)),
	{ minLength: 1, maxLength: 12 },
);
const name = fc.integer({ min: 0, max: NAMES - 1 });
const anySquares = fc.uint8Array({ min: 0, max: 1, minLength: SIDE * SIDE, maxLength: SIDE * SIDE });
const handPainted = strokes.map((list) => {
	const squares = noSquares();
	for (const [z1, z2, radius] of list) for (const square of squaresNear(z1, z2, radius)) squares[square] = 1;
	return squares;
});
const result = (painted: fc.Arbitrary<Squares>) =>
	fc.record({ bet: name, learner: name, score: fc.integer({ min: 0, max: 100 }), painted });

describe('the code of a bet', () => {
	test('says what was written, whatever was painted', () => {
		fc.assert(
			fc.property(fc.oneof(result(anySquares), result(handPainted)), (bet) => {
				expect(readBetCode(writeBetCode(bet))).toEqual(bet);
			}),
			{ numRuns: 60 },
		);
	});

	test('is short enough to be typed', () => {
		const disc: BetResult = { bet: 1, learner: 2, score: 40, painted: noSquares() };
		for (const square of squaresNear(0, 0, 2.3)) disc.painted[square] = 1;
		expect(writeBetCode(disc).length).toBeLessThanOrEqual(36);
		fc.assert(
			fc.property(result(handPainted), (bet) => writeBetCode(bet).length <= 150),
			{ numRuns: 60 },
		);
	});

	test('is read in small letters, with spaces, without dashes, and with I, L and O for 1, 1 and 0', () => {
		const bet = { bet: 33, learner: 1024, score: 7, painted: new Uint8Array(SIDE * SIDE).fill(1) };
		const code = writeBetCode(bet);
		expect(code).toMatch(/[01]/);
		for (const typed of [
			code.toLowerCase(),
			code.replaceAll('-', ' '),
			code.replaceAll('-', ''),
			code.replaceAll('1', 'I').replaceAll('0', 'o'),
			code.replaceAll('1', 'l'),
		])
			expect(readBetCode(typed), typed).toEqual(bet);
	});

	test('with one letter changed, lost or doubled, or two exchanged, is none', () => {
		const painted = noSquares();
		for (const square of squaresNear(3, -2, 2.5)) painted[square] = 1;
		const code = writeBetCode({ bet: 77_777, learner: 123_456, score: 61, painted }).replaceAll('-', '');
		for (let at = 0; at < code.length; at++) {
			const [before, here, after] = [code.slice(0, at), code[at], code.slice(at + 1)];
			for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZU*')
				if (other !== here) expect(readBetCode(before + other + after), `${at} ${other}`).toBeNull();
			if (code[at - 1] !== here && after[0] !== here) expect(readBetCode(before + after), `lost ${at}`).toBeNull();
			expect(readBetCode(before + here + here + after), `doubled ${at}`).toBeNull();
			if (after !== '' && after[0] !== here)
				expect(readBetCode(before + after[0] + here + after.slice(1)), `exchanged ${at}`).toBeNull();
		}
	});

	test('anything else is none, and soon said so', () => {
		fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => readBetCode(text) === null));
		for (const text of ['', '-', 'Z'.repeat(900), 'Z'.repeat(1e6)]) expect(readBetCode(text)).toBeNull();
	});
});

test('codes are found in what a class writes into a chat', () => {
	const [a, b, c] = [1, 2, 3].map((learner) =>
		writeBetCode({ bet: 5, learner, score: 10 * learner, painted: squares() }),
	);
	const text = `Jean-Pierre: ${a}\n\n  ${b.toLowerCase()} , ${c};\r\n${a} ${b}\n张三：${c}。\nhello\n${a.replaceAll('-', '')}`;
	expect(codesIn(text)).toEqual([a, b.toLowerCase(), c, a, b, c, 'hello', a.replaceAll('-', '')]);
	expect(codesIn('  \n ; , ')).toEqual([]);
});

function squares(): Squares {
	const painted = noSquares();
	for (const square of squaresNear(-1, 2, 1.6)) painted[square] = 1;
	return painted;
}
