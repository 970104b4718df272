/** Files of data, told by their content. */
import { FileFault } from '../FileFault';
import { textOfBytes } from '../fileText';
import { beginsAsTensorFile, readTensorFile } from '../tensorFile';
import { readArrays } from './arrays';
import { type DataTable, MAX_DATA_BYTES, type OnProgress } from './DataTable';
import { readDelimited } from './delimited';
import { readJsonRows } from './jsonRows';

/** What text does not have and other files do. */
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

/** As {@link textOfBytes}; what is not UTF-8 is in the coding of Western European spreadsheets. */
function textOfTable(bytes: Uint8Array): string {
	const text = textOfBytes(bytes);
	return text.slice(0, LOOKED_AT).includes('�') ? new TextDecoder('windows-1252').decode(bytes) : text;
}
