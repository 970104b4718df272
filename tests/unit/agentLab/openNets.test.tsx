// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { ReferenceAgent } from '../../../src/agent/ReferenceAgent';
import { toLatent } from '../../../src/analysis/latentBox';
import { goal } from '../../../src/environments/goal';
import { startTexts } from '../../../src/i18n';
import { showTexts } from '../../../src/i18n/lateTexts';
import { LossHistory } from '../../../src/lab/LossHistory';
import { initialWeights } from '../../../src/model/initialise';
import { useConfig } from '../../../src/state/configStore';
import { adoptRuns } from '../../../src/state/lab';
import type { OpenedWeights } from '../../../src/state/opening/openedWeights';
import { shapeOfConfig } from '../../../src/state/trainable';
import { workerHere } from './workerHere';

vi.stubGlobal(
	'Worker',
	vi.fn(function Worker(file: URL) {
		if (file.href.includes('agent'))
			return workerHere(async (model, shape, rows) => new ReferenceAgent(model, shape, rows));
		return { postMessage: () => {}, terminate: () => {} };
	}),
);
const { agentLab } = await import('../../../src/agentLab/pageAgentLab');
const { readAgentFile, writeAgentFile } = await import('../../../src/agentLab/agentFile');
const { choiceOf, specOfChoice } = await import('../../../src/agentLab/choice');
const { openNets } = await import('../../../src/agentLab/openNets');
const { presentAgents } = await import('../../../src/agentLab/agentLink');
const { default: Agent, texts } = await import('../../../src/agentLab/view/Agent');
const { openedNets } = await import('../../../src/state/opening/openedNets');
const { adoptWeights } = await import('../../../src/state/opening/openFile');
const { checkpointOfWeights, openWeights } = await import('../../../src/state/opening/openedWeights');
const { readAgentNets } = await import('../../../src/files/hyarAgent');
const { readTensorFile } = await import('../../../src/files/tensorFile');
const { latentLab } = await import('../../../src/scripting/latentLab');

const FOLDER = 'tests/fixtures/pytorch';

const tensors = (name: string) => readTensorFile(new Uint8Array(readFileSync(join(FOLDER, name))));

/** What PyTorch answers with the networks. */
const answers = JSON.parse(readFileSync(join(FOLDER, 'goal_agent.json'), 'utf8')) as Record<
	'state' | 'e' | 'z' | 'q1' | 'q2',
	number[][]
>;

function openModel(): void {
	const model = openWeights(tensors('goal_vae.pth'));
	if (typeof model === 'string') throw new Error(model);
	adoptWeights(model);
}

/** Opens a file of networks. */
async function open(name: string) {
	openedNets.add(readAgentNets(tensors(name)));
	return openNets(true);
}

beforeAll(async () => {
	localStorage.setItem('latent-lab.language', 'en');
	await startTexts();
	await showTexts(texts);
});

beforeEach(() => useConfig.getState().replace(useConfig.getInitialState().config));

afterEach(() => {
	cleanup();
	agentLab.reset();
});

it('networks wait for each other and for their representation, in any order', async () => {
	expect(await open('goal_critic.pth')).toEqual({ kind: 'needs-actor', inputs: 25, width: 16 });
	// The page has not trained its representation.
	expect(await open('goal_actor.pth')).toEqual({
		kind: 'needs-model',
		stateDim: 17,
		embeddingDim: 6,
		latentDim: 2,
		width: 16,
	});
	expect(agentLab.state.training).toBeNull();
	openModel();
	expect(await openNets(false)).toMatchObject({ kind: 'opened', environment: 'goal', step: 0, hasCritic: true });
	expect(agentLab.state).toMatchObject({
		status: 'paused',
		frame: { progress: { phase: 'agent', environmentStep: 0 } },
	});
	// Another representation of the sizes takes the place, as long as nothing was learned; then nothing does.
	expect(await openNets(false)).toMatchObject({ kind: 'opened' });
	expect(agentLab.state.former).toBeNull();
	await agentLab.step();
	expect(await openNets(false)).toBeNull();
});

it('the policy and its critics answer as PyTorch does', async () => {
	openModel();
	expect(await open('goal_agent.pth')).toMatchObject({ kind: 'opened', hasCritic: true });
	const { box, curve, swarm, iterations } = agentLab.state.frame?.agents[0] ?? {};
	if (!box) throw new Error('there is no agent');
	expect(iterations).toBe(0);
	expect(curve).toMatchObject([{ environmentStep: 0, episodes: 100 }]);
	expect(swarm?.action).toHaveLength(500);
	for (const [row, state] of answers.state.entries()) {
		const grid = { dims: [0, 1], x: [-1, 1], y: [-1, 1], columns: 2, rows: 2, action: null } as const;
		const { policy } = await agentLab.ask((client) =>
			client.landscape({ run: 0, state: Float32Array.from(state), ...grid }),
		);
		expect(Math.abs(policy.q - Math.min(answers.q1[row][0], answers.q2[row][0]))).toBeLessThan(1e-5);
		for (const [dim, z] of answers.z[row].entries())
			expect(Math.abs(policy.z[dim] - toLatent(box, dim, z))).toBeLessThan(1e-5);
	}
});

