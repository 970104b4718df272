import { damaged } from './pickleValues';

/** Bytes of a whole number at most; PyTorch writes none of more than eight. */
const MOST_INTEGER_BYTES = 64;

/** Reads the bytes of a pickle, whose numbers are little-endian. Every read @throws FileFault at the end. */
export class ByteReader {
	protected readonly view: DataView;
	private at = 0;

	constructor(private readonly bytes: Uint8Array) {
		this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	/** Moves on. @returns where the bytes begin */
	protected take(count: number): number {
		const start = this.at;
		if (count > this.bytes.length - start) throw damaged();
		this.at += count;
		return start;
	}

	protected byte(): number {
		return this.bytes[this.take(1)];
	}

	protected length8(): number {
		const length = this.view.getBigUint64(this.take(8), true);
		if (length > BigInt(this.bytes.length)) throw damaged();
		return Number(length);
	}

	protected raw(length: number): Uint8Array {
		const start = this.take(length);
		return this.bytes.subarray(start, start + length);
	}

	protected decoded(length: number): string {
		return new TextDecoder().decode(this.raw(length));
	}

	/** Up to the end of the line. */
	protected line(): string {
		const end = this.bytes.indexOf(0x0a, this.at);
		if (end < 0) throw damaged();
		const text = this.decoded(end - this.at);
		this.at++;
		return text;
	}

	/** A whole number in two's complement, little-endian. */
	protected longInteger(length: number): number | bigint {
		if (length > MOST_INTEGER_BYTES) throw damaged();
		let value = 0n;
		for (const byte of Array.from(this.raw(length)).reverse()) value = (value << 8n) | BigInt(byte);
		value = BigInt.asIntN(8 * length, value);
		const number = Number(value);
		return Number.isSafeInteger(number) ? number : value;
	}
}
