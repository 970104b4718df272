/** Layers of networks among the tensors of a file: found by their names, with anything in front, and checked. */
import type { WeightView } from '../model/layout';
import { FileFault } from './FileFault';
import type { ElementType, Tensor } from './Tensor';

export type Tensors = ReadonlyMap<string, Tensor>;

/** What stands before a layer's name wherever it occurs, such as `vae.`; '' for nothing. */
export function prefixesOf(names: Iterable<string>, layer: string): string[] {
	return Array.from(names)
		.filter((name) => name === layer || name.endsWith(`.${layer}`) || name.endsWith(`/${layer}`))
		.map((name) => name.slice(0, -layer.length));
}

/** Several networks of a kind, of which none is the one to take. @param prefixes what stands before each */
export function severalModels(prefixes: readonly string[]): FileFault {
	return new FileFault('several-models', {
		names: prefixes.map((prefix) => prefix.slice(0, -1) || '(no prefix)').join(', '),
	});
}

function tensorOf(tensors: Tensors, name: string): Tensor {
	const tensor = tensors.get(name);
	if (!tensor) throw new FileFault('missing', { part: name });
	return tensor;
}

/** Rows and columns of a matrix, each at least 1. @throws FileFault that names it */
export function matrixSize(tensors: Tensors, name: string): readonly [rows: number, columns: number] {
	const { shape } = tensorOf(tensors, name);
	const [rows = 0, columns = 0] = shape;
	if (shape.length !== 2 || rows === 0 || columns === 0)
		throw new FileFault('sizes', { part: name, found: lengthsOf(shape), expected: 'rows × columns' });
	return [rows, columns];
}

/** The numbers of a weight or bias as float32. @throws FileFault where it has another shape, or one is not finite */
export function layerValues(
	tensors: Tensors,
	prefix: string,
	{ name, rows, columns }: Omit<WeightView, 'offset'>,
): { readonly values: Float32Array; readonly type: ElementType } {
	const full = prefix + name;
	const tensor = tensorOf(tensors, full);
	expectShape(full, tensor, name.endsWith('.bias') ? [rows] : [rows, columns]);
	return { values: float32Of(full, tensor), type: tensor.type };
}

function lengthsOf(shape: readonly number[]): string {
	return shape.length === 0 ? '1' : shape.join(' × ');
}

function expectShape(name: string, { shape }: Tensor, expected: readonly number[]): void {
	if (shape.length === expected.length && shape.every((length, i) => length === expected[i])) return;
	throw new FileFault('sizes', { part: name, found: lengthsOf(shape), expected: lengthsOf(expected) });
}

/** A tensor's numbers as float32, each of them finite. */
function float32Of(name: string, { type, shape, values }: Tensor): Float32Array {
	if (!(values instanceof Float32Array || values instanceof Float64Array))
		throw new FileFault('not-floating', { part: name, type });
	const numbers = values instanceof Float32Array ? values : Float32Array.from(values);
	const bad = numbers.findIndex((value) => !Number.isFinite(value));
	if (bad >= 0) {
		const columns = shape[1] ?? 1;
		const place = shape.length < 2 ? String(bad) : `${Math.floor(bad / columns)}, ${bad % columns}`;
		throw new FileFault('not-finite', { part: name, place, value: String(values[bad]) });
	}
	return numbers;
}

/** @throws FileFault `limit` where a size is outside of its limits */
export function checkSizes<Size extends string>(
	sizes: Readonly<Record<Size, number>>,
	limits: Readonly<Record<NoInfer<Size>, { readonly min: number; readonly max: number }>>,
): void {
	for (const size of Object.keys(sizes) as Size[]) {
		const { min, max } = limits[size];
		if (sizes[size] < min || sizes[size] > max) throw new FileFault('limit', { size, value: sizes[size], min, max });
	}
}

/** A network's flat weights as tensors by name. @param weights not copied */
export function tensorsOfViews(views: readonly WeightView[], weights: Float32Array, prefix = ''): Map<string, Tensor> {
	return new Map(
		views.map(({ name, offset, rows, columns }) => [
			prefix + name,
			{
				type: 'float32' as const,
				shape: name.endsWith('.bias') ? [rows] : [rows, columns],
				values: weights.subarray(offset, offset + rows * columns),
			},
		]),
	);
}
