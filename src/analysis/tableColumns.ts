/** Some columns of a row-major table, as a table of their own. @param table n × width */
export function tableColumns(table: Float32Array, width: number, columns: readonly number[]): Float32Array {
	const rows = table.length / width;
	const taken = new Float32Array(rows * columns.length);
	for (let row = 0, to = 0; row < rows; row++) {
		for (const column of columns) taken[to++] = table[row * width + column];
	}
	return taken;
}
