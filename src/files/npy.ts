/**
 * Arrays as `numpy.save` writes them: versions 1 to 3 of the format, either byte order, either order of the elements.
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
import { FileFault } from './FileFault';
import {
	decodeElements,
	ELEMENT_BYTES,
	type ElementType,
	elementCount,
	encodeElements,
	gather,
	type Tensor,
	type Values,
} from './Tensor';

/** What the file begins with: \x93NUMPY. */
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Bytes of a header at most; NumPy itself refuses more than 10,000. */
const MOST_HEADER = 10_000;

/** NumPy fills the header up so that the numbers begin at a multiple of this. */
const ALIGNMENT = 64;

/** Element types by kind and bytes. `V2` is what ml_dtypes writes for bfloat16, which NumPy itself does not know. */
const TYPES: Readonly<Record<string, ElementType>> = {
	f2: 'float16',
	f4: 'float32',
	f8: 'float64',
	V2: 'bfloat16',
	i1: 'int8',
	i2: 'int16',
	i4: 'int32',
	i8: 'int64',
	u1: 'uint8',
	u2: 'uint16',
	u4: 'uint32',
	u8: 'uint64',
	b1: 'bool',
};

/** Whether bytes begin as such a file does. */
export function beginsAsNpy(bytes: Uint8Array): boolean {
	return MAGIC.every((byte, i) => bytes[i] === byte);
}

/** Reads an array. @param name what it is called in faults @throws FileFault */
export function readNpy(bytes: Uint8Array, name: string): Tensor {
	if (!beginsAsNpy(bytes)) throw new FileFault('header', { part: name });
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const version = bytes[6];
	const start = version === 1 ? 10 : 12;
	if (!(version >= 1 && version <= 3) || bytes.length < start) throw new FileFault('header', { part: name });
	const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
	if (length > MOST_HEADER) throw new FileFault('header', { part: name });
	if (start + length > bytes.length) throw new FileFault('not-whole');
	const text = new TextDecoder(version === 3 ? 'utf-8' : 'latin1').decode(bytes.subarray(start, start + length));
	const { type, littleEndian, fortran, shape } = readHeader(text, name);
	const count = elementCount(shape, name);
	const content = bytes.subarray(start + length);
	if (content.length !== count * ELEMENT_BYTES[type]) throw new FileFault('not-whole');
	const values = decodeElements(content, type, littleEndian);
	return { type, shape, values: fortran ? inRowOrder(values, shape) : values };
}

/** From Fortran's order, in which the first index runs fastest. */
function inRowOrder(values: Values, shape: readonly number[]): Values {
	let stride = 1;
	const strides = shape.map((length) => {
		const own = stride;
		stride *= length;
		return own;
	});
	return gather(values, shape, strides);
}

interface Header {
	readonly type: ElementType;
	readonly littleEndian: boolean;
	readonly fortran: boolean;
	readonly shape: readonly number[];
}

/** Reads the header, which is a Python dictionary with three entries, in any order. */
function readHeader(text: string, name: string): Header {
	const damaged = () => new FileFault('header', { part: name });
	if (/^\s*\{.*'descr'\s*:\s*\[/s.test(text)) throw new FileFault('structured', { part: name });
	const descr = /'descr'\s*:\s*'([^']{1,40})'/.exec(text)?.[1];
	const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
	const lengths = /'shape'\s*:\s*\(([\dL,\s]{0,999})\)/.exec(text)?.[1];
	if (descr === undefined || order === undefined || lengths === undefined) throw damaged();
	const [, byteOrder, code] = /^([<>|=]?)(.*)$/s.exec(descr) as unknown as [string, string, string];
	const type = descr === 'bfloat16' ? 'bfloat16' : Object.hasOwn(TYPES, code) ? TYPES[code] : undefined;
	if (!type) throw new FileFault('element-type', { part: name, type: descr });
	// Python 2 writes a long number as 3L.
	const shape = lengths
		.split(',')
		.map((length) => length.trim())
		.filter((length, i, all) => length !== '' || i < all.length - 1);
	if (!shape.every((length) => /^\d+L?$/.test(length))) throw damaged();
	return {
		type,
		littleEndian: byteOrder !== '>',
		fortran: order === 'True',
		shape: shape.map((length) => Number.parseInt(length, 10)),
	};
}

/** Kind and bytes of every type that is written as it is. */
const CODES = new Map(Object.entries(TYPES).map(([code, type]) => [type, code]));

/** The file of an array; one of float16 or bfloat16 is written as float32, which its values are. */
export function writeNpy({ type, shape, values }: Tensor): Uint8Array {
	const written = type === 'float16' || type === 'bfloat16' ? 'float32' : type;
	const order = ELEMENT_BYTES[written] === 1 ? '|' : '<';
	const lengths = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
	const header = `{'descr': '${order}${CODES.get(written)}', 'fortran_order': False, 'shape': (${lengths}), }`;
	const start = 10;
	const padded = ALIGNMENT * Math.ceil((start + header.length + 1) / ALIGNMENT) - start;
	const content = encodeElements(values);
	const bytes = new Uint8Array(start + padded + content.length);
	bytes.set(MAGIC);
	bytes[6] = 1;
	new DataView(bytes.buffer).setUint16(8, padded, true);
	bytes.set(new TextEncoder().encode(`${header.padEnd(padded - 1)}\n`), start);
	bytes.set(content, start + padded);
	return bytes;
}
