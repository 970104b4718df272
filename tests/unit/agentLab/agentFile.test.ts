import { beforeAll, describe, expect, it } from 'vitest';
import { readTraining, writeTraining } from '../../../src/agent/savedTraining';
import type { AgentLab } from '../../../src/agentLab/AgentLab';
import { readAgentFile, writeAgentFile } from '../../../src/agentLab/agentFile';
import type { HeldAgents } from '../../../src/agentLab/agentLabState';
import { heldTraining, labHere } from './heldTraining';

let held: HeldAgents;

beforeAll(async () => {
	held = await heldTraining();
});

/** The file with another header. */
function withHeader(change: (header: Record<string, unknown>) => void): Uint8Array {
	const file = writeAgentFile(held);
	const length = new DataView(file.buffer).getUint32(8, true);
	const header = JSON.parse(new TextDecoder().decode(file.subarray(16, 16 + length))) as Record<string, unknown>;
	change(header);
	const text = new TextEncoder().encode(JSON.stringify(header));
	const first = Math.ceil((16 + text.length) / 8) * 8;
	const changed = new Uint8Array(first + held.bytes.length);
	changed.set(file.subarray(0, 8));
	new DataView(changed.buffer).setUint32(8, text.length, true);
	changed.set(text, 16);
	changed.set(held.bytes, first);
	return changed;
}

/** What becomes of a lab that takes up the training with another state. */
async function takenUp(change: (state: Record<string, never>) => void): Promise<AgentLab['state']> {
	const state = readTraining(held.bytes);
	change(state as unknown as Record<string, never>);
	const lab = labHere();
	await lab.takeUp({ ...held, bytes: writeTraining(state) });
	const { state: found } = lab;
	lab.reset();
	return found;
}

describe('a file of agents', () => {
	it('holds everything, bit by bit', () => {
		const read = readAgentFile(writeAgentFile(held));
		expect(read).toEqual({ ok: true, held });
		expect(held.history.some(({ runs }) => Number.isNaN(runs[0].relabelledLatent))).toBe(true);
		// Also where the bytes begin somewhere else.
		const file = writeAgentFile(held);
		const shifted = new Uint8Array(file.length + 3);
		shifted.set(file, 3);
		expect(readAgentFile(shifted.subarray(3))).toEqual(read);
	});

	it('goes on to the same numbers', async () => {
		const whole = labHere();
		await whole.train(20);
		const read = readAgentFile(writeAgentFile(held));
		if (!read.ok) throw new Error(read.fault);
		const lab = labHere();
		await lab.takeUp(read.held);
		await lab.train(5);
		const bytes = async (of: AgentLab) => (await of.held())?.bytes;
		expect(await bytes(lab)).toEqual(await bytes(whole));
		lab.reset();
		whole.reset();
	});

	it('of the first version is one with the updates and the noise of before', () => {
		const former = withHeader((header) => {
			const {
				updatesPerStep: _,
				updateAtStart: __,
				leastNoise: ___,
				branch: ____,
				opened: _____,
				...choice
			} = held.choice;
			Object.assign(header, { version: 1, choice });
		});
		expect(readAgentFile(former)).toEqual({ ok: true, held });
	});

	it('is told from other files, later versions and damaged ones', () => {
		const file = writeAgentFile(held);
		expect(readAgentFile(new TextEncoder().encode('{"format": "latent-lab-manifest"}'))).toEqual({
			ok: false,
			fault: 'other',
		});
		expect(readAgentFile(new Uint8Array())).toEqual({ ok: false, fault: 'other' });
		expect(readAgentFile(file.subarray(0, 40))).toEqual({ ok: false, fault: 'broken' });
		expect(readAgentFile(withHeader((header) => Object.assign(header, { version: 5 })))).toEqual({
			ok: false,
			fault: 'version',
		});
	});

	it.each([
		['a width beyond the limits', (choice: Record<string, unknown>) => Object.assign(choice, { width: 1e6 })],
		['a million seeds', (choice: Record<string, unknown>) => Object.assign(choice, { seeds: 1e6 })],
		['an unknown environment', (choice: Record<string, unknown>) => Object.assign(choice, { environment: 'chess' })],
		['half a branch', (choice: Record<string, unknown>) => Object.assign(choice, { branch: { step: 1, of: 0 } })],
		[
			'a branch of no agent',
			(choice: Record<string, unknown>) => Object.assign(choice, { branch: { step: 1, of: 2, numbers: {} } }),
		],
		[
			'opened networks of no width',
			(choice: Record<string, unknown>) =>
				Object.assign(choice, {
					opened: { embeddingDim: 2, representationWidth: 1e6, hasCritic: true, isOneRepresentation: true },
				}),
		],
		['a setting that there is not', (choice: Record<string, unknown>) => Object.assign(choice, { extra: 1 })],
	])('is refused with %s', (_, change) => {
		const file = withHeader(({ choice }) => change(choice as Record<string, unknown>));
		expect(readAgentFile(file)).toEqual({ ok: false, fault: 'broken' });
	});

	it('is refused with a history of other dimensions, or that goes back', () => {
		const twice = withHeader(({ history }) => (history as unknown[]).push((history as unknown[])[0]));
		const flat = withHeader(({ history }) => (history as { runs: { lower: number[] }[] }[])[0].runs[0].lower.pop());
		for (const file of [twice, flat]) expect(readAgentFile(file)).toEqual({ ok: false, fault: 'broken' });
	});

	it('whose worker’s part does not fit its settings fails with the reason', async () => {
		const agent = (state: Record<string, never>) => (state.agents as unknown as Record<string, unknown>[])[0];
		const changes: ((state: Record<string, never>) => void)[] = [
			(state) => Object.assign(agent(state), { environmentSteps: -1 }),
			(state) => Object.assign(agent(state), { episodes: 'many' }),
			(state) => Object.assign(agent(state), { world: new Float64Array(0).fill(0), curve: [{}] }),
			(state) => (agent(state).measured as { box: { lower: Float64Array } }).box.lower.fill(Number.NaN),
			(state) => (agent(state).replay as { columns: { action: Int32Array } }).columns.action.fill(9),
			(state) => (agent(state).replay as { columns: { reward: Float32Array } }).columns.reward.fill(Number.NaN),
			(state) => Object.assign(agent(state).best as object, { actor: new Float32Array(1e6) }),
			(state) => Object.assign(agent(state).engine as object, { iteration: 0.5 }),
			(state) => Object.assign(state, { agents: null }),
		];
		for (const change of changes)
			expect(await takenUp(change)).toMatchObject({ status: 'failed', failure: 'the saved training is damaged' });
		expect(await takenUp((state) => Object.assign(state, { spec: {} }))).toMatchObject({
			failure: 'the saved training has other settings',
		});
		expect((await takenUp(() => {})).status).toBe('done');
	});
});
