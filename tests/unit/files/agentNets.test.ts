import { describe, expect, test } from 'vitest';
import { agentNetIn, readAgentNets } from '../../../src/files/hyarAgent';
import { readHyarWeights } from '../../../src/files/hyarWeights';
import type { Tensor } from '../../../src/files/Tensor';
import { readTensorFile, type TensorFile } from '../../../src/files/tensorFile';
import { LIMITS } from '../../../src/state/config/limits';
import { readOpenedFile } from '../../../src/state/opening/openedFile';
import { faultOf, fixture } from './fixtures';

const file = (name: string) => readTensorFile(fixture(name, 'pytorch'));
const nets = (name: string) => readAgentNets(file(name));
const actor = nets('goal_actor.pth').actor;
const critic = nets('goal_critic.pth').critic;
if (!actor || !critic) throw new Error('the official files have no networks');

const tensor = (shape: number[], fill = 0): Tensor => ({
	type: 'float32',
	shape,
	values: new Float32Array(shape.reduce((product, length) => product * length, 1)).fill(fill),
});

/** The tensors of a file, changed. */
function changed(name: string, change: (copy: Map<string, Tensor>) => void): TensorFile {
	const tensors = new Map(file(name).tensors);
	change(tensors);
	return { format: 'torch', tensors, metadata: {} };
}

describe('the networks of an agent as the official code saves them', () => {
	test('each has its sizes, and no target', () => {
		expect(actor).toMatchObject({ stateDim: 17, embeddingDim: 6, latentDim: 2, width: 16, target: null });
		expect(critic).toMatchObject({ inputs: 17 + 6 + 2, width: 16, target: null });
		expect(nets('goal_actor.pth').critic).toBeNull();
		expect(nets('goal_critic.pth').actor).toBeNull();
		expect(actor.weights.get('l3_1.weight')).toHaveLength(6 * 16);
		expect(critic.weights.get('l6.bias')).toHaveLength(1);
	});

	test('all in one checkpoint, as views and with targets and an optimiser: the same numbers', () => {
		const whole = nets('goal_agent.pth');
		expect(whole.actor?.weights).toEqual(actor.weights);
		expect(whole.critic?.weights).toEqual(critic.weights);
		expect(whole.actor?.target?.get('l1.bias')).toHaveLength(16);
		expect(whole.actor?.target).not.toEqual(actor.weights);
		expect(whole.critic?.target?.get('l6.weight')).not.toEqual(critic.weights.get('l6.weight'));
		expect(readHyarWeights(file('goal_agent.pth'), LIMITS)).toMatchObject({
			prefix: 'agent.vae.',
			weights: readHyarWeights(file('goal_vae.pth'), LIMITS).weights,
		});
	});

	test('in half and double precision, behind slashes', () => {
		const both = nets('goal_agent.npz');
		expect(both.critic?.weights).toEqual(critic.weights);
		for (const [name, values] of actor.weights)
			for (const [i, value] of values.entries())
				expect(Math.abs((both.actor?.weights.get(name)?.[i] ?? Number.NaN) - value)).toBeLessThan(2 ** -11);
	});

	test('beside the model without any prefix, and targets alone', () => {
		const flat = changed('goal_vae.pth', (copy) => {
			for (const [name, value] of file('goal_actor.pth').tensors) copy.set(name, value);
		});
		expect(readAgentNets(flat).actor?.weights).toEqual(actor.weights);
		expect(readHyarWeights(flat, LIMITS).shape.stateDim).toBe(17);
		const targets = new Map(Array.from(file('goal_actor.pth').tensors, ([name, value]) => [`target.${name}`, value]));
		const alone = { format: 'npz', tensors: targets, metadata: {} } as const;
		expect(readAgentNets(alone).actor).toEqual(actor);
	});

	test('a model has none, nor has another network of the same names', () => {
		expect(agentNetIn(file('goal_vae.pth'))).toBeNull();
		const plain = ['l1', 'l2', 'l3'].map((name) => [`${name}.weight`, tensor([4, 4])] as const);
		expect(agentNetIn({ tensors: new Map(plain) })).toBeNull();
	});
});

