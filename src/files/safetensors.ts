/**
 * Tensors as the safetensors library writes them: the length of a header, the header as JSON, and the numbers.
 * https://huggingface.co/docs/safetensors: offsets ascend without holes and cover the file.
 */
import { parseBoundedJson } from './boundedJson';
import { FileFault } from './FileFault';
import { decodeElements, ELEMENT_BYTES, type ElementType, elementCount, encodeElements, type Tensor } from './Tensor';

const TYPES: Readonly<Record<string, ElementType>> = {
	F16: 'float16',
	BF16: 'bfloat16',
	F32: 'float32',
	F64: 'float64',
	I8: 'int8',
	I16: 'int16',
	I32: 'int32',
	I64: 'int64',
	U8: 'uint8',
	U16: 'uint16',
	U32: 'uint32',
	U64: 'uint64',
	BOOL: 'bool',
};

/** Of the header: a tensor takes about 80 characters and 7 values. */
const HEADER_LIMITS = { length: 2 ** 21, values: 100_000, depth: 4 } as const;

/** The numbers begin at a multiple of this. */
const ALIGNMENT = 8;

/** What a file holds. */
export interface Safetensors {
	/** By name, in the order in which they lie. */
	readonly tensors: ReadonlyMap<string, Tensor>;
	/** Texts that its writer added. */
	readonly metadata: Readonly<Record<string, string>>;
}

/** Whether bytes begin as such a file does. @param bytes at least nine of them */
export function beginsAsSafetensors(bytes: Uint8Array): boolean {
	return bytes[8] === 0x7b && bytes[4] === 0 && bytes[5] === 0 && bytes[6] === 0 && bytes[7] === 0;
}

interface Entry {
	readonly name: string;
	readonly type: ElementType;
	readonly shape: readonly number[];
	readonly start: number;
	readonly end: number;
}

/** @throws FileFault */
export function readSafetensors(bytes: Uint8Array): Safetensors {
	if (!beginsAsSafetensors(bytes)) throw new FileFault('header', { part: 'safetensors' });
	const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
	if (length > HEADER_LIMITS.length) throw new FileFault('header', { part: 'safetensors' });
	const start = 8 + length;
	if (start > bytes.length) throw new FileFault('not-whole');
	const { __metadata__: metadata, ...described } = readHeader(bytes.subarray(8, start));
	const entries = Object.entries(described).map(([name, value]) => readEntry(name, value));
	entries.sort((a, b) => a.start - b.start || a.end - b.end);
	const tensors = new Map<string, Tensor>();
	let at = 0;
	for (const { name, type, shape, ...place } of entries) {
		if (place.start !== at) throw new FileFault('header', { part: name });
		if (start + place.end > bytes.length) throw new FileFault('not-whole');
		const values = decodeElements(bytes.subarray(start + place.start, start + place.end), type);
		tensors.set(name, { type, shape, values });
		at = place.end;
	}
	if (start + at !== bytes.length) throw new FileFault('not-whole');
	return { tensors, metadata: textsOf(metadata) };
}

function readHeader(bytes: Uint8Array): Record<string, unknown> {
	let header: unknown;
	try {
		header = parseBoundedJson(new TextDecoder().decode(bytes), HEADER_LIMITS);
	} catch {
		throw new FileFault('header', { part: 'safetensors' });
	}
	if (typeof header !== 'object' || header === null || Array.isArray(header))
		throw new FileFault('header', { part: 'safetensors' });
	return header as Record<string, unknown>;
}

function readEntry(name: string, value: unknown): Entry {
	const damaged = () => new FileFault('header', { part: name });
	if (typeof value !== 'object' || value === null) throw damaged();
	const { dtype, shape, data_offsets: offsets } = value as Record<string, unknown>;
	if (typeof dtype !== 'string' || !isWholeNumbers(shape) || !isWholeNumbers(offsets) || offsets.length !== 2)
		throw damaged();
	if (!Object.hasOwn(TYPES, dtype)) throw new FileFault('element-type', { part: name, type: dtype });
	const type = TYPES[dtype];
	const [start, end] = offsets;
	if (end - start !== elementCount(shape, name) * ELEMENT_BYTES[type]) throw damaged();
	return { name, type, shape, start, end };
}

function isWholeNumbers(value: unknown): value is number[] {
	return Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry) && entry >= 0);
}

function textsOf(metadata: unknown): Record<string, string> {
	if (typeof metadata !== 'object' || metadata === null) return {};
	return Object.fromEntries(Object.entries(metadata).filter(([, text]) => typeof text === 'string'));
}

/** Names of the types that are written. */
const NAMES = new Map(Object.entries(TYPES).map(([name, type]) => [type, name]));

/** The file of some tensors; those of float16 or bfloat16 are written as float32, which their values are. */
export function writeSafetensors({ tensors, metadata }: Safetensors): Uint8Array {
	const header: Record<string, unknown> = Object.keys(metadata).length > 0 ? { __metadata__: metadata } : {};
	const contents: Uint8Array[] = [];
	let end = 0;
	for (const [name, { type, shape, values }] of tensors) {
		const written = type === 'float16' || type === 'bfloat16' ? 'float32' : type;
		const content = encodeElements(values);
		header[name] = { dtype: NAMES.get(written), shape, data_offsets: [end, end + content.length] };
		contents.push(content);
		end += content.length;
	}
	const json = new TextEncoder().encode(JSON.stringify(header));
	const length = ALIGNMENT * Math.ceil(json.length / ALIGNMENT);
	const bytes = new Uint8Array(8 + length + end);
	new DataView(bytes.buffer).setUint32(0, length, true);
	bytes.fill(' '.charCodeAt(0), 8, 8 + length);
	bytes.set(json, 8);
	let at = 8 + length;
	for (const content of contents) {
		bytes.set(content, at);
		at += content.length;
	}
	return bytes;
}
