/** Reads and judges a student's number. */
import { readNumber } from '../../i18n/readNumber';
import { type ComputeTask, type Slip, TOLERANCE } from './Exercise';

/** Judgement of an answer; a slip is a wrong answer with a known cause. */
export type Verdict =
	| { readonly kind: 'right' }
	| { readonly kind: 'slip'; readonly slip: Slip }
	| { readonly kind: 'wrong' }
	| { readonly kind: 'unreadable' };

/** Below this an answer is as good as 0, and is judged by its distance instead of its share. */
const NEAR_ZERO = 1e-9;

/** A number as people write it, with a percent sign or a unit after it; null where it is no number. */
export function readAnswer(typed: string): number | null {
	return readNumber(typed.replace(/\s*(nats?|奈特|[%％])\s*$/i, ''));
}

function close(value: number, to: number, tolerance: number): boolean {
	return Math.abs(value - to) <= (Math.abs(to) < NEAR_ZERO ? tolerance : tolerance * Math.abs(to));
}

export function judge(typed: string, { answer, tolerance = TOLERANCE, slips }: ComputeTask): Verdict {
	const value = readAnswer(typed);
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
