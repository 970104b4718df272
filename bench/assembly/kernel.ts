/** The SIMD engine's product of a hidden layer, alone: how quick the inner loop is, and what packing costs. */
import { Matrix, TILE_COLUMNS, TILE_ROWS } from '../../src/training/wasm/assembly/Matrix';
import { multiplyForward, Scratch } from '../../src/training/wasm/assembly/products';
import { Finish, multiplyTile } from '../../src/training/wasm/assembly/tile';

let x = changetype<Matrix>(0);
let y = changetype<Matrix>(0);
let scratch = changetype<Scratch>(0);
let weight: usize = 0;
let batch: i32 = 0;
let units: i32 = 0;

/** Numbers of ordinary size: subnormal ones are another story. */
function fill(address: usize, count: i32): void {
	for (let i = 0; i < count; i++) store<f32>(address + ((<usize>i) << 2), <f32>((i % 17) - 8) / 8);
}

/** Makes the matrices. @param rows a multiple of 4 @param width a multiple of 8 */
export function create(rows: i32, width: i32): void {
	batch = rows;
	units = width;
	x = new Matrix(rows, width);
	y = new Matrix(rows, width);
	scratch = new Scratch(rows, width);
	weight = heap.alloc((<usize>(width * (width + 1))) << 2);
	fill(x.data, rows * width);
	fill(weight, width * (width + 1));
	fill(scratch.left, rows * width);
	fill(scratch.right, TILE_COLUMNS * width);
}

/** So many products of factors that are packed already. */
export function tiles(times: i32): void {
	const step = (<usize>y.stride) << 2;
	const panelBytes = (<usize>(units * TILE_ROWS)) << 2;
	for (let time = 0; time < times; time++) {
		for (let column = 0; column < units; column += TILE_COLUMNS) {
			let to = y.data + ((<usize>column) << 2);
			let from = scratch.left;
			for (let row = 0; row < batch; row += TILE_ROWS) {
				multiplyTile(to, step, from, scratch.right, units, Finish.NOTHING, 0);
				to += step << 2;
				from += panelBytes;
			}
		}
	}
}

/** So many outputs of a layer, packing, biases and max(·, 0) included. */
export function layers(times: i32): void {
	const bias = weight + ((<usize>(units * units)) << 2);
	for (let time = 0; time < times; time++) {
		multiplyForward(scratch, y, x, weight, bias, units, units, batch, Finish.RELU);
	}
}
