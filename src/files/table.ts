/** Columns of numbers as files: CSV for spreadsheets, npz for NumPy. The numbers are the same to the last bit. */
import { writeNpz } from './npz';
import type { ElementType, Tensor, Values } from './Tensor';

/** One quantity: a number or more in every row. */
export interface ColumnGroup {
	/** Its name in both formats. */
	readonly name: string;
	/** What its columns are called after the name; left out where it has one column. */
	readonly columns?: readonly string[];
	/** rows × columns, row by row. */
	readonly values: Values;
	/** What the values, which are then indices, stand for; a CSV has these instead. */
	readonly labels?: readonly string[];
	/** Whether the values, 0 or 1, are truth values. */
	readonly truth?: boolean;
}

export interface Table {
	readonly rows: number;
	readonly groups: readonly ColumnGroup[];
}

/** Types of elements by their arrays. */
const TYPES: readonly (readonly [new (length: number) => Values, ElementType])[] = [
	[Float32Array, 'float32'],
	[Float64Array, 'float64'],
	[Uint8Array, 'uint8'],
	[Uint16Array, 'uint16'],
	[Uint32Array, 'uint32'],
	[Int32Array, 'int32'],
];

/** One array a group: its rows, or rows × columns where the columns have names. @throws RangeError for other elements */
export function tableAsNpz({ rows, groups }: Table): Uint8Array {
	return writeNpz(
		new Map(
			groups.map(({ name, columns, values, truth }): [string, Tensor] => {
				const type = truth ? 'bool' : TYPES.find(([made]) => values instanceof made)?.[1];
				if (!type) throw new RangeError(`${name} has elements that are not written`);
				return [name, { type, shape: columns ? [rows, columns.length] : [rows], values }];
			}),
		),
	);
}

/** A head with the names, then one line a row; `,` between, `.` in the numbers, NaN for none. */
export function tableAsCsv({ rows, groups }: Table): Uint8Array {
	const head = groups.flatMap(({ name, columns }) => columns?.map((column) => `${name}.${column}`) ?? [name]);
	const lines = [head.map(quoted).join()];
	for (let row = 0; row < rows; row++) {
		const cells: string[] = [];
		for (const { columns, values, labels } of groups) {
			const width = columns?.length ?? 1;
			for (let column = 0; column < width; column++) {
				const value = Number(values[row * width + column]);
				cells.push(labels ? quoted(labels[value]) : String(value));
			}
		}
		lines.push(cells.join());
	}
	return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function quoted(text: string): string {
	return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