describe('what is refused, and the tensor that is named', () => {
	test.each<[string, TensorFile, string]>([
		[
			'a bias that is missing',
			changed('goal_actor.pth', (copy) => copy.delete('l3_2.bias')),
			'missing {"part":"l3_2.bias"}',
		],
		[
			'a head that is missing',
			changed('goal_actor.pth', (copy) => copy.delete('l3_2.weight')),
			'missing {"part":"l3_2.weight"}',
		],
		[
			'the second critic’s first layer that is missing',
			changed('goal_critic.pth', (copy) => copy.delete('l4.weight')),
			'missing {"part":"l4.weight"}',
		],
		[
			'layers of different widths',
			changed('goal_actor.pth', (copy) => copy.set('l2.weight', tensor([12, 16]))),
			'sizes {"part":"l2.weight","found":"12 × 16","expected":"16 × 16"}',
		],
		[
			'critics of different inputs',
			changed('goal_critic.pth', (copy) => copy.set('l4.weight', tensor([16, 24]))),
			'sizes {"part":"l4.weight","found":"16 × 24","expected":"16 × 25"}',
		],
		[
			'a critic of several values',
			changed('goal_critic.pth', (copy) => copy.set('l3.weight', tensor([2, 16]))),
			'sizes {"part":"l3.weight","found":"2 × 16","expected":"1 × 16"}',
		],
		[
			'no number',
			changed('goal_critic.pth', (copy) => copy.set('l5.weight', tensor([16, 16], Number.NaN))),
			'not-finite {"part":"l5.weight","place":"0, 0","value":"NaN"}',
		],
		[
			'whole numbers',
			changed('goal_actor.pth', (copy) =>
				copy.set('l1.bias', { type: 'int64', shape: [16], values: new BigInt64Array(16) }),
			),
			'not-floating {"part":"l1.bias","type":"int64"}',
		],
		[
			'one latent dimension',
			changed('goal_actor.pth', (copy) => copy.set('l3_2.weight', tensor([1, 16]))),
			'limit {"size":"latentDim","value":1,"min":2,"max":16}',
		],
		[
			'two actors',
			changed('goal_actor.pth', (copy) => {
				for (const [name, value] of file('goal_actor.pth').tensors) copy.set(`other.${name}`, value);
			}),
			'several-models {"names":"(no prefix), other"}',
		],
		[
			'a target of other sizes',
			changed('goal_actor.pth', (copy) => {
				for (const [name, value] of file('goal_actor.pth').tensors) copy.set(`actor_target.${name}`, value);
				copy.set('actor_target.l1.weight', tensor([16, 9]));
			}),
			'sizes {"part":"actor_target.l1.weight","found":"144","expected":"272"}',
		],
		[
			'the one critic of DDPG',
			changed('goal_critic.pth', (copy) => {
				for (const name of Array.from(copy.keys())) if (/^l[456]/.test(name)) copy.delete(name);
			}),
			'single-critic {"part":"l3"}',
		],
	])('%s', (_, given, fault) => {
		expect(faultOf(() => readAgentNets(given))).toBe(fault);
	});
});

describe('a file is told by its content', () => {
	const opened = (name: string) => readOpenedFile(new Blob([fixture(name, 'pytorch') as Uint8Array<ArrayBuffer>]));

	test('networks alone, and with the model', async () => {
		for (const name of ['goal_actor.pth', 'goal_critic.pth', 'goal_agent.npz'])
			expect((await opened(name)).kind).toBe('nets');
		expect(await opened('goal_agent.pth')).toMatchObject({
			kind: 'weights',
			model: { environment: 'goal' },
			nets: { actor: { width: 16 }, critic: { width: 16 } },
		});
		expect(await opened('goal_vae.pth')).toMatchObject({ kind: 'weights', nets: null });
	});

	test('an optimiser is none', async () => {
		expect(await opened('goal_critic_optimizer.pth')).toMatchObject({
			kind: 'refused',
			foreign: { code: 'optimiser' },
		});
	});
});
