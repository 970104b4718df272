/**
 * Weights of the page in PyTorch and weights of PyTorch in the page: the forward passes agree. Runs where a Python with
 * PyTorch is (Debian: python3-torch), and is reported as skipped elsewhere.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../../scripts/paths.mjs';
import { initialNetworks } from '../../../src/agent/initialise';
import { actorLayout, criticLayout, latentActionDim } from '../../../src/agent/layout';
import { flatWeights } from '../../../src/agent/openedState';
import { ENVIRONMENTS } from '../../../src/environments/registry';
import { readAgentNets } from '../../../src/files/hyarAgent';
import { readHyarWeights, tensorsOfWeights, worldsOfWeights } from '../../../src/files/hyarWeights';
import { tensorsOfViews } from '../../../src/files/layers';
import { writeNpz } from '../../../src/files/npz';
import { readTensorFile } from '../../../src/files/tensorFile';
import { ConditionalVae } from '../../../src/model/ConditionalVae';
import { initialWeights } from '../../../src/model/initialise';
import { type ModelShape, parameterLayout } from '../../../src/model/layout';
import { normalAt, Stream, uniformAt } from '../../../src/randomness/counterRandom';
import { LIMITS } from '../../../src/state/config/limits';
import { simdEngine } from '../agent/smallTraining';

/** Debian's own Python has Debian's PyTorch; another one may come first on the path. */
const python = ['/usr/bin/python3', 'python3'].find((program) => {
	try {
		execFileSync(program, ['-c', 'import importlib.util as u, sys; sys.exit(not u.find_spec("torch"))'], {
			stdio: 'ignore',
		});
		return true;
	} catch {
		return false;
	}
});

const ROWS = 16;
const TOLERANCE = 1e-5;

/** The sizes of every world with the published embedding and latent space, and a narrower model. */
const shapes = ENVIRONMENTS.map(({ id, features, actions, parameterDim, publishedTraining }) => {
	const { embeddingDim = 6, latentDim = 6 } = publishedTraining ?? {};
	const shape: ModelShape = {
		stateDim: features.length,
		actionCount: actions.length,
		embeddingDim,
		parameterDim,
		latentDim,
		width: 64,
	};
	return { id, shape };
});

const folder = mkdtempSync(join(tmpdir(), 'latent-lab-torch-'));
const agents = mkdtempSync(join(tmpdir(), 'latent-lab-torch-agents-'));
afterAll(() => {
	for (const made of [folder, agents]) rmSync(made, { recursive: true });
});

function inputsOf({ stateDim, actionCount, parameterDim, latentDim }: ModelShape, stream: number) {
	const uniform = (length: number, lane: number) =>
		Float32Array.from({ length }, (_, cell) => 2 * uniformAt(stream, Stream.epsilon, lane, cell, 0) - 1);
	return {
		state: uniform(ROWS * stateDim, 1),
		action: Uint16Array.from({ length: ROWS }, (_, row) => (row * 7) % actionCount),
		parameters: uniform(ROWS * parameterDim, 2),
		z: Float32Array.from({ length: ROWS * latentDim }, (_, cell) => normalAt(stream, Stream.epsilon, 3, cell, 0)),
	};
}

const rowsOf = (values: Float32Array) =>
	Array.from({ length: ROWS }, (_, row) =>
		Array.from(values.subarray((row * values.length) / ROWS, ((row + 1) * values.length) / ROWS)),
	);

