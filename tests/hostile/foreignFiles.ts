/**
 * Hostile files of other programs: real ones cut and with bits turned, headers that lie, archives that inflate without
 * end, pickles that call things.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { writeSafetensors } from '../../src/files/safetensors';
import type { Tensor } from '../../src/files/Tensor';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

/** A real file with some bytes wrong, and perhaps an end that comes too soon. @param names in `tests/fixtures/` */
export function damaged(names: readonly string[]): fc.Arbitrary<Uint8Array> {
	const files = names.map(fixture);
	return fc
		.tuple(
			fc.constantFrom(...files),
			// Most of what can be wrong is at the beginning and at the end.
			fc.array(fc.tuple(fc.nat(), fc.constantFrom('start', 'end', 'anywhere'), fc.nat(255)), { maxLength: 6 }),
			fc.option(fc.nat(), { freq: 4 }),
		)
		.map(([file, changes, cut]) => {
			const bytes = file.slice(0, cut === null ? undefined : cut % (file.length + 1));
			for (const [at, where, value] of changes) {
				if (bytes.length === 0) break;
				const near = at % Math.min(400, bytes.length);
				const place = where === 'start' ? near : where === 'end' ? bytes.length - 1 - near : at % bytes.length;
				bytes[place] = value;
			}
			return bytes;
		});
}

const text = (written: string) => new TextEncoder().encode(written);

/** A header of NumPy that says anything. */
const npyHeader = fc
	.tuple(
		fc.constantFrom('<f4', '>f8', '|b1', '<V2', '|O', '<U9', '<f16', '[', '<i8', '__proto__'),
		fc.constantFrom('True', 'False', 'None'),
		fc.array(fc.constantFrom('0', '1', '3', '4096', '99999999', '-1', '1e9', '18446744073709551616', '2L'), {
			maxLength: 70,
		}),
		fc.uint8Array({ maxLength: 64 }),
		fc.constantFrom(1, 2, 3, 9),
	)
	.map(([descr, order, shape, content, version]) => {
		const header = text(`{'descr': '${descr}', 'fortran_order': ${order}, 'shape': (${shape.join(', ')}), }\n`);
		const lead = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0, header.length & 255, header.length >> 8];
		return Uint8Array.from([...lead, ...(version > 1 ? [0, 0] : []), ...header, ...content]);
	});

/** A header of safetensors that says anything. */
const safetensorsHeader = fc
	.tuple(
		fc.dictionary(
			fc.constantFrom('embeddings', 'e0_0.weight', '__metadata__', '__proto__', 'mean.bias'),
			fc.oneof(
				fc.record({
					dtype: fc.constantFrom('F32', 'BF16', 'F8_E4M3', 'constructor', 7),
					shape: fc.array(fc.oneof(fc.nat(4), fc.constantFrom(-1, 2 ** 53, 1e308, '3')), { maxLength: 3 }),
					data_offsets: fc.array(fc.oneof(fc.nat(64), fc.constantFrom(-8, 2 ** 53)), { maxLength: 3 }),
				}),
				fc.jsonValue({ maxDepth: 2 }),
			),
		),
		fc.uint8Array({ maxLength: 64 }),
		fc.option(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { freq: 4 }),
	)
	.map(([header, content, length]) => {
		const json = text(JSON.stringify(header));
		const bytes = new Uint8Array(8 + json.length + content.length);
		new DataView(bytes.buffer).setUint32(0, length ?? json.length, true);
		bytes.set(json, 8);
		bytes.set(content, 8 + json.length);
		return bytes;
	});

/** Archives that inflate to millions of zeros, with the size that they have or with another. */
const bombs = [30, 300_000, 9_000_000].flatMap((size) =>
	['a.npy', 'x/data.pkl', 'x/data/0'].map((name) => ({
		bytes: zipSync({ [name]: new Uint8Array(size) }),
		/** Where the directory tells the size of the entry. */
		told: 22 + 46 + name.length - 24,
	})),
);
const bomb = fc.tuple(fc.constantFrom(...bombs), fc.option(fc.nat(2 ** 31))).map(([{ bytes, told }, size]) => {
	const changed = bytes.slice();
	if (size !== null) new DataView(changed.buffer).setUint32(changed.length - told, size, true);
	return changed;
});

