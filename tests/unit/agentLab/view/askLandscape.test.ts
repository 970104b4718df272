import { expect, it } from 'vitest';
import type { Landscape, LandscapeRequest, ValueAnswer } from '../../../../src/agent/protocol';
import { askLandscape, type LandscapeQuestion } from '../../../../src/agentLab/view/askLandscape';

/** A client whose policy takes an action with a code, and what it was asked about a person's code. */
function clientOf(policyAction: number, z: readonly number[]) {
	const asked: { readonly action: number; readonly z: readonly number[] }[] = [];
	const client = {
		landscape: async ({ action }: LandscapeRequest): Promise<Landscape> => ({
			action: action ?? policyAction,
			q: new Float32Array(4),
			policy: { action: policyAction, z: Float32Array.from(z), q: 1, slope: new Float32Array(z.length) },
		}),
		value: async (_run: number, _state: Float32Array, action: number, code: Float32Array): Promise<ValueAnswer> => {
			asked.push({ action, z: Array.from(code) });
			const policy = { action: policyAction, z: code, parameters: new Float32Array(1), q: 1 };
			return { q: action, parameters: new Float32Array(1), policy };
		},
	};
	return { client, asked };
}

function question(part: Partial<LandscapeQuestion> = {}): LandscapeQuestion {
	const state = new Float32Array(3);
	return {
		run: 0,
		state,
		action: null,
		dims: [0, 1],
		half: 2,
		probe: [0.5, -0.5],
		latentDim: 2,
		at: undefined,
		...part,
	};
}

it('a code is valued with the action of the landscape, whatever was thought likely', async () => {
	const { client, asked } = clientOf(2, [1, 1]);
	const first = await askLandscape(client, question(), null);
	expect(first.value?.q).toBe(2);
	const before = { question: question(), number: 1, ...first };
	await askLandscape(client, question(), before);
	// Once each: what was likely was right.
	expect(asked.map(({ action }) => action)).toEqual([2, 2]);
	const other = clientOf(1, [1, 1]);
	expect((await askLandscape(other.client, question(), before)).value?.q).toBe(1);
	expect(other.asked.map(({ action }) => action)).toEqual([2, 1]);
	expect((await askLandscape(other.client, question({ action: 0 }), before)).value?.q).toBe(0);
});

it('dimensions that are not shown keep the code of the policy in this state', async () => {
	const { client, asked } = clientOf(0, [0.1, 0.2, 0.3].map(Math.fround));
	const state = question({ latentDim: 3, dims: [2, 0], probe: [5, 6] });
	await askLandscape(client, state, { question: state, number: 1, ...(await askLandscape(client, state, null)) });
	for (const { z } of asked) expect(z).toEqual([6, Math.fround(0.2), 5]);
});

it('without a code of one’s own nothing is valued', async () => {
	const { client, asked } = clientOf(0, [0, 0]);
	expect((await askLandscape(client, question({ probe: null }), null)).value).toBeNull();
	expect(asked).toEqual([]);
});