describe.skipIf(!python)('PyTorch and the page', { timeout: 120_000 }, () => {
	const cases = shapes.map(({ id, shape }, at) => ({
		id,
		shape,
		inputs: inputsOf(shape, at),
		weights: initialWeights(shape, at),
	}));

	beforeAll(() => {
		for (const { id, shape, inputs, weights } of cases) {
			const { stateDim, actionCount, embeddingDim, parameterDim, latentDim, width } = shape;
			const sizes = [stateDim, actionCount, embeddingDim, parameterDim, latentDim, width];
			const { state, action, parameters, z } = inputs;
			const rows = { state: rowsOf(state), parameters: rowsOf(parameters), z: rowsOf(z) };
			writeFileSync(join(folder, `${id}.json`), JSON.stringify({ sizes, action: Array.from(action), ...rows }));
			writeFileSync(join(folder, `${id}.npz`), writeNpz(tensorsOfWeights(shape, weights)));
		}
		execFileSync(python as string, [inProject('tests/python/officialModel.py'), folder]);
	}, 120_000);

	test.each(cases)('$id, both ways', ({ id, shape, inputs, weights }) => {
		const own = readHyarWeights(readTensorFile(readFileSync(join(folder, `${id}.pth`))), LIMITS);
		expect(own.shape).toEqual(shape);
		expect(worldsOfWeights(own.shape)[0].id).toBe(id);
		expect(own.weights).toHaveLength(parameterLayout(shape).length);
		const model = new ConditionalVae(shape, ROWS);
		for (const [name, flat] of [
			['answers', weights],
			['own', own.weights],
		] as const) {
			const answers = JSON.parse(readFileSync(join(folder, `${id}.${name}.json`), 'utf8')) as Record<
				string,
				number[][]
			>;
			model.encode(flat, inputs, ROWS);
			model.decode(flat, inputs.state, inputs.action, inputs.z, ROWS);
			const given = { ...model.encoder, ...model.decoder } as unknown as Record<string, Float32Array>;
			for (const [output, rows] of Object.entries(answers))
				for (const [cell, answer] of rows.flat().entries())
					expect(Math.abs(given[output][cell] - answer)).toBeLessThan(TOLERANCE);
		}
	});
});

describe.skipIf(!python)('PyTorch and the agent of the page', { timeout: 120_000 }, () => {
	const cases = shapes.map(({ id, shape: model }, at) => {
		const { stateDim, embeddingDim, latentDim } = model;
		const shape = { stateDim, embeddingDim, latentDim, width: 64 };
		return { id, model, shape, state: inputsOf(model, at).state, networks: initialNetworks(shape, at) };
	});

	beforeAll(() => {
		for (const { id, shape, state, networks } of cases) {
			const sizes = [shape.stateDim, shape.embeddingDim, shape.latentDim, shape.width];
			writeFileSync(join(agents, `${id}.agent.json`), JSON.stringify({ sizes, state: rowsOf(state) }));
			const tensors = new Map([
				...tensorsOfViews(actorLayout(shape).views, networks.actor, 'actor.'),
				...tensorsOfViews(criticLayout(shape).views, networks.critic, 'critic.'),
			]);
			writeFileSync(join(agents, `${id}.agent.npz`), writeNpz(tensors));
		}
		execFileSync(python as string, [inProject('tests/python/officialAgent.py'), agents]);
	}, 120_000);

	test.each(cases)('$id, both ways', async ({ id, model, shape, state, networks }) => {
		const read = (net: string) => readAgentNets(readTensorFile(readFileSync(join(agents, `${id}_${net}`))));
		const { actor } = read('actor');
		const { critic } = read('critic');
		if (!actor || !critic) throw new Error('a network was not found');
		expect(actor).toMatchObject(shape);
		expect(critic.inputs).toBe(shape.stateDim + latentActionDim(shape));
		const layouts = [actorLayout(shape), criticLayout(shape)] as const;
		const [ownActor, ownCritic] = [actor, critic].map(({ weights }, net) =>
			flatWeights(layouts[net].views, layouts[net].length, weights),
		);
		const engine = await simdEngine(model, shape, ROWS);
		for (const [name, flat] of [
			['answers', networks],
			['own', { actor: ownActor, critic: ownCritic }],
		] as const) {
			engine.restore({ ...engine.state(), ...flat });
			const answers = JSON.parse(readFileSync(join(agents, `${id}.agent.${name}.json`), 'utf8')) as Record<
				'code' | 'q1' | 'q2',
				number[][]
			>;
			const code = Float32Array.from(engine.act(state, ROWS).subarray(0, ROWS * latentActionDim(shape)));
			const { q1, q2 } = engine.values(state, code, ROWS);
			for (const [output, given] of Object.entries({ code, q1, q2 }))
				for (const [cell, answer] of answers[output as 'code'].flat().entries())
					expect(Math.abs(given[cell] - answer)).toBeLessThan(TOLERANCE);
		}
	});
});
