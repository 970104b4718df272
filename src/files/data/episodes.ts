/** Arrays that are kept episode by episode, as arrays of which every row is a step. */
import type { Tensor, Values } from '../Tensor';
import { roleOfName } from './roles';

type Tensors = ReadonlyMap<string, Tensor>;

/** `episode_3/observations`, `ep3.rewards`: a number of the episode, and what the array is. */
const OF_EPISODE = /^(?:episodes?|ep|traj(?:ectory)?|rollout)?[._\s/-]*(\d+)[./](.+)$/i;

/** Concatenates arrays of the same name; other arrays stay as they are. */
export function joinEpisodes(tensors: Tensors): Tensors {
	return unstacked(joined(tensors));
}

/** Arrays of which each holds one episode, in the order of their numbers. */
function joined(tensors: Tensors): Tensors {
	const parts = new Map<string, [number, Tensor][]>();
	for (const [name, tensor] of tensors) {
		const [, episode, kind] = OF_EPISODE.exec(name) ?? [];
		if (kind === undefined) return tensors;
		parts.set(kind, [...(parts.get(kind) ?? []), [Number(episode), tensor]]);
	}
	const whole = new Map<string, Tensor>();
	for (const [kind, numbered] of parts) {
		const list = numbered.sort(([a], [b]) => a - b).map(([, tensor]) => tensor);
		const joint = concatenated(list);
		if (!joint) return tensors;
		whole.set(kind, joint);
	}
	return whole;
}

/** null where the arrays differ in more than their length. */
function concatenated(list: readonly Tensor[]): Tensor | null {
	const [{ type, shape, values }] = list;
	const row = shape.slice(1).join();
	if (list.some((other) => other.type !== type || other.shape.length === 0 || other.shape.slice(1).join() !== row))
		return null;
	const length = list.reduce((sum, other) => sum + other.values.length, 0);
	const all = new (values.constructor as new (length: number) => Values)(length);
	let at = 0;
	for (const part of list) {
		all.set(part.values as never, at);
		at += part.values.length;
	}
	return { type, shape: [list.reduce((sum, other) => sum + other.shape[0], 0), ...shape.slice(1)], values: all };
}

/**
 * Episodes of one length as the first index, steps as the second: the rewards or the ends tell, which are one number a
 * step. They get a number of the episode as an array of its own.
 */
function unstacked(tensors: Tensors): Tensors {
	const told = Array.from(tensors).find(([name, { shape }]) => {
		const role = roleOfName(name);
		const isNumber = role === 'reward' || role === 'done' || role === 'notDone';
		return isNumber && shape.length >= 2 && shape[1] > 1 && shape.slice(2).every((length) => length === 1);
	});
	if (!told) return tensors;
	const [episodes, steps] = told[1].shape;
	const isStacked = ({ shape }: Tensor) => shape[0] === episodes && shape[1] === steps;
	const states = Array.from(tensors).filter(([name]) => roleOfName(name) === 'state');
	if (states.length === 0 || !states.every(([, tensor]) => isStacked(tensor) && tensor.shape.length > 2))
		return tensors;
	const flat = new Map<string, Tensor>();
	for (const [name, tensor] of tensors)
		flat.set(name, isStacked(tensor) ? { ...tensor, shape: [episodes * steps, ...tensor.shape.slice(2)] } : tensor);
	if (!flat.has('episode')) {
		const values = Int32Array.from({ length: episodes * steps }, (_, row) => Math.floor(row / steps));
		flat.set('episode', { type: 'int32', shape: [values.length], values });
	}
	return flat;
}
