import { describe, expect, test } from 'vitest';
import { readHyarWeights, tensorsOfWeights, worldsOfWeights } from '../../../src/files/hyarWeights';
import { readPickle } from '../../../src/files/pickle';
import { readSafetensors, writeSafetensors } from '../../../src/files/safetensors';
import type { Tensor } from '../../../src/files/Tensor';
import { readTensorFile, type TensorFile } from '../../../src/files/tensorFile';
import { ConditionalVae } from '../../../src/model/ConditionalVae';
import { type ModelShape, parameterLayout } from '../../../src/model/layout';
import { LIMITS } from '../../../src/state/config/limits';
import { expectedWeights, faultOf, fixture } from './fixtures';

const weightsOf = (bytes: Uint8Array) => readHyarWeights(readTensorFile(bytes), LIMITS);

/** Platform's sizes. */
const PLATFORM = { stateDim: 9, actionCount: 3, embeddingDim: 2, parameterDim: 1, latentDim: 2, width: 16 };
/** The weights that Python says the fixtures have. */
const original = Float32Array.from(parameterLayout(PLATFORM).views.flatMap(({ name }) => expectedWeights[name]));

/** Half the distance between two neighbours, relative: 11 bits, 8 bits. */
const ROUNDING = { 'half.pth': 2 ** -11, 'bfloat16.pth': 2 ** -8 } as const;

describe('weights that PyTorch or NumPy saved', () => {
	test.each([
		'double.pth',
		'protocol-4.pth',
		'vae-double-fortran.npz',
		'nested.pth',
		'beside.pth',
		'beside.npz',
		'zip64.pth',
		'extras.pth',
		'extras-4.pth',
		'slashes.npz',
	])('%s, to the last bit', (name) => {
		const { shape, weights } = weightsOf(fixture(name));
		expect(shape).toEqual(PLATFORM);
		expect(weights).toEqual(original);
		expect(worldsOfWeights(shape)[0].id).toBe('platform');
	});

	test.each(['half.pth', 'bfloat16.pth'] as const)('%s, rounded as it was saved', (name) => {
		const { weights } = weightsOf(fixture(name));
		for (const [i, value] of weights.entries())
			expect(Math.abs(value - original[i])).toBeLessThanOrEqual(ROUNDING[name] * Math.abs(original[i]) + 2 ** -25);
	});

	test('views of turned and of larger storages, under a prefix in a checkpoint with other things', () => {
		expect(weightsOf(fixture('nested.pth'))).toMatchObject({ prefix: 'state_dict.vae.', types: ['float32'] });
		expect(weightsOf(fixture('beside.pth'))).toMatchObject({ prefix: 'model.vae.module.', types: ['float32'] });
		expect(weightsOf(fixture('vae-double-fortran.npz'))).toMatchObject({ prefix: 'vae.', types: ['float64'] });
	});
});

/** What PyTorch answers with the weights of the Goal model. */
const goal = JSON.parse(new TextDecoder().decode(fixture('goal_vae.json', 'pytorch'))) as {
	readonly dims: {
		state: number;
		actions: number;
		parameters: number;
		embedding: number;
		latent: number;
		width: number;
	};
} & Record<'state' | 'parameters' | 'z' | 'mean' | 'std' | 'decoded_parameters' | 'decoded_state_delta', number[][]> & {
		readonly action: number[];
	};

describe('the official model of Goal', () => {
	test.each(['pth', 'npz', 'safetensors'])('its .%s answers as PyTorch does', (suffix) => {
		const { shape, weights } = weightsOf(fixture(`goal_vae.${suffix}`, 'pytorch'));
		expect(worldsOfWeights(shape)[0].id).toBe('goal');
		const rows = goal.action.length;
		const model = new ConditionalVae(shape, rows);
		const state = Float32Array.from(goal.state.flat());
		const action = Uint16Array.from(goal.action);
		model.encode(weights, { state, action, parameters: Float32Array.from(goal.parameters.flat()) }, rows);
		model.decode(weights, state, action, Float32Array.from(goal.z.flat()), rows);
		const { mean, std } = model.encoder;
		const { parameters, stateDelta } = model.decoder;
		for (const [values, answers] of [
			[mean, goal.mean],
			[std, goal.std],
			[parameters, goal.decoded_parameters],
			[stateDelta, goal.decoded_state_delta],
		] as const)
			for (const [i, answer] of answers.flat().entries()) expect(Math.abs(values[i] - answer)).toBeLessThan(1e-6);
	});
});

