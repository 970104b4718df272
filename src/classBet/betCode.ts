/**
 * The code of a bet: which bet, who, the score and the painted squares, with a checksum. Digits and capitals without
 * I, L, O and U (Crockford's base 32), in groups of five, for eyes, keyboards and QR codes alike.
 */
import { crc32 } from '../files/crc32';
import { digitsOf, squaresOf } from './paintedDigits';
import type { Squares } from './squares';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Digits of the bet, of the learner and of the checksum: a million of each. */
const NAME_DIGITS = 4;
const SCORE_DIGITS = 2;

/** Bets and learners are numbers below this. */
export const NAMES = DIGITS.length ** NAME_DIGITS;

const GROUP = 5;

/** Characters of a code that are read at all; the longest real one has some 150. */
const MAX_CODE_LENGTH = 1_000;

export interface BetResult {
	/** Number of the bet, below {@link NAMES}. */
	readonly bet: number;
	/** A random number of the learner, below {@link NAMES}: two who painted the same have two codes. */
	readonly learner: number;
	/** Per cent. */
	readonly score: number;
	readonly painted: Squares;
}

export function writeBetCode({ bet, learner, score, painted }: BetResult): string {
	const body =
		number(bet, NAME_DIGITS) +
		number(learner, NAME_DIGITS) +
		number(score, SCORE_DIGITS) +
		digitsOf(painted)
			.map((digit) => DIGITS[digit])
			.join('');
	return grouped(body + checksum(body));
}

/** @returns null where it is no code: a letter was changed, lost, or never was of one. Never throws. */
export function readBetCode(text: string): BetResult | null {
	const digits = plain(text);
	if (digits === null) return null;
	const [body, check] = [digits.slice(0, -NAME_DIGITS), digits.slice(-NAME_DIGITS)];
	if (body.length < 2 * NAME_DIGITS + SCORE_DIGITS || check !== checksum(body)) return null;
	const values = Array.from(body, (digit) => DIGITS.indexOf(digit));
	const take = (from: number, count: number) =>
		values.slice(from, from + count).reduce((sum, value) => sum * DIGITS.length + value, 0);
	const score = take(2 * NAME_DIGITS, SCORE_DIGITS);
	const painted = squaresOf(values.slice(2 * NAME_DIGITS + SCORE_DIGITS));
	if (score > 100 || !painted) return null;
	return { bet: take(0, NAME_DIGITS), learner: take(NAME_DIGITS, NAME_DIGITS), score, painted };
}

/** A code as it is written, however it was typed. */
export function grouped(code: string): string {
	return (plain(code) ?? code).replace(/.{5}(?=.)/g, '$&-');
}

/**
 * What could be codes in a text that was typed or pasted: one a line, or divided by commas, semicolons or spaces, names
 * in front of them left out.
 */
export function codesIn(text: string): string[] {
	const group = `[0-9A-Za-z]{${GROUP}}`;
	const code = new RegExp(
		`(?<![0-9A-Za-z])${group}(?:[-‐‑–−]${group}){1,}(?:[-‐‑–−][0-9A-Za-z]{1,${GROUP}})?(?![0-9A-Za-z])`,
		'g',
	);
	return text.split(/[\n\r,;，；、]+/).flatMap((line) => {
		const found = line.match(code);
		if (found) return found;
		const rest = line.trim();
		return rest === '' ? [] : [rest];
	});
}

/** Replaces ambiguous letters and removes spaces and dashes; null if another character is among them. */
function plain(text: string): string | null {
	if (text.length > MAX_CODE_LENGTH) return null;
	const digits = text
		.toUpperCase()
		.replace(/[\s\-‐‑–−]/g, '')
		.replace(/[IL]/g, '1')
		.replaceAll('O', '0');
	return /^[0-9A-HJKMNP-TV-Z]+$/.test(digits) ? digits : null;
}

function number(value: number, count: number): string {
	return Array.from({ length: count }, (_, place) => {
		return DIGITS[Math.floor(value / DIGITS.length ** (count - 1 - place)) % DIGITS.length];
	}).join('');
}

/** The highest 20 bits of the CRC-32. */
function checksum(body: string): string {
	return number(crc32(new TextEncoder().encode(body)) >>> 12, NAME_DIGITS);
}
