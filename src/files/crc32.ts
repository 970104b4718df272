/** CRC-32 of ISO 3309, as in zlib and zip: every change of one byte gives another, and so do most others. */

/** Its polynomial, bits reversed. */
const POLYNOMIAL = 0xedb88320;

/** What each byte does to the remainder. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
	let remainder = byte;
	for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? POLYNOMIAL : 0);
	return remainder;
});

/** @returns a whole number from 0 to 2³² − 1 */
export function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	// By index: an iterator takes four times as long in V8, and a large archive has tens of millions of bytes.
	for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ REMAINDERS[(crc ^ bytes[i]) & 0xff];
	return (crc ^ 0xffffffff) >>> 0;
}
