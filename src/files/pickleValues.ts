/**
 * What a pickle can hold here, and the short list of names that it may call: each is a function of this file or a
 * constant.
 */
import { FileFault } from './FileFault';

/** A tensor's place in memory: entries of a storage. */
export interface TensorView {
	readonly kind: 'view';
	readonly storage: StorageReference;
	/** Elements before the first. */
	readonly offset: number;
	readonly shape: readonly number[];
	readonly strides: readonly number[];
}

/** A storage that lies beside the pickle. */
export interface StorageReference {
	readonly kind: 'storage';
	/** Its class in torch, such as `FloatStorage`. */
	readonly type: string;
	readonly key: string;
	readonly elements: number;
}

/** A name from the list, before it is called. */
interface PickleName {
	readonly kind: 'name';
	readonly name: string;
}

/** Numbers and arrays of NumPy beside the tensors, such as a best return: nothing of them is looked at. */
interface Opaque {
	readonly kind: 'opaque';
}

const OPAQUE: Opaque = { kind: 'opaque' };

/** What a pickle can hold here. */
export type PickleValue =
	| null
	| boolean
	| number
	| bigint
	| string
	| Uint8Array
	| readonly PickleValue[]
	| ReadonlyMap<PickleValue, PickleValue>
	| TensorView
	| StorageReference
	| PickleName
	| Opaque;

/** Types of storage that a tensor may have; the others, such as complex numbers, are refused by name. */
const STORAGES = ['Half', 'BFloat16', 'Float', 'Double', 'Char', 'Short', 'Int', 'Long', 'Byte', 'Bool'];

const TYPES = ['float16', 'bfloat16', 'float32', 'float64', 'int8', 'int16', 'int32', 'int64', 'uint8', 'bool'];

/** Names that stand for themselves. */
const CONSTANTS = new Set([
	...STORAGES.map((type) => `torch.${type}Storage`),
	...TYPES.map((type) => `torch.${type}`),
	'numpy.ndarray',
]);

/** Whether a value is a list or a tuple. */
export const isList = (value: PickleValue | undefined): value is readonly PickleValue[] => Array.isArray(value);
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
/** What is thrown where a pickle does not hold together. */
export const damaged = () => new FileFault('pickle-damaged');

function isView(value: PickleValue | undefined): value is TensorView {
	return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'view';
}

/** Whether a value is one of NumPy's. */
export function isOpaque(value: PickleValue | undefined): value is Opaque {
	return value === OPAQUE;
}

/** What each function of the list makes of its arguments. */
const FUNCTIONS: Readonly<Record<string, (args: readonly PickleValue[]) => PickleValue>> = {
	'collections.OrderedDict': ([pairs]) => {
		const made = new Map<PickleValue, PickleValue>();
		if (pairs !== undefined && !isList(pairs)) throw damaged();
		for (const pair of pairs ?? []) {
			if (!isList(pair) || pair.length !== 2) throw damaged();
			made.set(pair[0], pair[1]);
		}
		return made;
	},
	'torch._utils._rebuild_tensor': (args) => viewOf(args),
	'torch._utils._rebuild_tensor_v2': (args) => viewOf(args),
	'torch._utils._rebuild_parameter': ([data]) => parameterOf(data),
	'torch._utils._rebuild_parameter_with_state': ([data]) => parameterOf(data),
	'torch.Size': ([lengths]) => (isList(lengths) ? lengths : []),
	// NumPy 2 has its own names for what NumPy 1 has.
	'numpy.core.multiarray.scalar': () => OPAQUE,
	'numpy._core.multiarray.scalar': () => OPAQUE,
	'numpy.core.multiarray._reconstruct': () => OPAQUE,
	'numpy._core.multiarray._reconstruct': () => OPAQUE,
	'numpy.dtype': () => OPAQUE,
	'_codecs.encode': () => OPAQUE,
	'torch.device': ([name]) => (typeof name === 'string' ? name : null),
};

function viewOf([storage, offset, shape, strides]: readonly PickleValue[]): TensorView {
	if (typeof storage !== 'object' || storage === null || !('kind' in storage) || storage.kind !== 'storage')
		throw damaged();
	if (!isWhole(offset) || !isList(shape) || !isList(strides) || shape.length !== strides.length) throw damaged();
	if (!shape.every(isWhole) || !strides.every(isWhole)) throw damaged();
	return { kind: 'view', storage, offset, shape: shape as number[], strides: strides as number[] };
}

function parameterOf(data: PickleValue | undefined): TensorView {
	if (!isView(data)) throw damaged();
	return data;
}

/** @throws FileFault `pickle-name` for everything that is not in the lists */
export function nameOf(module: string, name: string): PickleName {
	const full = `${module}.${name}`;
	if (!CONSTANTS.has(full) && !Object.hasOwn(FUNCTIONS, full)) throw new FileFault('pickle-name', { part: full });
	return { kind: 'name', name: full };
}

/** The function of the list that a value names. @throws FileFault where it names none */
export function functionOf(called: PickleValue) {
	if (typeof called !== 'object' || called === null || !('kind' in called) || called.kind !== 'name') throw damaged();
	if (!Object.hasOwn(FUNCTIONS, called.name)) throw new FileFault('pickle-name', { part: called.name });
	return FUNCTIONS[called.name];
}

/** What PyTorch keeps outside of the pickle: ('storage', class, key, device, elements). */
export function storageOf(id: PickleValue): StorageReference {
	if (!isList(id)) throw damaged();
	const [what, type, key, , elements] = id;
	if (what !== 'storage' || typeof key !== 'string' || !isWhole(elements)) throw damaged();
	if (typeof type !== 'object' || type === null || !('kind' in type) || type.kind !== 'name') throw damaged();
	return { kind: 'storage', type: type.name, key, elements };
}