it('learns on from them, and goes into a file but into no link', async () => {
	openModel();
	await open('goal_agent.pth');
	const { training } = agentLab.state;
	expect(training).toMatchObject({ width: 16, opened: { embeddingDim: 6, representationWidth: 32, hasCritic: true } });
	expect(presentAgents()).toEqual({ is: 'opened' });
	await agentLab.train(140);
	const [a, b] = agentLab.state.frame?.agents ?? [];
	expect(a.environmentSteps).toBe(140);
	// Once the buffer has a batch of 128 it learns, from equal networks to equal ones.
	expect(a.iterations).toBeGreaterThan(10);
	expect(a.swarm).toEqual(b.swarm);
	expect(a.explorationNoise).toBeCloseTo(0.1);
	const held = await agentLab.held();
	if (!held) throw new Error('nothing was held');
	const read = readAgentFile(writeAgentFile(held));
	if (!read.ok) throw new Error(read.fault);
	await agentLab.takeUp(read.held);
	expect(agentLab.state).toMatchObject({ training, frame: { progress: { environmentStep: 140 } } });
	const { embedding } = agentLab.state.frame?.agents[0].swarm ?? {};
	expect(embedding).toHaveLength(a.swarm.embedding.length);
	// The engine here computes in float64, and the file has float32.
	for (const [i, value] of a.swarm.embedding.entries())
		expect(Math.abs((embedding?.[i] ?? Number.NaN) - value)).toBeLessThan(1e-6);
});

it('what was opened is written again with the same numbers, and with the box', async () => {
	openModel();
	await open('goal_agent.pth');
	const official = readAgentNets(tensors('goal_agent.pth'));
	const model = openWeights(tensors('goal_vae.pth'));
	for (const format of ['safetensors', 'npz'] as const) {
		const file = readTensorFile(await latentLab.agent.networks('B', format));
		expect(file.format).toBe(format);
		const settings = format === 'safetensors' ? expect.any(String) : null;
		expect(readAgentNets(file)).toEqual({ ...official, settings });
		expect(openWeights(file)).toEqual(model);
		const { box } = agentLab.state.frame?.agents[1] ?? {};
		const edges = [0, 1].flatMap((dim) => [box?.upper[dim], box?.lower[dim]].map((edge) => Math.fround(edge ?? 0)));
		expect(file.tensors.get('c_rate')).toMatchObject({ shape: [2, 2], values: Float32Array.from(edges) });
	}
	agentLab.reset();
	await expect(latentLab.agent.networks('A')).rejects.toThrow('no agent has begun');
});

it('an agent that was trained here comes back with its settings; without them, or with others, it has the official ones', async () => {
	const change = {
		randomEpisodes: 40,
		evaluationEpisodes: 5,
		width: 16,
		batchSize: 9,
		actorRate: 2e-3,
		seed: 3,
		seeds: 2,
	};
	const steps = { representationSteps: 10, evaluateEvery: 10, environmentSteps: 10 };
	agentLab.choose({ ...choiceOf(goal, 'teaching', 1), ...change, ...steps });
	await agentLab.train();
	const { training } = agentLab.state;
	const bytes = await latentLab.agent.networks('B', 'safetensors');
	const trained = agentLab.state.frame?.agents[1];
	const openAgain = async (changeText: (text: string) => string) => {
		const file = readTensorFile(bytes);
		const model = openWeights(file);
		if (typeof model === 'string') throw new Error(model);
		adoptWeights(model);
		const nets = readAgentNets(file);
		openedNets.add({ ...nets, settings: changeText(nets.settings ?? '') });
		return openNets(true);
	};
	expect(await openAgain((text) => text)).toMatchObject({ kind: 'opened', hasSettings: true });
	const { training: again } = agentLab.state;
	if (!training || !again) throw new Error('there is no training');
	const b = training.runs[1];
	const opened = {
		embeddingDim: 2,
		representationWidth: 16,
		hasCritic: true,
		isOneRepresentation: true,
		hasSettings: true,
	};
	expect(again).toEqual({ ...training, seeds: 1, runs: [b, b], noiseEpisodes: 0, opened });
	// Of the same random episodes, its box is measured to the same; the engine here computes in float64, the file has float32.
	const { box, curve } = agentLab.state.frame?.agents[0] ?? {};
	for (const side of ['lower', 'upper'] as const)
		for (const dim of [0, 1]) expect(box?.[side][dim]).toBeCloseTo(trained?.box[side][dim] ?? Number.NaN, 4);
	expect(curve?.[0].successRate).toBe(trained?.curve.at(-1)?.successRate);
	const { published, agents } = specOfChoice(again);
	expect([published, agents[0].settings.rewardScale]).toEqual([false, 0.1]);
	render(<Agent />);
	await waitFor(() =>
		expect(screen.getByTestId('agent').textContent).toContain('Its settings came with the file (rewards × 0.1'),
	);
	expect(screen.getByTestId('agent').textContent).toContain('faults of the simulator are corrected');
	cleanup();

	const changes: ((text: string) => string)[] = [
		() => '',
		(text) => text.slice(0, -1),
		(text) => text.replace('"width":16', '"width":17'),
		(text) => text.replace('"environment":"goal"', '"environment":"platform"'),
		(text) => text.replace('"discount":', '"discount":1'),
	];
	for (const changeText of changes) {
		expect(await openAgain(changeText)).toMatchObject({ kind: 'opened', hasSettings: false });
		expect(agentLab.state.training).toMatchObject({ preset: 'published', batchSize: 128, width: 16 });
	}
	render(<Agent />);
	await waitFor(() => expect(screen.getByTestId('agent').textContent).toContain('the official ones (rewards × 1 '));
});