/** Pickles put together of any instructions, among them those that call and those that make. */
const instruction = fc.oneof(
	fc.constantFrom(
		'(',
		')',
		']',
		'}',
		'.',
		'0',
		'1',
		'2',
		'N',
		'R',
		'b',
		'Q',
		't',
		'd',
		'l',
		'e',
		'u',
		's',
		'a',
		'o',
		'\x81',
		'\x93',
		'\x94',
	),
	fc.constantFrom('cos\nsystem\n', 'cbuiltins\neval\n', 'c__builtin__\nexec\n', 'ctorch._utils\n_rebuild_tensor_v2\n'),
	fc.constantFrom('ccollections\nOrderedDict\n', 'ctorch\nFloatStorage\n', 'ctorch\nSize\n', 'iposix\nsystem\n'),
	fc.nat(255).map((byte) => `K${String.fromCharCode(byte)}`),
	fc.nat(9).map((place) => `q${String.fromCharCode(place)}`),
	fc.nat(9).map((place) => `h${String.fromCharCode(place)}`),
	fc
		.constantFrom('embeddings', 'storage', '0', 'cpu', 'e0_0.weight')
		.map((word) => `\x8c${String.fromCharCode(word.length)}${word}`),
	fc.constantFrom('X\xff\xff\xff\xff', '\x8d\xff\xff\xff\xff\xff\xff\xff\xff', '\x8b\xff\xff\xff\x7f', '\x8a\xff'),
);
const pickle = fc.array(instruction, { maxLength: 60 }).map((code) => {
	const bytes = Uint8Array.from([0x80, 2, ...[...code.join(''), '.'].map((character) => character.charCodeAt(0))]);
	return zipSync({ 'x/data.pkl': bytes, 'x/data/0': new Uint8Array(64), 'x/version': text('3') }, { level: 0 });
});

/** A call by name inside a whole state_dict. */
const caller = fc
	.tuple(
		fc.constantFrom('os', 'posix', 'nt', 'builtins', 'subprocess', 'torch', 'constructor'),
		fc.constantFrom('system', 'eval', 'exec', 'Popen', 'load', '__init__'),
	)
	.map(([module, name]) => {
		const code = `}X\x01\x00\x00\x00ac${module}\n${name}\nX\x02\x00\x00\x00ls\x85Rs.`;
		const bytes = Uint8Array.from([0x80, 2, ...[...code].map((character) => character.charCodeAt(0))]);
		return zipSync({ 'x/data.pkl': bytes, 'x/version': text('3') }, { level: 0 });
	});

/** Networks of an agent whose tensors have any shapes, types and numbers, are missing or stand there twice. */
const agentNets = fc
	.array(
		fc.record({
			prefix: fc.constantFrom('', 'actor.', 'actor_target.', 'critic.', 'critic_target/', 'vae.', '__proto__.'),
			layer: fc.constantFrom('l1', 'l2', 'l3', 'l3_1', 'l3_2', 'l4', 'l5', 'l6'),
			shape: fc.array(fc.constantFrom(0, 1, 2, 8, 8, 8, 17, 25), { maxLength: 3 }),
			fill: fc.constantFrom(0, 1, Number.NaN, Number.POSITIVE_INFINITY, 3e38, 1e-40),
			hasBias: fc.boolean(),
		}),
		{ minLength: 1, maxLength: 24 },
	)
	.map((layers) => {
		const tensors = new Map<string, Tensor>();
		for (const { prefix, layer, shape, fill, hasBias } of layers) {
			const values = new Float32Array(shape.reduce<number>((product, length) => product * length, 1)).fill(fill);
			tensors.set(`${prefix}${layer}.weight`, { type: 'float32', shape, values });
			const [rows = 1] = shape;
			if (hasBias)
				tensors.set(`${prefix}${layer}.bias`, {
					type: 'float32',
					shape: [rows],
					values: new Float32Array(rows).fill(fill),
				});
		}
		return writeSafetensors({ tensors, metadata: {} });
	});

/** Inputs by format. */
export const FOREIGN: Readonly<Record<string, fc.Arbitrary<Uint8Array>>> = {
	'files of NumPy': fc.oneof(
		damaged([
			'files/fortran.npy',
			'files/big-f8.npy',
			'files/stored.npz',
			'files/deflated.npz',
			'files/zip64.npz',
			'pytorch/goal_vae.npz',
			'pytorch/goal_agent.npz',
		]),
		npyHeader,
		npyHeader.map((bytes) => zipSync({ 'a.npy': bytes })),
		bomb,
	),
	'files of safetensors': fc.oneof(damaged(['pytorch/goal_vae.safetensors']), safetensorsHeader),
	'networks of agents (files)': fc.oneof(
		damaged(['pytorch/goal_actor.pth', 'pytorch/goal_critic.pth', 'pytorch/goal_agent.pth', 'pytorch/goal_agent.npz']),
		agentNets,
	),
	'files of PyTorch': fc.oneof(
		damaged([
			'pytorch/goal_vae.pth',
			'files/nested.pth',
			'files/bfloat16.pth',
			'files/legacy.pth',
			'pytorch/calls_a_function.pth',
		]),
		pickle,
		caller,
		bomb,
	),
};

/** Those that call something, none of which may be taken. */
export const CALLERS = caller;
