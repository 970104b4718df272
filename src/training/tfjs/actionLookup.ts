/**
 * The embedding lookup on the device. TensorFlow.js has no gradient of `gather` on wasm, so what is learned from is
 * looked up by a product: one-hot rows × table. With more actions than a batch has rows, the columns stand for the
 * actions that the batch has, so that memory and time do not grow with the world.
 */
import type * as Tf from '@tensorflow/tfjs';

/** The discrete actions of some rows. */
export interface ActionTensors {
	/** To be learned from: rows × columns, one-hot. Else the actions as they are, one a row. */
	readonly action: Tf.Tensor2D | Tf.Tensor1D;
	/** The different actions that the columns stand for; left out where there is a column for every action. */
	readonly present?: Tf.Tensor1D;
}

/**
 * Puts the actions on the device.
 * @param action one a row
 * @param actionCount K
 * @param learns whether a gradient will be asked for
 */
export function actionTensors(tf: typeof Tf, action: Int32Array, actionCount: number, learns: boolean): ActionTensors {
	if (!learns) return { action: tf.tensor1d(action.slice(), 'int32') };
	if (actionCount <= action.length) return { action: oneHot(tf, action, actionCount) };
	const columns = columnsOf(action);
	const rows = action.map((value) => columns.get(value) as number);
	return {
		action: oneHot(tf, rows, action.length),
		present: tf.tensor1d(Int32Array.from(columns.keys()), 'int32'),
	};
}

/** A column for every action of a batch, and as many for others that there is one for every row: shapes stay. */
function columnsOf(action: Int32Array): Map<number, number> {
	const columns = new Map<number, number>();
	for (const value of action) if (!columns.has(value)) columns.set(value, columns.size);
	for (let other = 0; columns.size < action.length; other++) if (!columns.has(other)) columns.set(other, columns.size);
	return columns;
}

function oneHot(tf: typeof Tf, column: Int32Array, columns: number): Tf.Tensor2D {
	const values = new Float32Array(column.length * columns);
	for (const [row, at] of column.entries()) values[row * columns + at] = 1;
	return tf.tensor2d(values, [column.length, columns]);
}

/** The embeddings of the rows, rows × d₁: the table's through tanh. @param table K × d₁ */
export function lookUp(tf: typeof Tf, table: Tf.Tensor2D, { action, present }: ActionTensors): Tf.Tensor2D {
	if (action.rank === 1) return tf.tanh(tf.gather(table, action as Tf.Tensor1D)) as Tf.Tensor2D;
	const rows = present ? gatherDifferent(tf, table, present) : table;
	return tf.matMul(action as Tf.Tensor2D, tf.tanh(rows)) as Tf.Tensor2D;
}

/** Different rows of a table, with the gradient: each goes back to its own row. */
function gatherDifferent(tf: typeof Tf, table: Tf.Tensor2D, present: Tf.Tensor1D): Tf.Tensor2D {
	const gather = tf.customGrad((input: Tf.Tensor | Tf.GradSaveFunc) => ({
		value: tf.gather(input as Tf.Tensor2D, present),
		gradFunc: (dy: Tf.Tensor) => tf.scatterND(tf.reshape(present, [present.size, 1]), dy, table.shape),
	}));
	return gather(table) as Tf.Tensor2D;
}
