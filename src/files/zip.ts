/**
 * Zip archives as NumPy and PyTorch write them: stored or deflated entries, sizes in the central directory, with the
 * 64-bit extension. Nothing is inflated beyond the size that the directory tells, and a sum of all sizes that no honest
 * file has is refused before anything is inflated.
 *
 * fflate inflates and writes. Its own reader trusts the sizes in a file, so that a few kilobytes can cost minutes and
 * gigabytes, and it checks no checksum; hence this one.
 */
import { Inflate, type Zippable, zipSync } from 'fflate';
import { crc32 } from './crc32';
import { FileFault } from './FileFault';

/** An entry, as the central directory tells it. */
export interface ZipEntry {
	readonly name: string;
	readonly method: number;
	readonly checksum: number;
	/** Bytes in the archive, and inflated. */
	readonly packed: number;
	readonly size: number;
	/** Where its local header begins. */
	readonly header: number;
}

const SIGNATURE = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator: 0x07064b50 };
/** Bytes of the fixed part of each record. */
const LENGTH = { local: 30, central: 46, end: 22, locator: 20, end64: 56 };
/** A comment at the end of the archive is shorter. */
const MOST_COMMENT = 65_535;
/** In place of these a 64-bit number follows in the extra field. */
const IN_EXTRA = 0xffff_ffff;

/** Entries that are read: an archive of arrays has tens. */
const MOST_ENTRIES = 4_096;

/**
 * What may be inflated from a file: columns of zeros shrink a thousandfold, but a file made only of these is an attack.
 */
const INFLATED = { free: 2 ** 25, factor: 20, most: 2 ** 29 };

/** Bytes inflated at a time, before their sum is checked: the output is 17 MB at most. Each portion costs two copies of fflate's window of 32 kB. */
const PORTION = 16_384;

/** Bytes inflated between two words on how far it is. */
const TOLD_EVERY = 2 ** 20;

/** Whether bytes begin as an archive does. */
export function beginsAsZip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** The entries of an archive by name; of two with one name the later. @throws FileFault */
export function readZipDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const { count, start } = findDirectory(view);
	if (count > MOST_ENTRIES) throw new FileFault('many-entries', { count, most: MOST_ENTRIES });
	const entries = new Map<string, ZipEntry>();
	const allowed = Math.min(INFLATED.most, INFLATED.free + INFLATED.factor * bytes.length);
	let total = 0;
	let at = start;
	for (let i = 0; i < count; i++) {
		if (at + LENGTH.central > bytes.length || view.getUint32(at, true) !== SIGNATURE.central)
			throw new FileFault('not-whole');
		const entry = readEntry(view, bytes, at);
		total += entry.size;
		if (total > allowed) throw new FileFault('inflated', { megabytes: Math.floor(allowed / 2 ** 20) });
		entries.set(entry.name, entry);
		at += LENGTH.central + entry.trailing;
	}
	return entries;
}

/** Where the central directory is, and how many entries it has. */
function findDirectory(view: DataView): { count: number; start: number } {
	const lowest = Math.max(0, view.byteLength - LENGTH.end - MOST_COMMENT);
	for (let at = view.byteLength - LENGTH.end; at >= lowest; at--) {
		if (view.getUint32(at, true) !== SIGNATURE.end) continue;
		const locator = at - LENGTH.locator;
		if (locator >= 0 && view.getUint32(locator, true) === SIGNATURE.locator) {
			const end64 = wholeNumber(view, locator + 8);
			if (end64 + LENGTH.end64 > view.byteLength || view.getUint32(end64, true) !== SIGNATURE.end64)
				throw new FileFault('not-whole');
			return { count: wholeNumber(view, end64 + 32), start: wholeNumber(view, end64 + 48) };
		}
		return { count: view.getUint16(at + 10, true), start: view.getUint32(at + 16, true) };
	}
	throw new FileFault('not-whole');
}

