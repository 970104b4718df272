/**
 * The values that a pickle can contain here, and the short list of names that it may call: each is a function of this
 * file or a constant.
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

/** A tensor of a kind that is not read, such as a sparse one. */
export interface UnreadTensor {
	readonly kind: 'unread';
	/** What it is, for people. */
	readonly type: string;
}

/** A name from the list, before it is called. */
interface PickleName {
	readonly kind: 'name';
	readonly name: string;
}

/** Other values that training scripts save, such as a best return or a date; they are ignored. */
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
	| UnreadTensor
	| StorageReference
	| PickleName
	| Opaque;

/** Types of storage. Those that a tensor is not read from are passed over, and told by name where a layer has one. */
const STORAGES = [
	...['Half', 'BFloat16', 'Float', 'Double', 'Char', 'Short', 'Int', 'Long', 'Byte', 'Bool'],
	...['ComplexFloat', 'ComplexDouble', 'QInt8', 'QUInt8', 'QInt32', 'QUInt4x2', 'QUInt2x4'],
];

/** Numbers that PyTorch and NumPy call by one name. */
const NUMBERS = [
	...['float16', 'float32', 'float64', 'int8', 'int16', 'int32', 'int64'],
	...['uint8', 'uint16', 'uint32', 'uint64'],
];

const TYPES = [
	...NUMBERS,
	'bfloat16',
	...['bool', 'complex32', 'complex64', 'complex128', 'qint8', 'quint8', 'qint32'],
	...['float8_e4m3fn', 'float8_e5m2', 'float8_e4m3fnuz', 'float8_e5m2fnuz'],
];

/** Types of Python that a `defaultdict` makes its entries with, and that stand in options. */
const PYTHON_TYPES = ['list', 'dict', 'tuple', 'int', 'float', 'bool', 'str', 'bytes', 'long', 'unicode'];

/** Types of NumPy's numbers. */
const NUMPY_TYPES = [...NUMBERS, 'bool_', 'bool', 'str_', 'object_'];

/** Python 2's name of the module, which the protocols up to 2 write, and Python 3's. */
const BUILTINS = ['__builtin__', 'builtins'];

/** Names that stand for themselves. */
const CONSTANTS = new Set([
	...STORAGES.map((type) => `torch.${type}Storage`),
	'torch.storage.UntypedStorage',
	...TYPES.map((type) => `torch.${type}`),
	...['torch.Tensor', 'torch.nn.parameter.Parameter'],
	...['torch.per_tensor_affine', 'torch.per_channel_affine'],
	'numpy.ndarray',
	...NUMPY_TYPES.map((type) => `numpy.${type}`),
	...BUILTINS.flatMap((module) => PYTHON_TYPES.map((type) => `${module}.${type}`)),
]);

/** Classes of plain data whose objects are passed over. */
const OBJECTS: ReadonlySet<string> = new Set(['argparse.Namespace', 'types.SimpleNamespace']);

/** Whether a value is a list or a tuple. */
export const isList = (value: PickleValue | undefined): value is readonly PickleValue[] => Array.isArray(value);
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
/** The fault of an inconsistent pickle. */
export const damaged = () => new FileFault('pickle-damaged');

function isTensor(value: PickleValue | undefined): value is TensorView | UnreadTensor {
	return typeof value === 'object' && value !== null && 'kind' in value && /^(view|unread)$/.test(value.kind);
}

function isName(value: PickleValue | undefined): value is PickleName {
	return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'name';
}

/** Whether a value is one that is passed over. */
export function isOpaque(value: PickleValue | undefined): value is Opaque {
	return value === OPAQUE;
}

type Called = (args: readonly PickleValue[]) => PickleValue;

const passedOver: Called = () => OPAQUE;
const notRead =
	(type: string): Called =>
	() => ({ kind: 'unread', type });
const listOf: Called = ([items]) => (isList(items) ? [...items] : []);

