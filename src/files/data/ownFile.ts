/**
 * Imported transitions as a self-describing npz: scaled, with names, units and ranges. It can be opened without further
 * questions.
 */
import * as v from 'valibot';
import { type Dataset, OWN_SIZE } from '../../dataset/Dataset';
import type { OwnWorld } from '../../environments/ownWorlds';
import { parseBoundedJson } from '../boundedJson';
import { FileFault } from '../FileFault';
import { writeNpz } from '../npz';
import type { Tensor } from '../Tensor';
import { ownId } from './ownId';
import { datasetOf, type OwnArrays, type OwnTransitions } from './transitions';

/** The array that has the description: UTF-8 text of JSON, a byte an element. */
export const WORLD_ARRAY = 'latent_lab_world';

const DESCRIPTION_LIMITS = { length: 2 ** 20, values: 200_000, depth: 8 } as const;

const text = v.pipe(v.string(), v.maxLength(200));
const finite = v.pipe(v.number(), v.finite());
const quantity = v.pipe(
	v.strictObject({ name: text, unit: text, low: finite, high: finite }),
	v.check(({ low, high }) => low < high),
);
const quantities = v.pipe(v.array(quantity), v.maxLength(100));
const description = v.strictObject({
	name: text,
	features: v.pipe(quantities, v.minLength(1)),
	actions: v.pipe(v.array(v.strictObject({ name: text, parameters: quantities })), v.minLength(1), v.maxLength(256)),
});

/** @param world that the data set is of */
export function writeOwnFile({ name, features, actions }: OwnWorld, dataset: Dataset): Uint8Array {
	const { size, stateDim, parameterDim, state, action, parameters, stateDelta, reward, done } = dataset;
	const bytes = new TextEncoder().encode(JSON.stringify({ name, features, actions }));
	return writeNpz(
		new Map<string, Tensor>([
			['state', { type: 'float32', shape: [size, stateDim], values: state }],
			['action', { type: 'uint16', shape: [size], values: action }],
			['parameters', { type: 'float32', shape: [size, parameterDim], values: parameters }],
			['state_delta', { type: 'float32', shape: [size, stateDim], values: stateDelta }],
			['reward', { type: 'float32', shape: [size], values: reward }],
			['done', { type: 'bool', shape: [size], values: done }],
			[WORLD_ARRAY, { type: 'uint8', shape: [bytes.length], values: bytes }],
		]),
	);
}

/**
 * The transitions of such a file.
 * @param tensors of the file, {@link WORLD_ARRAY} among them
 * @throws FileFault `own-data`
 */
export function readOwnFile(tensors: ReadonlyMap<string, Tensor>): OwnTransitions {
	const fault = () => new FileFault('own-data');
	const bytes = tensors.get(WORLD_ARRAY)?.values;
	if (!(bytes instanceof Uint8Array)) throw fault();
	let said: v.InferOutput<typeof description>;
	try {
		said = v.parse(description, parseBoundedJson(new TextDecoder().decode(bytes), DESCRIPTION_LIMITS));
	} catch {
		throw fault();
	}
	const { name, features, actions } = said;
	const stateDim = features.length;
	const parameterDim = Math.max(...actions.map(({ parameters }) => parameters.length));
	const size = tensors.get('action')?.values.length ?? 0;
	if (size < OWN_SIZE.min || size > OWN_SIZE.max || parameterDim < 1) throw fault();
	const floats = (key: string, columns: number) => {
		const values = tensors.get(key)?.values;
		if (!(values instanceof Float32Array) || values.length !== size * columns) throw fault();
		if (!values.every(Number.isFinite)) throw fault();
		return values;
	};
	const action = tensors.get('action')?.values;
	const done = tensors.get('done')?.values;
	if (!(action instanceof Uint16Array) || !(done instanceof Uint8Array) || done.length !== size) throw fault();
	if (!action.every((index) => index < actions.length)) throw fault();
	const arrays: OwnArrays = {
		state: floats('state', stateDim),
		action,
		parameters: floats('parameters', parameterDim),
		stateDelta: floats('state_delta', stateDim),
		reward: floats('reward', 1),
		done,
	};
	const id = ownId({ features, actions }, arrays);
	return {
		world: { id, name, features, actions },
		dataset: datasetOf(id, { stateDim, parameterDim }, arrays),
		report: { rows: size, kept: size, incomplete: 0, ends: 0, duplicates: 0, rounded: 0 },
	};
}