/** A 64-bit number; what is beyond exact whole numbers is beyond every file. */
function wholeNumber(view: DataView, at: number): number {
	const value = view.getBigUint64(at, true);
	return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): ZipEntry & { readonly trailing: number } {
	const nameLength = view.getUint16(at + 28, true);
	const extraLength = view.getUint16(at + 30, true);
	const trailing = nameLength + extraLength + view.getUint16(at + 32, true);
	const extra = at + LENGTH.central + nameLength;
	if (extra + extraLength > bytes.length) throw new FileFault('not-whole');
	const name = new TextDecoder().decode(bytes.subarray(at + LENGTH.central, extra));
	if (view.getUint16(at + 8, true) & 1) throw new FileFault('encrypted', { part: name });
	const wide = readWide(view, extra, extra + extraLength);
	const number = (offset: number) => {
		const value = view.getUint32(at + offset, true);
		return value === IN_EXTRA ? wide() : value;
	};
	// In this order, each of them only where its place has no room for it.
	const size = number(24);
	const packed = number(20);
	const header = number(42);
	const method = view.getUint16(at + 10, true);
	return { name, method, checksum: view.getUint32(at + 16, true), packed, size, header, trailing };
}

/** Reads the 64-bit numbers of an entry one after the other. @throws FileFault when there are no more */
function readWide(view: DataView, start: number, end: number): () => number {
	let field = start;
	while (field + 4 <= end && view.getUint16(field, true) !== 1) field += 4 + view.getUint16(field + 2, true);
	let at = field + 4;
	return () => {
		if (at + 8 > end) throw new FileFault('not-whole');
		at += 8;
		return wholeNumber(view, at - 8);
	};
}

/**
 * The content of an entry, whole and as it was.
 * @param onInflated is told how many of its bytes are inflated, from time to time
 * @throws FileFault
 */
export function readZipEntry(
	bytes: Uint8Array,
	{ name, method, checksum, packed, size, header }: ZipEntry,
	onInflated: (bytes: number) => void = () => {},
): Uint8Array {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (header + LENGTH.local > bytes.length || view.getUint32(header, true) !== SIGNATURE.local)
		throw new FileFault('not-whole');
	const start = header + LENGTH.local + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
	if (start + packed > bytes.length) throw new FileFault('not-whole');
	const content = bytes.subarray(start, start + packed);
	const inflated = method === 0 ? content : method === 8 ? inflated8(content, size, name, onInflated) : undefined;
	if (!inflated) throw new FileFault('method', { part: name, method });
	if (inflated.length !== size || crc32(inflated) !== checksum) throw new FileFault('checksum', { part: name });
	return inflated;
}

/** Inflates to a size that is known; what goes beyond ends it. A false size costs nothing. */
function inflated8(content: Uint8Array, size: number, name: string, onInflated: (bytes: number) => void): Uint8Array {
	const portions: Uint8Array[] = [];
	let filled = 0;
	let told = 0;
	const inflate = new Inflate((portion) => {
		filled += portion.length;
		if (filled <= size) portions.push(portion);
	});
	try {
		for (let at = 0; at < content.length && filled <= size; at += PORTION) {
			inflate.push(content.subarray(at, at + PORTION), at + PORTION >= content.length);
			if (filled - told < TOLD_EVERY) continue;
			told = filled;
			onInflated(filled);
		}
	} catch {
		throw new FileFault('checksum', { part: name });
	}
	if (filled !== size) throw new FileFault('checksum', { part: name });
	const whole = new Uint8Array(size);
	let at = 0;
	for (const portion of portions) {
		whole.set(portion, at);
		at += portion.length;
	}
	return whole;
}

/** The time of every entry, so that files of the same content are identical: the earliest time of the zip format. */
const ENTRY_TIME = new Date(1980, 0, 1);

/** An archive of deflated entries, in the order given. */
export function writeZip(entries: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
	const files: Zippable = {};
	for (const [name, bytes] of entries) files[name] = [bytes, { mtime: ENTRY_TIME }];
	return zipSync(files);
}
