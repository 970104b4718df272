/**
 * Painted squares as few digits, since a person may have to type them: an exact arithmetic code in which a square costs
 * little where it is as its neighbours before it say (Langdon & Rissanen, "Compression of black-white images with
 * arithmetic coding", 1981).
 */
import { noSquares, SIDE, type Squares } from './squares';

/** Bits of a digit. */
const DIGIT_BITS = 5;

/** Chances are in so many parts. */
const CHANCE_BITS = 8;

const TOTAL_BITS = BigInt(CHANCE_BITS * SIDE * SIDE);

/** The chance, in 256ths, that a square is painted; by the squares left, above, above left and above right of it, as bits 8, 4, 2, 1. */
const CHANCES = [2, 60, 8, 60, 100, 180, 50, 128, 150, 200, 60, 128, 190, 252, 190, 252];

function chanceAt(squares: Squares, square: number): bigint {
	const column = square % SIDE;
	const at = (place: number, inside: boolean) => (inside && place >= 0 ? squares[place] : 0);
	const context =
		8 * at(square - 1, column > 0) +
		4 * at(square - SIDE, true) +
		2 * at(square - SIDE - 1, column > 0) +
		at(square - SIDE + 1, column < SIDE - 1);
	return BigInt(CHANCES[context]);
}

/** Digits from 0 to 31, as few as tell these squares from all others. */
export function digitsOf(squares: Squares): number[] {
	let low = 0n;
	let width = 1n << TOTAL_BITS;
	for (let square = 0; square < squares.length; square++) {
		const painted = (width >> BigInt(CHANCE_BITS)) * chanceAt(squares, square);
		if (squares[square]) width = painted;
		else {
			low += painted;
			width -= painted;
		}
	}
	for (let count = 0; ; count++) {
		const spare = TOTAL_BITS - BigInt(DIGIT_BITS * count);
		const value = (low + (1n << spare) - 1n) >> spare;
		if (value << spare >= low + width) continue;
		return Array.from({ length: count }, (_, digit) =>
			Number((value >> BigInt(DIGIT_BITS * (count - 1 - digit))) & 31n),
		);
	}
}

/** @returns null where no squares have these digits */
export function squaresOf(digits: readonly number[]): Squares | null {
	const spare = TOTAL_BITS - BigInt(DIGIT_BITS * digits.length);
	if (spare < 0n) return null;
	const value = digits.reduce((sum, digit) => (sum << BigInt(DIGIT_BITS)) | BigInt(digit), 0n) << spare;
	const squares = noSquares();
	let low = 0n;
	let width = 1n << TOTAL_BITS;
	for (let square = 0; square < squares.length; square++) {
		const painted = (width >> BigInt(CHANCE_BITS)) * chanceAt(squares, square);
		if (value < low + painted) {
			squares[square] = 1;
			width = painted;
		} else {
			low += painted;
			width -= painted;
		}
	}
	return digitsOf(squares).join() === digits.join() ? squares : null;
}
