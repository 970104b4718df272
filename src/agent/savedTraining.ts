/**
 * A training of agents as bytes: eight of a mark, the length of a header, the header as JSON, then its arrays one after
 * another, each from a multiple of eight on. Where the state has an array the header names it; a number that JSON lacks is
 * written as its text.
 */

import { type JsonLimits, parseBoundedJson } from '../files/boundedJson';
import type { LearnerState } from './agentState';

const MARK = 'LLAGENT1';
const ALIGNMENT = 8;
/** Mark and length of the header. */
const PREAMBLE = 16;

/** How much of a header is read, and written: two agents evaluated 20,000 times each, or twenty 2,000 times. */
const HEADER_LIMITS: JsonLimits = { length: 2 ** 23, values: 500_000, depth: 12 };

const KINDS = { Float32Array, Float64Array, Int32Array, Uint16Array } as const;
type Kind = keyof typeof KINDS;

/** What stands for an array, or for a number that is not finite. */
type Placeholder =
	| { readonly $array: Kind; readonly at: number; readonly length: number }
	| { readonly $number: 'NaN' | 'Infinity' | '-Infinity' };

const aligned = (length: number) => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

/** Everything of a training, see {@link LearnerState}. @throws RangeError when it is more than is read again */
export function writeTraining(state: LearnerState): Uint8Array<ArrayBuffer> {
	const arrays: { readonly bytes: Uint8Array; readonly at: number }[] = [];
	let end = 0;
	const header = JSON.stringify(state, (_, value: unknown) => {
		if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
		if (!ArrayBuffer.isView(value)) return value;
		const kind = value.constructor.name as Kind;
		if (!(kind in KINDS)) throw new TypeError(`a training holds no ${kind}`);
		const at = end;
		arrays.push({ bytes: new Uint8Array(value.buffer, value.byteOffset, value.byteLength), at });
		end += aligned(value.byteLength);
		return { $array: kind, at, length: value.byteLength / KINDS[kind].BYTES_PER_ELEMENT };
	});
	if (header.length > HEADER_LIMITS.length)
		throw new RangeError('the training has been evaluated too often to be saved');
	const text = new TextEncoder().encode(header);
	const first = aligned(PREAMBLE + text.length);
	const bytes = new Uint8Array(first + end);
	bytes.set(new TextEncoder().encode(MARK));
	new DataView(bytes.buffer).setUint32(MARK.length, text.length, true);
	bytes.set(text, PREAMBLE);
	for (const array of arrays) bytes.set(array.bytes, first + array.at);
	return bytes;
}

/**
 * The state that {@link writeTraining} wrote. It is not validated: the caller checks it before restoring.
 * @throws RangeError when the bytes are no such file, or a part is missing
 */
export function readTraining(bytes: Uint8Array): LearnerState {
	const refuse = (): never => {
		throw new RangeError('these bytes are no saved training of agents');
	};
	const isMarked = bytes.length >= PREAMBLE && new TextDecoder().decode(bytes.subarray(0, MARK.length)) === MARK;
	if (!isMarked) refuse();
	const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MARK.length, true);
	const first = aligned(PREAMBLE + length);
	if (length > HEADER_LIMITS.length || first > bytes.length) refuse();
	const text = new TextDecoder().decode(bytes.subarray(PREAMBLE, PREAMBLE + length));
	// Each array has bytes of its own: a header that names the same ones a thousand times would ask for more memory than
	// any file has.
	let left = bytes.length - first;
	const revived = (value: unknown): unknown => {
		if (typeof value !== 'object' || value === null) return value;
		if ('$number' in value) return Number((value as Placeholder & { $number: string }).$number);
		if (!('$array' in value)) {
			for (const [key, entry] of Object.entries(value))
				if (typeof entry === 'object' && entry !== null)
					Object.defineProperty(value, key, {
						value: revived(entry),
						enumerable: true,
						configurable: true,
						writable: true,
					});
			return value;
		}
		const { $array: kind, at, length: count } = value as Extract<Placeholder, { $array: Kind }>;
		if (!Object.hasOwn(KINDS, kind) || !isPlace(at) || !isPlace(count)) return refuse();
		const size = count * KINDS[kind].BYTES_PER_ELEMENT;
		left -= size;
		if (left < 0 || first + at + size > bytes.length) return refuse();
		// A copy begins at a multiple of eight, wherever these bytes do. Node's `Buffer` gives a view where others slice.
		return new KINDS[kind](new Uint8Array(bytes.subarray(first + at, first + at + size)).buffer);
	};
	let header: unknown;
	try {
		header = parseBoundedJson(text, HEADER_LIMITS);
	} catch {
		return refuse();
	}
	return revived(header) as LearnerState;
}

function isPlace(value: unknown): boolean {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
