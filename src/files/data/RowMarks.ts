/** Detects duplicate rows by a hash of 52 bits each: a million rows take some tens of megabytes. */
export class RowMarks {
	private readonly seen = new Set<number>();
	private readonly number = new Float32Array(1);
	private readonly bits = new Uint32Array(this.number.buffer);

	/** @returns whether no earlier row was the same */
	add(parts: readonly ArrayLike<number>[]): boolean {
		let low = 0x811c_9dc5;
		let high = 0x9e37_79b9;
		for (const part of parts) {
			for (let i = 0; i < part.length; i++) {
				this.number[0] = part[i];
				// Two runs of MurmurHash3's mixing, with constants of their own.
				low = Math.imul(low ^ this.bits[0], 0x85eb_ca6b);
				low ^= low >>> 13;
				high = Math.imul(high ^ this.bits[0], 0xc2b2_ae35);
				high ^= high >>> 16;
			}
		}
		const mark = (low >>> 0) + (high >>> 12) * 2 ** 32;
		const { size } = this.seen;
		this.seen.add(mark);
		return this.seen.size > size;
	}
}
