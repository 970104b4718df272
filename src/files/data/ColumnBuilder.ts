/** Builds a column from its cells. */
import { type CellText, type DataColumn, MOST_LABELS } from './DataTable';

/** Texts of a missing number, in lower case. */
const MISSING = new Set([
	...['', 'nan', '-nan', 'na', '<na>', 'n/a', 'null', 'none', 'missing', '-', '--', '.', '?'],
	// What Excel shows where a formula has no result.
	...['#n/a', '#na', '#div/0!', '#num!', '#value!', '#ref!', '#name?', '#null!'],
]);

/** Words for numbers. */
const WORDS: Readonly<Record<string, number>> = {
	true: 1,
	false: 0,
	inf: Number.POSITIVE_INFINITY,
	'+inf': Number.POSITIVE_INFINITY,
	'-inf': Number.NEGATIVE_INFINITY,
	infinity: Number.POSITIVE_INFINITY,
	'-infinity': Number.NEGATIVE_INFINITY,
};

const DECIMAL_COMMA = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i;
const WHOLE = /^[+-]?\d+$/;
/** A number that reads the same with a decimal comma and with a point. */
const WITHOUT_DECIMALS = /^[+-]?\d+(e[+-]?\d+)?$/i;
/** In English, thousands: with this alone nobody can tell. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2},\d{3}$/;

/**
 * The number in a cell.
 * @param comma whether a comma may stand before the decimals
 * @returns NaN for a missing number; null for a text
 */
export function numberOfCell(text: string, comma: boolean): number | null {
	const trimmed = trimmedNumber(text);
	if (trimmed !== '') {
		const value = Number(trimmed);
		if (!Number.isNaN(value)) return value;
	}
	const lower = trimmed.toLowerCase();
	if (MISSING.has(lower)) return Number.NaN;
	if (Object.hasOwn(WORDS, lower)) return WORDS[lower];
	return comma && DECIMAL_COMMA.test(trimmed) ? Number(trimmed.replace(',', '.')) : null;
}

/** Typeset tables have a minus sign, U+2212, where programs write a hyphen. */
function trimmedNumber(text: string): string {
	return text.trim().replace(/^\u2212/, '-');
}

/**
 * Cells of one column. The first cell with a value decides: in a column of numbers a text is recorded as a fault, in a
 * column of texts every cell is a text. Where a comma also parts the cells, quoted numbers with a decimal comma are such
 * texts, unless the whole column has them and one at least cannot be thousands.
 */
export class ColumnBuilder {
	length = 0;
	/** Whole numbers that lost digits. */
	rounded = 0;
	private values = new Float64Array(256);
	private labels: Map<string, number> | null = null;
	private text: CellText | undefined;
	private hasNumber = false;
	/** The column read with decimal commas, from the first of them on; null once another cell forbids it. */
	private withCommas: number[] | null | undefined;
	private hasDecimals = false;

	/** @param length rows that passed before the column came up: they have no value */
	constructor(
		readonly name: string,
		length = 0,
	) {
		this.fillTo(length);
	}

	/** @param commas in its number: none, or before the decimals; `quoted` where a comma also parts the cells */
	pushText(found: string, commas: 'none' | 'decimal' | 'quoted' = 'none'): void {
		const value = numberOfCell(found, commas === 'decimal');
		if (commas === 'quoted' && this.withCommas !== null) this.tryCommas(found, value);
		if (value !== null && Math.abs(value) > Number.MAX_SAFE_INTEGER && WHOLE.test(found.trim())) this.rounded++;
		if (this.labels) this.push(Number.isNaN(value) ? Number.NaN : this.labelOf(found.trim()));
		else if (value !== null) this.pushNumber(value);
		else if (this.hasNumber || this.text) this.pushFault(found);
		else {
			this.labels = new Map();
			this.push(this.labelOf(found.trim()));
		}
	}

	pushNumber(value: number): void {
		if (this.labels) {
			this.pushText(String(value));
			return;
		}
		this.hasNumber ||= !Number.isNaN(value);
		this.push(value);
	}

	/** Rows up to the given number have no value. */
	fillTo(length: number): void {
		while (this.length < length) this.push(Number.NaN);
	}

	build(): DataColumn {
		if (this.withCommas && this.hasDecimals)
			return { name: this.name, values: Float64Array.from(this.withCommas), offset: 0, stride: 1 };
		return {
			name: this.name,
			values: this.values.slice(0, this.length),
			offset: 0,
			stride: 1,
			...(this.labels && { labels: Array.from(this.labels.keys()) }),
			...(this.text && { text: this.text }),
		};
	}

	/** @param value what the cell is without decimal commas */
	private tryCommas(found: string, value: number | null): void {
		const trimmed = trimmedNumber(found);
		const isComma = value === null && DECIMAL_COMMA.test(trimmed);
		if (!isComma && !Number.isNaN(value) && !WITHOUT_DECIMALS.test(trimmed)) {
			this.withCommas = null;
			return;
		}
		if (isComma) {
			this.withCommas ??= Array.from(this.values.subarray(0, this.length));
			this.hasDecimals ||= !THOUSANDS.test(trimmed);
		}
		this.withCommas?.push(isComma ? Number(trimmed.replace(',', '.')) : Number(value));
	}

	private pushFault(found: string): void {
		this.text ??= { row: this.length + 1, found: found.slice(0, 60) };
		this.push(Number.NaN);
	}

	private labelOf(text: string): number {
		const { labels } = this;
		if (!labels) return Number.NaN;
		const known = labels.get(text);
		if (known !== undefined) return known;
		if (labels.size === MOST_LABELS) {
			// So many different texts cannot be discrete actions.
			this.labels = null;
			this.text ??= { row: this.length + 1, found: text.slice(0, 60) };
			this.values.fill(Number.NaN);
			return Number.NaN;
		}
		labels.set(text.slice(0, 80), labels.size);
		return labels.size - 1;
	}

	private push(value: number): void {
		if (this.length === this.values.length) {
			const grown = new Float64Array(2 * this.length);
			grown.set(this.values);
			this.values = grown;
		}
		this.values[this.length++] = value;
	}
}

/** Unique names: a repeated one gets a number appended. */
export function distinctNames(names: readonly string[]): string[] {
	const used = new Set<string>();
	return names.map((name, column) => {
		const wanted = name.trim().slice(0, 80) || `column ${column + 1}`;
		let chosen = wanted;
		for (let next = 2; used.has(chosen); next++) chosen = `${wanted} (${next})`;
		used.add(chosen);
		return chosen;
	});
}

/** The numbers in a cell that holds a list of them, as Python prints them; null where it holds none. */
export function numbersOfList(text: string): number[] | null {
	const trimmed = text.trim();
	if (!/^(\[|\(|array\(|tensor\()/.test(trimmed)) return null;
	const inner = trimmed.replace(/array\(|tensor\(|dtype=[\w.]+|[[\]()]/g, ' ').trim();
	if (inner === '') return [];
	const values = inner.split(/[\s,;]+/).filter((part) => part !== '');
	const numbers = values.map((part) => numberOfCell(part, false));
	return numbers.every((value) => value !== null) ? (numbers as number[]) : null;
}
