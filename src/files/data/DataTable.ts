/** A table of numbers from a file: columns with names, without a meaning yet. */
import { OWN_SIZE } from '../../dataset/Dataset';
import type { Values } from '../Tensor';

/** One column: value of row i is `values[offset + i · stride]`; NaN where the file has none. */
export interface DataColumn {
	/** Unique in a table. */
	readonly name: string;
	readonly values: Values;
	readonly offset: number;
	readonly stride: number;
	/** The texts that the values, which are then indices, stand for. */
	readonly labels?: readonly string[];
	/** The first cell of a numeric column that is not a number; its value is NaN. */
	readonly text?: CellText;
}

/** A cell as it stands in the file. */
export interface CellText {
	/** Row of the data, from 1; a head is no row. */
	readonly row: number;
	readonly found: string;
}

export interface DataTable {
	readonly format: 'text' | 'json' | 'arrays';
	readonly rows: number;
	readonly columns: readonly DataColumn[];
	/** Whole numbers beyond ±2^53, of which the last digits are lost. */
	readonly rounded: number;
	/** Arrays of the file that are not columns, with their shapes. */
	readonly passedOver: readonly string[];
}

/** Rows, columns, and texts in a column at most. */
export const MOST_ROWS = OWN_SIZE.max;
export const MOST_COLUMNS = 512;
export const MOST_LABELS = 4_096;

/** Bytes of a file of data at most. */
export const MAX_DATA_BYTES = 100 * 2 ** 20;

/** The value of a row; NaN where the file has none. */
export function cell({ values, offset, stride }: DataColumn, row: number): number {
	return Number(values[offset + row * stride]);
}

/** How far a file has been read, 0 … 1. */
export type OnProgress = (share: number) => void;
