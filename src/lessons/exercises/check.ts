/** Reads and judges a student's number. */
import { type ComputeTask, type Slip, TOLERANCE } from './Exercise';

/** Judgement of an answer; a slip is a wrong answer of which one knows how it came about. */
export type Verdict =
	| { readonly kind: 'right' }
	| { readonly kind: 'slip'; readonly slip: Slip }
	| { readonly kind: 'wrong' }
	| { readonly kind: 'unreadable' };

/** Below this an answer is as good as 0, and is judged by its distance instead of its share. */
const NEAR_ZERO = 1e-9;

/**
 * A number as people write it: comma or point before the decimals, spaces or the other of the two between thousands, a
 * minus of any length, digits of full width, a percent sign or a unit after it.
 * @returns null where it is no number
 */
export function readNumber(typed: string): number | null {
	const text = typed
		.normalize('NFKC')
		.replace(/[\u2212\u2013\u2014\u2010-\u2012]/g, '-')
		.replace(/[\s\u00a0\u202f']/g, '')
		.replace(/(nats?|奈特|%)$/i, '');
	const point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
	const both = text.includes('.') && text.includes(',');
	const mark = text[point];
	const repeated = point >= 0 && text.indexOf(mark) !== point;
	// The last mark is that of the decimals, unless it stands more than once: then it parts thousands.
	const plain = repeated
		? text.replaceAll(mark, '').replace(',', '.')
		: both
			? text.replaceAll(mark === '.' ? ',' : '.', '').replace(',', '.')
			: text.replace(',', '.');
	return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

function close(value: number, to: number, tolerance: number): boolean {
	return Math.abs(value - to) <= (Math.abs(to) < NEAR_ZERO ? tolerance : tolerance * Math.abs(to));
}

export function judge(typed: string, { answer, tolerance = TOLERANCE, slips }: ComputeTask): Verdict {
	const value = readNumber(typed);
	if (value === null) return { kind: 'unreadable' };
	if (close(value, answer, tolerance)) return { kind: 'right' };
	const slip = slips.find((one) => close(value, one.value, tolerance));
	return slip ? { kind: 'slip', slip } : { kind: 'wrong' };
}

/** Whether a prediction is off a measured number by no more than a factor. */
export function agrees(prediction: number, measured: number, within: number): boolean {
	if (measured === 0) return prediction === 0;
	const ratio = prediction / measured;
	return ratio >= 1 / within && ratio <= within;
}
