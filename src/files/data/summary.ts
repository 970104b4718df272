/** Summaries of a table's columns, shown when a person describes them. */
import { cell, type DataTable } from './DataTable';

/** A column in a few numbers. */
export interface ColumnSummary {
	readonly name: string;
	/** Smallest and largest number; null where there is none, or where the column has texts. */
	readonly range: { readonly low: number; readonly high: number } | null;
	/** Rows without a number, or with one that is infinite. */
	readonly missing: number;
	/** The first texts of a column that has texts. */
	readonly labels: readonly string[];
	/** How many different texts there are. */
	readonly labelCount: number;
	/** Numbers in each of {@link BINS} equal parts of the range, or of each of the first texts. */
	readonly counts: readonly number[];
}

export interface TableSummary {
	readonly format: DataTable['format'];
	readonly rows: number;
	readonly columns: readonly ColumnSummary[];
	readonly passedOver: readonly string[];
}

const BINS = 24;

/** Texts of a column that are shown. */
const SHOWN_LABELS = 24;

export function summariseTable({ format, rows, columns, passedOver }: DataTable): TableSummary {
	return { format, rows, passedOver, columns: columns.map((column) => summariseColumn(column, rows)) };
}

function summariseColumn(column: DataTable['columns'][number], rows: number): ColumnSummary {
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	let missing = 0;
	for (let row = 0; row < rows; row++) {
		const value = cell(column, row);
		if (!Number.isFinite(value)) missing++;
		else {
			if (value < low) low = value;
			if (value > high) high = value;
		}
	}
	const labels = column.labels?.slice(0, SHOWN_LABELS) ?? [];
	const bins = column.labels ? Math.max(1, labels.length) : BINS;
	const counts = new Array<number>(bins).fill(0);
	const width = column.labels ? 1 : (high - low) / bins || 1;
	for (let row = 0; row < rows; row++) {
		const value = cell(column, row);
		if (!Number.isFinite(value)) continue;
		const bin = column.labels ? value : Math.floor((value - low) / width);
		if (column.labels ? bin < bins : true) counts[Math.min(bin, bins - 1)]++;
	}
	return {
		name: column.name,
		range: column.labels || low > high ? null : { low, high },
		missing,
		labels,
		labelCount: column.labels?.length ?? 0,
		counts,
	};
}