it('without a critic there is a policy, and neither a landscape nor training', async () => {
	openModel();
	expect(await open('goal_actor.pth')).toMatchObject({ kind: 'opened', hasCritic: false });
	render(<Agent />);
	await waitFor(() => expect(screen.getByTestId('agent-no-critic').textContent).toContain('the critic’s file'));
	expect((screen.getByTestId('agent-train') as HTMLButtonElement).disabled).toBe(true);
	expect(screen.queryByTestId('agent-state')).toBeNull();
	expect(screen.queryByTestId('agent-branch')).toBeNull();
	expect(screen.getByTestId('agent-latest').textContent).toContain('%');
	expect(screen.getByTestId('agent').textContent).toContain('A and B are the same policy');
	await agentLab.train(10);
	expect(agentLab.state.frame?.progress.environmentStep).toBe(0);
	await expect(latentLab.agent.train(10)).rejects.toThrow('open the file of the critic first');

	// The critic's file afterwards gives both.
	await act(async () => expect(await open('goal_critic.pth')).toMatchObject({ kind: 'opened', hasCritic: true }));
	await waitFor(() => expect(screen.queryByTestId('agent-no-critic')).toBeNull());
	await waitFor(() => expect(screen.getByTestId('agent-policy-q').textContent).toMatch(/^−?\d/));
	expect(agentLab.state.former).toBeNull();
});

it('two representations of the page are one for A and one for B; initial weights are none', async () => {
	openModel();
	const { config } = useConfig.getState();
	const { weights } = openWeights(tensors('goal_vae.pth')) as OpenedWeights;
	const adopt = (...runs: Float32Array[]) => {
		const checkpoint = checkpointOfWeights(weights, config.runs);
		const changed = checkpoint.runs.map((run, index) => ({ ...run, weights: runs[index] }));
		adoptRuns(config, { ...checkpoint, runs: changed }, new LossHistory(2));
	};
	const initial = initialWeights(shapeOfConfig(config), config.training.seed);
	adopt(initial, initial);
	expect(await open('goal_agent.npz')).toMatchObject({ kind: 'needs-model' });

	adopt(
		weights,
		weights.map((value) => value / 2),
	);
	expect(await openNets(false)).toMatchObject({ kind: 'opened' });
	const { training, frame } = agentLab.state;
	expect(training?.opened?.isOneRepresentation).toBe(false);
	expect(training?.runs.map(({ klWeight }) => klWeight)).toEqual(config.runs.map(({ klWeight }) => klWeight));
	const [a, b] = frame?.agents ?? [];
	expect(a.swarm.embedding).toEqual(b.swarm.embedding);
	expect(a.embeddings).not.toEqual(b.embeddings);
	render(<Agent />);
	// Before its states are there, nothing is said of representations trained here.
	expect(screen.getByTestId('agent').textContent).not.toContain('trained here');
	await waitFor(() => expect(screen.getByTestId('agent').textContent).toContain('A has the representation of run A'));
});

it('those of two agents are told apart, and the last stays', async () => {
	openModel();
	await open('goal_actor.pth');
	const { critic } = readAgentNets(tensors('goal_critic.pth'));
	if (!critic) throw new Error('no critic');
	openedNets.add({ actor: null, critic: { ...critic, inputs: 24 }, settings: null });
	expect(await openNets(true)).toEqual({ kind: 'apart', inputs: 24, criticWidth: 16, expected: 25, width: 16 });
	expect(await openNets(true)).toMatchObject({ kind: 'needs-actor', inputs: 24 });
});

it('networks that come to no numbers leave the training as it was', async () => {
	openModel();
	await open('goal_agent.pth');
	const { training } = agentLab.state;
	const nets = readAgentNets(tensors('goal_agent.pth'));
	nets.actor?.weights.get('l2.weight')?.fill(3e38);
	openedNets.add(nets);
	expect(await openNets(true)).toMatchObject({ kind: 'failed' });
	expect(agentLab.state).toMatchObject({ status: 'paused', training });
});
