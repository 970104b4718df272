/** Text with one row a line: CSV, TSV, and what spreadsheets and NumPy write in their place. */
import Papa from 'papaparse';
import { FileFault } from '../FileFault';
import { ColumnBuilder, distinctNames, numberOfCell, numbersOfList } from './ColumnBuilder';
import { type DataTable, MOST_COLUMNS, MOST_ROWS, type OnProgress } from './DataTable';

/** Possible delimiters, in the order of preference; a comma may also be a decimal comma. */
const DELIMITERS = ['\t', ';', '|', ',', ' '] as const;

/** Characters that are parsed between two reports, and lines that are looked at for the delimiter. */
const PORTION = 2 ** 20;
const SNIFFED_LINES = 20;

/** Cells of the first lines, were the given delimiter the right one; quotes are honoured. */
function countsOf(text: string, delimiter: string): number[] {
	const { data } = Papa.parse<string[]>(text.slice(0, PORTION), {
		delimiter,
		preview: SNIFFED_LINES,
		skipEmptyLines: true,
	});
	// The last line of a long text may be cut.
	return data.slice(0, Math.max(1, data.length - 1)).map(({ length }) => length);
}

/** The delimiter; null where no line has one. */
function delimiterOf(text: string): string | null {
	return (
		DELIMITERS.find((delimiter) => {
			if (!text.slice(0, PORTION).includes(delimiter)) return false;
			const counts = countsOf(text, delimiter);
			return counts[0] > 1 && counts.every((count) => count === counts[0]);
		}) ??
		// Lines of different lengths have a fault of their own.
		DELIMITERS.find((delimiter) => countsOf(text, delimiter)[0] > 2) ??
		null
	);
}

/** Columns that a cell of the first row becomes: a list in it is several. */
interface CellPlan {
	readonly builders: readonly ColumnBuilder[];
	readonly isList: boolean;
}

/**
 * Reads a table. Rows are counted from 1 without the head.
 * @throws FileFault `no-table`, `cells`, `quotes`, `many-rows`, `many-columns`, `list-length`
 */
export function readDelimited(text: string, onProgress: OnProgress = () => {}): DataTable {
	const { delimiter, body } = prepared(text);
	const comma = delimiter !== ',';
	let names: string[] | null = null;
	let plan: CellPlan[] | null = null;
	let rows = 0;

	const takeRow = (cells: readonly string[]) => {
		if (!names) {
			if (cells.length > MOST_COLUMNS) throw new FileFault('many-columns', { count: cells.length, most: MOST_COLUMNS });
			const hasHead = !cells.some((text) => numberOfCell(text, true) !== null && text.trim() !== '');
			names = distinctNames(cells.map((text) => (hasHead ? text.replace(/^#\s*/, '') : '')));
			if (hasHead) return;
		}
		rows++;
		if (rows > MOST_ROWS) throw new FileFault('many-rows', { most: MOST_ROWS });
		if (cells.length !== names.length)
			throw new FileFault('cells', { row: rows, count: cells.length, expected: names.length });
		plan ??= plansFor(names, cells);
		for (let column = 0; column < cells.length; column++) takeCell(plan[column], cells[column], rows, comma);
	};

	const portions = {
		delimiter,
		skipEmptyLines: true,
		chunkSize: PORTION,
		chunk: ({ data, errors, meta }: Papa.ParseResult<string[]>) => {
			const wrong = errors.find(({ type }) => type === 'Quotes');
			// Its rows count from the portion's first, and the head is one.
			if (wrong) throw new FileFault('quotes', { row: Math.max(1, rows + (wrong.row ?? 0)) });
			for (const cells of data) takeRow(cells);
			onProgress(Math.min(1, meta.cursor / body.length));
		},
	};
	// Its types allow portions only for files; it supports them for texts too.
	Papa.parse<string[]>(body, portions as Papa.ParseConfig<string[]>);
	const columns = ((plan as CellPlan[] | null) ?? []).flatMap(({ builders }) => builders);
	if (columns.length < 2 || rows < 1) throw new FileFault('no-table');
	if (columns.length > MOST_COLUMNS) throw new FileFault('many-columns', { count: columns.length, most: MOST_COLUMNS });
	return {
		format: 'text',
		rows,
		columns: columns.map((builder) => builder.build()),
		rounded: columns.reduce((sum, { rounded }) => sum + rounded, 0),
		passedOver: [],
	};
}

/** The text without what some programs put before the table, and what stands between its cells. */
function prepared(found: string): { delimiter: string; body: string } {
	// One file may mix line endings, if several programs wrote to it.
	const text = found.includes('\r') ? found.replace(/\r\n?/g, '\n') : found;
	// Excel states the delimiter in a first line `sep=…`.
	const said = /^sep=(.)\n/.exec(text);
	if (said) return { delimiter: said[1], body: text.slice(said[0].length) };
	const body = withoutComments(text.replace(/^(\s*\n)+/, ''));
	const delimiter = delimiterOf(body);
	if (!delimiter) throw new FileFault('no-table');
	return { delimiter, body };
}

/** Comments at the start. The last of them is the head where numbers come next: NumPy writes it so. */
function withoutComments(text: string): string {
	const [comments] = /^(#[^\n]*\n\s*)*/.exec(text.slice(0, PORTION)) ?? [''];
	if (comments === '') return text;
	const rest = text.slice(comments.length);
	const [first] = rest.split('\n', 1);
	const startsWithNumber = numberOfCell(first.split(/[\s,;|]+/)[0], true) !== null;
	const head = comments.trimEnd().split('\n').at(-1) ?? '';
	return startsWithNumber && /[\s,;|]\S/.test(head.replace(/^#\s*/, ''))
		? `${head.replace(/^#[ \t]*/, '')}\n${rest}`
		: rest;
}

function plansFor(names: readonly string[], cells: readonly string[]): CellPlan[] {
	return names.map((name, column) => {
		const list = numbersOfList(cells[column]);
		return list
			? { isList: true, builders: list.map((_, i) => new ColumnBuilder(`${name}.${i}`)) }
			: { isList: false, builders: [new ColumnBuilder(name)] };
	});
}

function takeCell({ builders, isList }: CellPlan, found: string, row: number, comma: boolean): void {
	if (!isList) {
		builders[0].pushText(found, comma ? 'decimal' : 'quoted');
		return;
	}
	const list = numbersOfList(found);
	if (list?.length !== builders.length)
		throw new FileFault('list-length', { row, count: list?.length ?? 0, expected: builders.length, found });
	for (const [i, value] of list.entries()) builders[i].pushNumber(value);
}
