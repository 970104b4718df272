/** JSON of transitions: a list of rows, one row per line, or a column under each name. */
import { parseBoundedJson } from '../boundedJson';
import { FileFault } from '../FileFault';
import { ColumnBuilder } from './ColumnBuilder';
import { type DataTable, MAX_DATA_BYTES, MOST_COLUMNS, MOST_ROWS, type OnProgress } from './DataTable';

/** A row is a few brackets deep; the list of rows, and an object around it, are two more. */
const LIMITS = { length: MAX_DATA_BYTES, values: 40_000_000, depth: 12 } as const;
const LINE_LIMITS = { length: 2 ** 20, values: 8_192, depth: 8 } as const;

/** Rows between two reports. */
const PORTION = 10_000;

/** Whether a text is JSON with one object or list a line. */
function isLines(text: string): boolean {
	const end = text.indexOf('\n');
	if (end < 0) return false;
	const first = text.slice(0, end).trim();
	const next = text.slice(end + 1, end + 1_000).trimStart()[0];
	return /^[[{].*[\]}]$/.test(first) && (next === '{' || next === '[');
}

/** @throws FileFault `json`, `json-line`, `json-large`, `no-table`, `many-rows`, `many-columns`, `nested` */
export function readJsonRows(text: string, onProgress: OnProgress = () => {}): DataTable {
	const rows = new RowCollector();
	if (isLines(text)) {
		for (let start = 0; start < text.length; ) {
			const end = text.indexOf('\n', start);
			const line = text.slice(start, end < 0 ? text.length : end).trim();
			start = end < 0 ? text.length : end + 1;
			if (line === '') continue;
			rows.take(parsed(line, LINE_LIMITS, () => new FileFault('json-line', { row: rows.count + 1 })));
			if (rows.count % PORTION === 0) onProgress(start / text.length);
		}
		return rows.table();
	}
	const value = parsed(text, LIMITS, () => new FileFault('json'));
	onProgress(0.5);
	const source = rowsOf(value);
	for (let row = 0; row < source.count; row++) {
		rows.take(source.at(row));
		if (row % PORTION === 0) onProgress(0.5 + (0.5 * row) / source.count);
	}
	return rows.table();
}

/** Python writes `NaN` and `Infinity`, which JSON does not have; they are read as no value. */
function parsed(text: string, limits: typeof LIMITS | typeof LINE_LIMITS, fault: () => FileFault): unknown {
	try {
		return parseBoundedJson(text, limits);
	} catch (error) {
		if (error instanceof RangeError) throw new FileFault('json-large');
		const standard = text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (token) =>
			token[0] === '"' ? token : 'null',
		);
		if (standard === text) throw fault();
		try {
			return JSON.parse(standard);
		} catch {
			throw fault();
		}
	}
}

interface RowSource {
	readonly count: number;
	at(row: number): unknown;
}

/** Finds the rows in a value. */
function rowsOf(value: unknown): RowSource {
	if (Array.isArray(value)) return { count: value.length, at: (row) => value[row] };
	if (typeof value !== 'object' || value === null) throw new FileFault('no-table');
	const lists = Object.entries(value).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
	if (lists.length === 0) return numberedRows(value as Record<string, unknown>);
	const split = splitRows(value as Record<string, unknown>);
	if (split) return split;
	// Rows under a name, or a column under each.
	const [[, first]] = lists;
	if (lists.length === 1 && typeof first[0] === 'object') return rowsOf(first);
	const count = Math.max(...lists.map(([, list]) => list.length));
	const short = lists.find(([, list]) => list.length !== count);
	if (short) throw new FileFault('json-lengths', { part: short[0], count: short[1].length, expected: count });
	return { count, at: (row) => Object.fromEntries(lists.map(([name, list]) => [name, list[row]])) };
}

/** What pandas writes with `orient='split'`: the names, and the rows without them. null where it is something else. */
function splitRows({ columns, data }: Record<string, unknown>): RowSource | null {
	if (!Array.isArray(columns) || !Array.isArray(data) || !columns.every((name) => typeof name === 'string'))
		return null;
	return {
		count: data.length,
		at: (row) =>
			Array.isArray(data[row]) ? Object.fromEntries(columns.map((name, i) => [name, data[row][i]])) : data[row],
	};
}

/** Numbers in place of a list: a row under each, or, as pandas writes it, a column under each name with its rows numbered. */
function numberedRows(value: Record<string, unknown>): RowSource {
	const entries = Object.entries(value);
	const isObject = (entry: unknown) => typeof entry === 'object' && entry !== null;
	if (entries.length < 2 || !entries.every(([, entry]) => isObject(entry))) throw new FileFault('no-table');
	if (entries.every(([key]) => /^\d+$/.test(key))) return { count: entries.length, at: (row) => entries[row][1] };
	const rows = Object.keys(entries[0][1] as object);
	if (rows.length === 0 || !rows.every((key) => /^\d+$/.test(key))) throw new FileFault('no-table');
	return {
		count: rows.length,
		at: (row) =>
			Object.fromEntries(entries.map(([name, column]) => [name, (column as Record<string, unknown>)[rows[row]]])),
	};
}

/** Rows as columns, by the path to each value in a row. */
class RowCollector {
	count = 0;
	private readonly columns = new Map<string, ColumnBuilder>();
	private rounded = 0;
	private readonly empty = new Set<string>();

	take(row: unknown): void {
		if (this.count === MOST_ROWS) throw new FileFault('many-rows', { most: MOST_ROWS });
		if (typeof row !== 'object' || row === null) throw new FileFault('json-row', { row: this.count + 1 });
		this.takeValue('', row, 0);
		this.count++;
	}

	table(): DataTable {
		const paths = Array.from(this.columns.keys());
		for (const path of this.empty)
			if (path !== '' && !paths.some((other) => other === path || other.startsWith(`${path}.`))) this.addColumn(path);
		const columns = Array.from(this.columns.values());
		for (const column of columns) column.fillTo(this.count);
		if (columns.length < 2) throw new FileFault('no-table');
		return {
			format: 'json',
			rows: this.count,
			columns: columns.map((column) => column.build()),
			rounded: this.rounded + columns.reduce((sum, { rounded }) => sum + rounded, 0),
			passedOver: [],
		};
	}

	private takeValue(path: string, value: unknown, depth: number): void {
		if (typeof value === 'object' && value !== null) {
			if (depth > 4) throw new FileFault('nested', { row: this.count + 1, part: path });
			for (const [key, entry] of Object.entries(value))
				this.takeValue(path === '' ? key.slice(0, 80) : `${path}.${key.slice(0, 80)}`, entry, depth + 1);
			return;
		}
		let column = this.columns.get(path);
		if (!column && (value === null || value === undefined)) {
			// A list that is missing in this row, or a column that is empty so far.
			this.empty.add(path);
			return;
		}
		column ??= this.addColumn(path);
		column.fillTo(this.count);
		if (typeof value === 'number') {
			if (Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 2 ** 64) this.rounded++;
			column.pushNumber(value);
		} else if (typeof value === 'string') column.pushText(value);
		else if (typeof value === 'boolean') column.pushNumber(Number(value));
		else column.pushNumber(Number.NaN);
	}

	private addColumn(path: string): ColumnBuilder {
		if (this.columns.size === MOST_COLUMNS)
			throw new FileFault('many-columns', { count: MOST_COLUMNS + 1, most: MOST_COLUMNS });
		// Lists of rows have no names.
		const column = new ColumnBuilder(/^\d+$/.test(path) ? `column ${Number(path) + 1}` : path, this.count);
		this.columns.set(path, column);
		return column;
	}
}