/** What each function of the list makes of its arguments. */
const FUNCTIONS: Readonly<Record<string, Called>> = {
	'collections.OrderedDict': ([pairs]) => dictionaryOf(pairs),
	// The first argument is what makes an entry that is asked for and not there; nothing is asked for.
	'collections.defaultdict': ([, pairs]) => dictionaryOf(pairs),
	'collections.Counter': ([counts]) => dictionaryOf(counts),
	'collections.deque': listOf,
	...ofBuiltins({ set: listOf, frozenset: listOf }),
	...ofBuiltins({
		bytearray: passedOver,
		complex: passedOver,
		slice: passedOver,
		range: passedOver,
		xrange: passedOver,
	}),
	'torch._utils._rebuild_tensor': (args) => viewOf(args),
	'torch._utils._rebuild_tensor_v2': (args) => viewOf(args),
	'torch._utils._rebuild_tensor_v3': ([, , , , , , type]) => ({ kind: 'unread', type: isName(type) ? type.name : '?' }),
	'torch._utils._rebuild_parameter': ([data]) => parameterOf(data),
	'torch._utils._rebuild_parameter_with_state': ([data]) => parameterOf(data),
	'torch._utils._rebuild_qtensor': notRead('quantized'),
	'torch._utils._rebuild_sparse_tensor': notRead('sparse'),
	// A tensor with attributes of its own: what makes it, its class, the arguments, the attributes.
	'torch._tensor._rebuild_from_type_v2': ([made, , args]) => {
		if (made === undefined || !isList(args)) throw damaged();
		const called = functionOf(made);
		if (!REBUILDS.has(called)) throw damaged();
		return called(args);
	},
	'torch.Size': ([lengths]) => (isList(lengths) ? lengths : []),
	'torch.serialization._get_layout': passedOver,
	// NumPy 2 has its own names for what NumPy 1 has.
	'numpy.core.multiarray.scalar': passedOver,
	'numpy._core.multiarray.scalar': passedOver,
	'numpy.core.multiarray._reconstruct': passedOver,
	'numpy._core.multiarray._reconstruct': passedOver,
	'numpy.dtype': passedOver,
	'_codecs.encode': passedOver,
	'torch.device': ([name]) => (typeof name === 'string' ? name : null),
	// Settings that scripts save: where, when.
	'pathlib.PosixPath': passedOver,
	'pathlib.WindowsPath': passedOver,
	'datetime.datetime': passedOver,
	'datetime.date': passedOver,
	'datetime.timedelta': passedOver,
};

/** Functions that make a tensor. */
const REBUILDS: ReadonlySet<Called> = new Set(
	Object.entries(FUNCTIONS).flatMap(([name, made]) => (/^torch\._utils\._rebuild_/.test(name) ? [made] : [])),
);

function ofBuiltins(functions: Readonly<Record<string, Called>>): Record<string, Called> {
	return Object.fromEntries(
		BUILTINS.flatMap((module) => Object.entries(functions).map(([name, made]) => [`${module}.${name}`, made])),
	);
}

/** @param entries a dictionary, a list of pairs, or nothing */
function dictionaryOf(entries: PickleValue | undefined): Map<PickleValue, PickleValue> {
	if (entries instanceof Map) return new Map(entries);
	if (entries !== undefined && !isList(entries)) throw damaged();
	const made = new Map<PickleValue, PickleValue>();
	for (const pair of entries ?? []) {
		if (!isList(pair) || pair.length !== 2) throw damaged();
		made.set(pair[0], pair[1]);
	}
	return made;
}

function viewOf([storage, offset, shape, strides]: readonly PickleValue[]): TensorView {
	if (typeof storage !== 'object' || storage === null || !('kind' in storage) || storage.kind !== 'storage')
		throw damaged();
	if (!isWhole(offset) || !isList(shape) || !isList(strides) || shape.length !== strides.length) throw damaged();
	if (!shape.every(isWhole) || !strides.every(isWhole)) throw damaged();
	return { kind: 'view', storage, offset, shape: shape as number[], strides: strides as number[] };
}

function parameterOf(data: PickleValue | undefined): TensorView | UnreadTensor {
	if (!isTensor(data)) throw damaged();
	return data;
}

/** @throws FileFault `pickle-name` for everything that is not in the lists */
export function nameOf(module: string, name: string): PickleName {
	const full = `${module}.${name}`;
	if (!CONSTANTS.has(full) && !OBJECTS.has(full) && !Object.hasOwn(FUNCTIONS, full))
		throw new FileFault('pickle-name', { part: full });
	return { kind: 'name', name: full };
}

/** The function of the list that a value names. @throws FileFault where it names none */
export function functionOf(called: PickleValue) {
	if (!isName(called)) throw damaged();
	if (!Object.hasOwn(FUNCTIONS, called.name)) throw new FileFault('pickle-name', { part: called.name });
	return FUNCTIONS[called.name];
}

/** An object of a class of the list. @throws FileFault where the class is none of them */
export function objectOf(made: PickleValue): PickleValue {
	if (!isName(made)) throw damaged();
	if (!OBJECTS.has(made.name)) throw new FileFault('pickle-name', { part: made.name });
	return OPAQUE;
}

/** What PyTorch keeps outside of the pickle: ('storage', class, key, device, elements). */
export function storageOf(id: PickleValue): StorageReference {
	if (!isList(id)) throw damaged();
	const [what, type, key, , elements] = id;
	if (what !== 'storage' || typeof key !== 'string' || !isWhole(elements)) throw damaged();
	if (!isName(type)) throw damaged();
	return { kind: 'storage', type: type.name, key, elements };
}
