import { describe, expect, it } from 'vitest';
import { AgentClient } from '../../../src/agent/AgentClient';
import { AgentLab } from '../../../src/agentLab/AgentLab';
import { AgentPast } from '../../../src/agentLab/AgentPast';
import { readAgentFile, writeAgentFile } from '../../../src/agentLab/agentFile';
import { simdEngine } from '../agent/smallTraining';
import { smallChoice, workerHere } from './workerHere';

function labHere(part = {}) {
	const lab = new AgentLab(
		new AgentClient(() => workerHere(simdEngine)),
		smallChoice({ environmentSteps: 40, ...part }),
	);
	return { lab, past: new AgentPast(lab) };
}

const curves = ({ state }: AgentLab) => state.frame?.agents.map(({ curve }) => curve);
const stepsOf = ({ state }: AgentLab) => state.history.map(({ step }) => step);

describe('AgentPast', () => {
	it('shows a step of the past beside the present, and the present again', async () => {
		const { lab, past } = labHere();
		await past.look(10);
		expect(lab.state.looked).toBeNull();
		await lab.train(20);
		const then = lab.state.frame?.agents;
		await lab.train(20);
		await past.look(21);
		expect(lab.state.looked?.step).toBe(20);
		expect(lab.state.looked?.frame.agents.map(({ swarm }) => swarm)).toEqual(then?.map(({ swarm }) => swarm));
		expect(lab.state.frame?.progress.environmentStep).toBe(40);
		const looks = [past.look(10), past.look(30)];
		expect(lab.state).toMatchObject({ wanted: 30, looked: { step: 20 } });
		await Promise.all(looks);
		expect(lab.state).toMatchObject({ wanted: 30, looked: { step: 30 } });
		// Looking at a step that was dropped, as when the past is full, changes nothing.
		const { frame } = lab.state;
		if (frame) lab.store.setState({ frame: { ...frame, past: [...frame.past, 39] } });
		await past.look(39);
		expect(lab.state).toMatchObject({ wanted: 30, looked: { step: 30 } });
		await past.look(null);
		expect(lab.state).toMatchObject({ wanted: null, looked: null });
		await past.look(10);
		lab.reset();
		expect(lab.state).toMatchObject({ wanted: null, looked: null });
	});

	it('branches: A goes on as the agent did, B with what is changed, and the former training is held', async () => {
		const { lab, past } = labHere();
		await expect(past.branch(0, 10, {})).rejects.toThrow('no training');
		await lab.train();
		const whole = curves(lab);
		await past.branch(1, 20, { leastNoise: 0.5, updatesPerStep: 2, discount: 0.99, relabelling: 'off' });
		expect(lab.state).toMatchObject({ status: 'paused', target: 40, looked: null });
		// The discount was that already.
		expect(lab.state.training?.branch).toEqual({ step: 20, of: 1, numbers: { leastNoise: 0.5, updatesPerStep: 2 } });
		expect(lab.state.training?.runs.map(({ klWeight, relabelling }) => [klWeight, relabelling])).toEqual([
			[0, 'published'],
			[0, 'off'],
		]);
		expect(lab.state.frame?.progress.environmentStep).toBe(20);
		expect(stepsOf(lab).at(-1)).toBeLessThanOrEqual(20);
		await lab.train();
		expect(lab.state.frame?.progress.environmentStep).toBe(40);
		expect(curves(lab)?.[0]).toEqual(whole?.[1]);
		expect(curves(lab)?.[1].slice(0, 3)).toEqual(whole?.[1].slice(0, 3));
		expect(lab.state.frame?.agents[1].explorationNoise).toBeGreaterThan(0.49);
		expect(lab.state.frame?.agents[1].iterations).toBeGreaterThan(lab.state.frame?.agents[0].iterations ?? 0);

		// A branch is a file like any other, and goes on to the same numbers after its worker was lost.
		const held = await lab.held();
		if (!held) throw new Error('nothing was held');
		expect(readAgentFile(writeAgentFile(held))).toEqual({ ok: true, held });

		// A branch of a branch has B's settings as its former ones.
		await past.branch(1, 30, { leastNoise: 0.2 });
		expect(lab.state.training).toMatchObject({ leastNoise: 0.5, updatesPerStep: 2 });
		expect(lab.state.training?.branch).toEqual({ step: 30, of: 1, numbers: { leastNoise: 0.2 } });
		expect(lab.state.training?.runs[0].relabelling).toBe('off');

		// Back to the training before, and to the branch again.
		await past.takeFormer();
		expect(lab.state.training?.branch).toMatchObject({ step: 20, of: 1 });
		expect(lab.state.former?.choice.branch).toMatchObject({ step: 30 });
		expect(lab.state.frame?.progress.environmentStep).toBe(40);
		await past.takeFormer();
		expect(lab.state.training?.branch).toMatchObject({ step: 30 });
		lab.reset();
		expect(lab.state.former).toBeNull();
		await past.takeFormer();
		expect(lab.state.status).toBe('idle');
	});

	it('branches every seed, and at the present step goes on for as long as was chosen', async () => {
		const { lab, past } = labHere({ seeds: 2, environmentSteps: 20 });
		await lab.train();
		await past.branch(0, 20, { relabelling: 'off' });
		expect(lab.state.target).toBe(40);
		expect(lab.state.frame?.agents).toHaveLength(4);
		await lab.train();
		const [a, b, otherA, otherB] = curves(lab) ?? [];
		expect(b.slice(0, 3)).toEqual(a.slice(0, 3));
		expect(otherB.slice(0, 3)).toEqual(otherA.slice(0, 3));
		expect(otherA).not.toEqual(a);
		lab.reset();
	});
});
