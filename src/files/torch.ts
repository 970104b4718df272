/**
 * Tensors from a file of `torch.save`: a zip with a pickle (`data.pkl`) that describes them and one entry of bytes for
 * each storage. The pickle is read by {@link readPickle}: nothing is executed.
 */
import { FileFault } from './FileFault';
import { readPickle } from './pickle';
import type { PickleValue, StorageReference, TensorView, UnreadTensor } from './pickleValues';
import {
	decodeElements,
	ELEMENT_BYTES,
	type ElementType,
	elementCount,
	gather,
	type Tensor,
	type Values,
} from './Tensor';
import { readZipDirectory, readZipEntry, type ZipEntry } from './zip';

const STORAGE_TYPES: Readonly<Record<string, ElementType>> = {
	'torch.HalfStorage': 'float16',
	'torch.BFloat16Storage': 'bfloat16',
	'torch.FloatStorage': 'float32',
	'torch.DoubleStorage': 'float64',
	'torch.CharStorage': 'int8',
	'torch.ShortStorage': 'int16',
	'torch.IntStorage': 'int32',
	'torch.LongStorage': 'int64',
	'torch.ByteStorage': 'uint8',
	'torch.BoolStorage': 'bool',
};

const PICKLE = 'data.pkl';

/** Bytes of the pickle at most: one of a hundred tensors has ten thousand. */
const MOST_PICKLE = 2 ** 22;

/** Elements of all tensors together: each may be a view that repeats a few numbers. */
const MOST_ELEMENTS = 2 ** 24;

/** Dictionaries and lists inside one another that are looked into, and entries that are walked. */
const DEPTH = 8;
const MOST_WALKED = 100_000;

/** The pickle of an archive; null when it is none of `torch.save`. */
export function findTorchPickle(entries: ReadonlyMap<string, ZipEntry>): ZipEntry | null {
	for (const entry of entries.values()) if (/^[^/]*\/data\.pkl$|^data\.pkl$/.test(entry.name)) return entry;
	return null;
}

/**
 * The tensors of a file by name; a dictionary in a dictionary gives `outer.inner`. What is no tensor is passed over.
 * @param passOver takes the tensors of types that are not read, with what is wrong
 * @throws FileFault
 */
export function readTorch(
	bytes: Uint8Array,
	passOver: (name: string, fault: FileFault) => void,
): ReadonlyMap<string, Tensor> {
	const entries = readZipDirectory(bytes);
	const pickle = findTorchPickle(entries);
	if (!pickle) throw new FileFault('no-arrays');
	const folder = pickle.name.slice(0, -PICKLE.length);
	if (entries.has(`${folder}constants.pkl`)) throw new FileFault('torchscript');
	if (pickle.size > MOST_PICKLE) throw new FileFault('too-large');
	const views = new Map<string, TensorView | UnreadTensor>();
	collect(readPickle(readZipEntry(bytes, pickle)), '', DEPTH, { left: MOST_WALKED }, views);
	const order = entries.get(`${folder}byteorder`);
	const littleEndian = !order || order.size > 16 || !/^big/.test(new TextDecoder().decode(readZipEntry(bytes, order)));
	const storages = new Map<string, Values>();
	const budget = { left: MOST_ELEMENTS };
	const tensors = new Map<string, Tensor>();
	for (const [name, view] of views) {
		const type = view.kind === 'view' ? STORAGE_TYPES[view.storage.type] : undefined;
		if (view.kind === 'unread' || !type) {
			const found = view.kind === 'unread' ? view.type : view.storage.type;
			passOver(name, new FileFault('element-type', { part: name, type: found }));
			continue;
		}
		budget.left -= elementCount(view.shape, name);
		if (budget.left < 0) throw new FileFault('too-large');
		let values = storages.get(view.storage.key);
		if (!values) {
			values = readStorage(bytes, entries.get(`${folder}data/${view.storage.key}`), view.storage, type, littleEndian);
			storages.set(view.storage.key, values);
		}
		tensors.set(name, { type, shape: view.shape, values: valuesOf(view, values, name) });
	}
	return tensors;
}

/** Finds every tensor of a value, by its path. */
function collect(
	value: PickleValue,
	path: string,
	depth: number,
	budget: { left: number },
	found: Map<string, TensorView | UnreadTensor>,
): void {
	if (--budget.left < 0) throw new FileFault('too-large');
	if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
	if ('kind' in value) {
		if (value.kind === 'view' || value.kind === 'unread') found.set(path, value);
		return;
	}
	if (depth === 0) return;
	const entries = value instanceof Map ? value.entries() : (value as readonly PickleValue[]).entries();
	for (const [key, entry] of entries) {
		if (typeof key !== 'string' && typeof key !== 'number') continue;
		collect(entry, path === '' ? String(key) : `${path}.${key}`, depth - 1, budget, found);
	}
}

function readStorage(
	bytes: Uint8Array,
	entry: ZipEntry | undefined,
	{ key, elements }: StorageReference,
	type: ElementType,
	littleEndian: boolean,
): Values {
	if (!entry || entry.size !== elements * ELEMENT_BYTES[type]) throw new FileFault('storage', { part: key });
	return decodeElements(readZipEntry(bytes, entry), type, littleEndian);
}

/** A tensor's values in row-major order. */
function valuesOf({ shape, strides, offset, storage }: TensorView, values: Values, name: string): Values {
	if (shape.includes(0)) return values.slice(0, 0);
	const last = shape.reduce((sum, length, d) => sum + (length - 1) * strides[d], offset);
	// Two views of one storage may name its type or its size differently: what counts is what lies there.
	if (!(last < Math.min(storage.elements, values.length))) throw new FileFault('view', { part: name });
	return gather(values, shape, strides, offset);
}