describe('what is refused', () => {
	test.each([
		['calls_a_function.pth', 'pytorch', 'pickle-name {"part":"posix.system"}'],
		['module.pth', 'files', 'pickle-name {"part":"__main__.VAE"}'],
		['legacy.pth', 'files', 'legacy-torch {}'],
		['bare.pkl', 'files', 'bare-pickle {}'],
		['actor.pth', 'files', 'agent-net {"net":"actor"}'],
		['stored.npz', 'files', 'no-model {"found":"a, b"}'],
		['tensor.pth', 'files', 'no-model {"found":"(no name)"}'],
		['sparse.pth', 'files', 'element-type {"part":"vae.e1.weight","type":"sparse"}'],
	])('%s', (name, folder, fault) => {
		expect(faultOf(() => weightsOf(fixture(name, folder)))).toBe(fault);
	});

	test.each([
		[
			'an object of a class that is called and not made',
			[...new TextEncoder().encode('ccollections\nCounter\n)'), 0x81, 0x2e],
			'pickle-name {"part":"collections.Counter"}',
		],
		['an instruction that makes objects by name and key', [0x80, 2, 0x92, 0x2e], 'pickle-opcode {"part":"NEWOBJ_EX"}'],
		[
			'a tensor that something else than a function of tensors would make',
			[...new TextEncoder().encode('ctorch._tensor\n_rebuild_from_type_v2\n(ccollections\nCounter\nN)NtR.')],
			'pickle-damaged {}',
		],
		[
			'a tensor that a type would make',
			[...new TextEncoder().encode('ctorch._tensor\n_rebuild_from_type_v2\n(cbuiltins\nbytes\nN)NtR.')],
			'pickle-name {"part":"builtins.bytes"}',
		],
		['an old instruction that calls', [0x28, 0x69, 0x2e], 'pickle-opcode {"part":"INST"}'],
		['an end that comes too soon', [0x80, 2, 0x58, 255, 255, 255, 255], 'pickle-damaged {}'],
		['a call of what is no function', [0x80, 2, 0x4e, 0x29, 0x52, 0x2e], 'pickle-damaged {}'],
		[
			'a name of an object itself',
			[...new TextEncoder().encode('cconstructor\nprototype\n.')],
			'pickle-name {"part":"constructor.prototype"}',
		],
	])('%s', (_, bytes, fault) => {
		expect(faultOf(() => readPickle(Uint8Array.from(bytes)))).toBe(fault);
	});

	const tensors = readTensorFile(fixture('double.pth')).tensors;
	const changed = (change: (copy: Map<string, Tensor>) => void): TensorFile => {
		const copy = new Map(tensors);
		change(copy);
		return { format: 'torch', tensors: copy, metadata: {} };
	};
	const tensor = (shape: number[], fill = 0): Tensor => ({
		type: 'float32',
		shape,
		values: new Float32Array(shape.reduce((product, length) => product * length, 1)).fill(fill),
	});
	test.each<[string, TensorFile, string]>([
		['a tensor that is missing', changed((copy) => copy.delete('d3.bias')), 'missing {"part":"d3.bias"}'],
		[
			'the first layer that is missing',
			changed((copy) => copy.delete('e0_0.weight')),
			'missing {"part":"e0_0.weight"}',
		],
		['a layer more', changed((copy) => copy.set('e3.weight', tensor([16, 16]))), 'unexpected {"part":"e3.weight"}'],
		[
			'another shape',
			changed((copy) => copy.set('d3.bias', tensor([17]))),
			'sizes {"part":"d3.bias","found":"17","expected":"16"}',
		],
		[
			'no number',
			changed((copy) => copy.set('d2.weight', tensor([16, 16], Number.NaN))),
			'not-finite {"part":"d2.weight","place":"0, 0","value":"NaN"}',
		],
		[
			'whole numbers',
			changed((copy) => copy.set('d3.bias', { type: 'int32', shape: [16], values: new Int32Array(16) })),
			'not-floating {"part":"d3.bias","type":"int32"}',
		],
		[
			'two models',
			changed((copy) => copy.set('target.e0_0.weight', tensor([16, 11]))),
			'several-models {"names":"(no prefix), target"}',
		],
		[
			'an embedding that does not fit',
			changed((copy) => copy.set('embeddings', tensor([3, 4]))),
			'sizes {"part":"e0_0.weight","found":"16 × 11","expected":"16 × 13"}',
		],
	])('%s', (_, file, fault) => {
		expect(faultOf(() => readHyarWeights(file, LIMITS))).toBe(fault);
	});

	test('a model of no world here, and one that is too wide', () => {
		const shape: ModelShape = { ...PLATFORM, actionCount: 7 };
		expect(faultOf(() => worldsOfWeights(shape))).toBe('no-world {"states":9,"actions":7,"parameters":1}');
		const wide = { ...PLATFORM, width: 600 };
		const file = {
			tensors: tensorsOfWeights(wide, new Float32Array(parameterLayout(wide).length)),
			format: 'npz',
			metadata: {},
		} as const;
		expect(faultOf(() => readHyarWeights(file, LIMITS))).toContain('"size":"width","value":600');
	});
});

test('a model is written and read again, to the last bit', () => {
	const tensors = tensorsOfWeights(PLATFORM, original);
	const metadata = { format: 'pt', note: 'ü' };
	const read = readSafetensors(writeSafetensors({ tensors, metadata }));
	expect(read.metadata).toEqual(metadata);
	expect(readHyarWeights({ format: 'safetensors', ...read }, LIMITS).weights).toEqual(original);
});
