/** Arrays of a file, npz and the like, as columns: every array has one row a transition. */
import { FileFault } from '../FileFault';
import type { Tensor } from '../Tensor';
import type { TensorFile } from '../tensorFile';
import { type DataColumn, type DataTable, MOST_COLUMNS, MOST_ROWS } from './DataTable';
import { joinEpisodes } from './episodes';
import { roleOfName } from './roles';

/** Names of observations that may have a row more for every episode, and of arrays that say where one ends. */
const OBSERVATIONS = /^(obs|observations?|states?)$/i;
const ENDS = /^(terminations?|truncations?|terminals?|timeouts?|dones?|terminated|truncated)$/i;

/**
 * @throws FileFault `no-table`, `many-rows`, `many-columns`; `array-length`, and that of an array without numbers, where the
 * name says a role
 */
export function readArrays({ tensors: found, unread }: Pick<TensorFile, 'tensors' | 'unread'>): DataTable {
	const tensors = joinEpisodes(found);
	const lists = Array.from(tensors).filter(([, { shape }]) => shape.length > 0 && shape[0] > 0);
	const rows = rowsOf(lists.map(([, { shape }]) => shape[0]));
	if (rows === 0) throw new FileFault('no-table');
	if (rows > MOST_ROWS) throw new FileFault('many-rows', { most: MOST_ROWS });
	const columns: DataColumn[] = [];
	const passedOver: string[] = [];
	for (const [name, tensor] of tensors) {
		const episodes = episodesOf(name, tensor, tensors, rows);
		if (episodes) columns.push(...episodes);
		else if (tensor.shape[0] === rows) columns.push(...columnsOf(name || 'column', tensor, rows));
		else if (lacksRows(name, tensor, rows))
			throw new FileFault('array-length', { part: name, count: tensor.shape[0], expected: rows });
		else passedOver.push(`${name} (${tensor.shape.join(' × ') || '1'})`);
		if (columns.length > MOST_COLUMNS)
			throw new FileFault('many-columns', { count: columns.length, most: MOST_COLUMNS });
	}
	for (const [name, fault] of unread ?? []) {
		// A missing required array is a fault; an ignored one, such as a list of infos, is reported.
		if (roleOfName(name) !== null) throw fault;
		passedOver.push(name);
	}
	if (columns.length < 2) throw new FileFault('no-table');
	return { format: 'arrays', rows, columns, rounded: roundedIn(columns), passedOver };
}

/** Whether an array has a role by its name, but not a number for every row; a few numbers, such as a count, have none. */
function lacksRows(name: string, { shape }: Tensor, rows: number): boolean {
	return roleOfName(name) !== null && shape.length > 0 && 2 * shape[0] > rows;
}

/** The length that most arrays have; of two that are as frequent the smaller. */
function rowsOf(lengths: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
	return Array.from(counts).sort(([a, times], [b, otherTimes]) => otherTimes - times || a - b)[0]?.[0] ?? 0;
}

/** Entries of an array's rows, one column each. */
function columnsOf(name: string, { shape, values }: Tensor, rows: number): DataColumn[] {
	const stride = shape.slice(1).reduce((product, length) => product * length, 1);
	if (stride > MOST_COLUMNS) throw new FileFault('many-columns', { count: stride, most: MOST_COLUMNS });
	if (stride === 1 && shape.length === 1) return [{ name, values, offset: 0, stride: 1 }];
	if (values.length < rows * stride) return [];
	return Array.from({ length: stride }, (_, offset) => ({ name: `${name}.${offset}`, values, offset, stride }));
}

/**
 * Minari's layout: an episode of T steps has T + 1 observations, all in one array. They are split into a state and a
 * next state for every step. null if an array does not have this layout.
 */
function episodesOf(
	name: string,
	{ shape, values }: Tensor,
	tensors: ReadonlyMap<string, Tensor>,
	rows: number,
): DataColumn[] | null {
	if (!OBSERVATIONS.test(name) || shape.length !== 2 || shape[0] <= rows || shape[1] > MOST_COLUMNS) return null;
	const ends = Array.from(tensors).filter(([key, tensor]) => ENDS.test(key) && tensor.values.length === rows);
	const first = new Uint32Array(rows);
	let at = 0;
	for (let row = 0; row < rows; row++) {
		first[row] = at++;
		const last = row === rows - 1 || ends.some(([, tensor]) => Number(tensor.values[row]) !== 0);
		if (last) at++;
	}
	if (at !== shape[0]) return null;
	const [, width] = shape;
	const rowsFrom = (shift: number) => {
		const chosen = new Float64Array(rows * width);
		for (let row = 0; row < rows; row++)
			for (let entry = 0; entry < width; entry++)
				chosen[row * width + entry] = Number(values[(first[row] + shift) * width + entry]);
		return chosen;
	};
	const split = (group: string, chosen: Float64Array) =>
		Array.from({ length: width }, (_, offset) => ({
			name: `${group}.${offset}`,
			values: chosen,
			offset,
			stride: width,
		}));
	return [...split(name, rowsFrom(0)), ...split(`next_${name}`, rowsFrom(1))];
}

function roundedIn(columns: readonly DataColumn[]): number {
	let rounded = 0;
	for (const values of new Set(columns.map((column) => column.values))) {
		if (!(values instanceof BigInt64Array || values instanceof BigUint64Array)) continue;
		for (const value of values) if (!Number.isSafeInteger(Number(value))) rounded++;
	}
	return rounded;
}
