/** The text of a file by its content: an editor may have saved it as UTF-16, or with a byte-order mark. */

/** Byte-order marks and their encodings. */
const MARKS: readonly (readonly [bytes: readonly number[], coding: string])[] = [
	[[0xef, 0xbb, 0xbf], 'utf-8'],
	[[0xff, 0xfe], 'utf-16le'],
	[[0xfe, 0xff], 'utf-16be'],
];

/** The text that some bytes hold: UTF-8, or UTF-16 of either order, with a byte-order mark or without. */
export function textOfBytes(bytes: Uint8Array): string {
	const marked = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
	// The decoder removes the mark.
	return new TextDecoder(marked ? marked[1] : unmarkedCoding(bytes)).decode(bytes);
}

/** JSON begins with an ASCII character, half of which is zero in UTF-16 and none in UTF-8. */
function unmarkedCoding([first, second]: Uint8Array): string {
	if (second === 0 && first !== 0) return 'utf-16le';
	return first === 0 && second !== undefined && second !== 0 ? 'utf-16be' : 'utf-8';
}

/**
 * Whether bytes begin as a checkpoint does: the length of its header, of which the fourth byte is zero below 16 MB,
 * then the header itself.
 * @param bytes at least the first six of the file
 */
export function beginsAsCheckpoint(bytes: Uint8Array): boolean {
	return bytes[3] === 0 && bytes[4] === '{'.charCodeAt(0) && bytes[5] !== 0;
}
