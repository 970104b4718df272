/** Reads data files, recognised by their content. */
import { FileFault } from '../FileFault';
import { textOfBytes } from '../fileText';
import { beginsAsTensorFile, readTensorFile } from '../tensorFile';
import { readArrays } from './arrays';
import { type DataTable, MAX_DATA_BYTES, type OnProgress } from './DataTable';
import { readDelimited } from './delimited';
import { readJsonRows } from './jsonRows';

/** Characters that do not occur in text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they tell a file of text from another.
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/;

/** Characters that are looked at for them. */
const LOOKED_AT = 4_096;

/**
 * Reads the table that a file holds.
 * @throws FileFault with what is wrong, and in which row and column
 */
export function readData(bytes: Uint8Array, onProgress?: OnProgress): DataTable {
	if (bytes.length > MAX_DATA_BYTES) throw new FileFault('too-large');
	if (beginsAsTensorFile(bytes)) return readArrays(readTensorFile(bytes));
	return readText(textOfTable(bytes), onProgress);
}

/** @throws FileFault `no-table` where a text is no table */
export function readText(text: string, onProgress?: OnProgress): DataTable {
	const start = text.slice(0, LOOKED_AT).trimStart()[0];
	if (start === undefined || start === '<' || CONTROL.test(text.slice(0, LOOKED_AT))) throw new FileFault('no-table');
	return start === '{' || start === '[' ? readJsonRows(text, onProgress) : readDelimited(text, onProgress);
}

/** As {@link textOfBytes}; what is not UTF-8 is in the coding of Chinese or of Western European spreadsheets. */
function textOfTable(bytes: Uint8Array): string {
	const text = textOfBytes(bytes);
	if (!text.slice(0, LOOKED_AT).includes('\ufffd')) return text;
	return new TextDecoder(isChinese(bytes.subarray(0, LOOKED_AT)) ? 'gb18030' : 'windows-1252').decode(bytes);
}

/**
 * Whether text beyond ASCII is in GBK: its bytes come in pairs, the first of which, of the characters that are usual, is
 * from B0 to D7 (GB 2312, level 1). Small letters with accents, in Western European text, begin at E0.
 */
function isChinese(bytes: Uint8Array): boolean {
	let [pairs, usual] = [0, 0];
	for (let i = 0; i < bytes.length; i++) {
		if (bytes[i] < 0x80) continue;
		if (i + 1 === bytes.length) break;
		if (bytes[i + 1] < 0x40) return false;
		pairs++;
		if (bytes[i] >= 0xb0 && bytes[i] <= 0xd7 && bytes[i + 1] >= 0xa1) usual++;
		i++;
	}
	return usual > 0 && 2 * usual > pairs;
}
