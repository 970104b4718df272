/**
 * HyAR's agent against two calls of the official `TD3.train` on one batch: what it does, relabels and aims at, its losses,
 * gradients and weights. Any engine can be held to it; the reference shows every number on the way.
 */
import { expect } from 'vitest';
import type { AgentEngine, EngineState, ReplayBatch, Td3Settings, UpdateNoise } from '../../src/agent/AgentEngine';
import { type AgentShape, actorLayout, criticLayout } from '../../src/agent/layout';
import { ReferenceAgent } from '../../src/agent/ReferenceAgent';
import { toLatent } from '../../src/analysis/latentBox';
import { RELABEL_THRESHOLD_FACTOR } from '../../src/analysis/relabel';
import { nearestAction } from '../../src/model/embedding';
import { atOnce } from '../../src/model/inParts';
import type { ModelShape, WeightView } from '../../src/model/layout';
import type { NamedTensors, Tensor } from './fixtures';
import { flatten } from './tensors';

interface Noise {
	readonly relabel_embedding: Tensor;
	readonly relabel_latent: Tensor;
	readonly target_embedding: Tensor;
	readonly target_latent: Tensor;
}

interface Iteration {
	readonly kept_discrete_fraction: number;
	readonly kept_latent_fraction: number;
	readonly relabelled_embedding: Tensor;
	readonly relabelled_latent: Tensor;
	readonly target_embedding: Tensor;
	readonly target_latent: Tensor;
	readonly next_q1: Tensor;
	readonly next_q2: Tensor;
	readonly target_q: Tensor;
	readonly current_q1: Tensor;
	readonly current_q2: Tensor;
	readonly critic_loss: number;
	readonly critic_gradients: NamedTensors;
	/** Where the actor is updated as well. */
	readonly actor?: {
		readonly actor_embedding: Tensor;
		readonly actor_latent: Tensor;
		readonly dq_dembedding: Tensor;
		readonly dq_dlatent: Tensor;
		readonly dq_dembedding_inverted: Tensor;
		readonly dq_dlatent_inverted: Tensor;
		readonly q1_mean: number;
		readonly loss: number;
		readonly gradients: NamedTensors;
		readonly gradient_norm: number;
		readonly gradients_clipped: NamedTensors;
	};
	readonly weights_after: Readonly<Partial<Record<NetworkName, NamedTensors>>>;
}

type NetworkName = 'actor' | 'actor_target' | 'critic' | 'critic_target';

export interface AgentFixture {
	readonly dims: {
		readonly state: number;
		readonly actions: number;
		readonly embedding: number;
		readonly latent: number;
		readonly parameters: number;
		readonly hidden: number;
		readonly vae_hidden: number;
		readonly batch: number;
	};
	readonly hyper: {
		readonly discount: number;
		readonly tau: number;
		readonly policy_noise: number;
		readonly noise_clip: number;
		readonly policy_delay: number;
		readonly actor_learning_rate: number;
		readonly critic_learning_rate: number;
		readonly gradient_clip: number;
	};
	readonly box: { readonly upper: readonly number[]; readonly lower: readonly number[] };
	readonly recon_state_mse: number;
	readonly threshold: number;
	readonly weights: Readonly<Record<NetworkName | 'vae', NamedTensors>>;
	readonly batch: {
		readonly state: Tensor;
		readonly action: readonly number[];
		readonly parameters: Tensor;
		readonly stored_embedding: Tensor;
		readonly stored_latent: Tensor;
		readonly next_state: Tensor;
		readonly state_delta: Tensor;
		readonly reward: Tensor | readonly number[];
		readonly not_done: Tensor | readonly number[];
	};
	readonly act: {
		readonly state: Tensor;
		readonly embedding: Tensor;
		readonly latent: Tensor;
		readonly action: readonly number[];
		readonly mapped_latent: Tensor;
		readonly parameters: Tensor;
	};
	readonly cases: {
		readonly zero_noise: { readonly iterations: readonly Iteration[] };
		readonly given_noise: { readonly noise: readonly Noise[]; readonly iterations: readonly Iteration[] };
		readonly clipped: {
			readonly critic_output_scale: number;
			readonly current_q1: Tensor;
			readonly critic_loss: number;
			readonly actor_loss: number;
			readonly actor_gradient_norm: number;
			readonly actor_gradients: NamedTensors;
			readonly actor_gradients_clipped: NamedTensors;
			readonly actor_after: NamedTensors;
		};
	};
}

/** An engine as a test holds it: what an iteration leaves behind beside its report. */
export interface Examined {
	readonly engine: AgentEngine;
	/** The last iteration's numbers by their names in {@link Iteration}, latent actions whole; those that it can tell. */
	inspect(): Readonly<Record<string, ArrayLike<number>>>;
}

/** @param rows of a batch */
export type CreateExamined = (model: ModelShape, shape: AgentShape, rows: number) => Promise<Examined>;

/** The reference with all that it shows. */
export const examinedReference: CreateExamined = async (model, shape, rows) => {
	const engine = new ReferenceAgent(model, shape, rows);
	return {
		engine,
		inspect: () => ({
			relabelled: engine.relabelled,
			target: engine.targetAction,
			next_q1: engine.nextQ[0],
			next_q2: engine.nextQ[1],
			target_q: engine.targetQ,
			current_q1: engine.currentQ[0],
			current_q2: engine.currentQ[1],
			critic_gradients: engine.critic.gradients,
			actor_gradients: engine.actor.gradients,
			actor: engine.actorOutput,
			slope: engine.valueSlope,
			inverted: engine.invertedSlope,
			actor_loss: [engine.actorLoss],
			actor_weights: engine.actor.weights,
			actor_target_weights: engine.actor.target,
			critic_weights: engine.critic.weights,
			critic_target_weights: engine.critic.target,
		}),
	};
};

/** Fails where an engine differs from the fixture by more than `tolerance`, of the largest number where that is above 1. */
export async function checkAgent(fixture: AgentFixture, create: CreateExamined, tolerance: number): Promise<void> {
	const problem = new Problem(fixture, tolerance);
	problem.checkAct((await problem.start(create)).engine);
	await problem.checkIterations(create, 'zero_noise', fixture.cases.zero_noise.iterations, []);
	const { iterations, noise } = fixture.cases.given_noise;
	await problem.checkIterations(create, 'given_noise', iterations, noise);
	await problem.checkClipped(create);
}

const numbers = (tensor: Tensor | readonly number[]) => ('data' in tensor ? tensor.data : tensor);

class Problem {
	private readonly model: ModelShape;
	private readonly shape: AgentShape;
	private readonly batch: ReplayBatch;
	private readonly settings: Td3Settings;

	constructor(
		private readonly fixture: AgentFixture,
		private readonly tolerance: number,
	) {
		const { dims, hyper, batch } = fixture;
		const { state: stateDim, embedding: embeddingDim, latent: latentDim } = dims;
		this.shape = { stateDim, embeddingDim, latentDim, width: dims.hidden };
		this.model = {
			stateDim,
			embeddingDim,
			latentDim,
			actionCount: dims.actions,
			parameterDim: dims.parameters,
			width: dims.vae_hidden,
		};
		this.settings = {
			discount: hyper.discount,
			tau: hyper.tau,
			targetNoise: hyper.policy_noise,
			noiseClip: hyper.noise_clip,
			policyDelay: hyper.policy_delay,
			actorRate: hyper.actor_learning_rate,
			criticRate: hyper.critic_learning_rate,
			gradientClip: hyper.gradient_clip,
		};
		this.batch = {
			state: Float32Array.from(batch.state.data),
			action: Int32Array.from(batch.action),
			parameters: Float32Array.from(batch.parameters.data),
			stateDelta: Float32Array.from(batch.state_delta.data),
			latentAction: this.joined(batch.stored_embedding, batch.stored_latent),
			nextState: Float32Array.from(batch.next_state.data),
			reward: Float32Array.from(numbers(batch.reward)),
			notDone: Float32Array.from(numbers(batch.not_done)),
		};
		const threshold = RELABEL_THRESHOLD_FACTOR * fixture.recon_state_mse;
		// Both are float32.
		expect(fixture.threshold / threshold, 'threshold of relabelling').toBeCloseTo(1, 6);
	}

	/** Rows of embeddings and rows of latents as rows of latent actions. */
	private joined(embedding: Tensor, latent: Tensor): Float32Array {
		const { embeddingDim, latentDim } = this.shape;
		const rows = embedding.data.length / embeddingDim;
		return Float32Array.from({ length: rows * (embeddingDim + latentDim) }, (_, i) => {
			const row = Math.floor(i / (embeddingDim + latentDim));
			const dim = i % (embeddingDim + latentDim);
			return dim < embeddingDim
				? embedding.data[row * embeddingDim + dim]
				: latent.data[row * latentDim + dim - embeddingDim];
		});
	}

	/** Flat weights or gradients of a network. */
	private flat(views: readonly WeightView[], tensors: NamedTensors): Float32Array {
		expect(Object.keys(tensors).sort(), 'names of the tensors').toEqual(views.map(({ name }) => name).sort());
		const flat = new Float32Array(views.reduce((sum, { rows, columns }) => sum + rows * columns, 0));
		for (const { name, offset } of views) flat.set(tensors[name].data, offset);
		return flat;
	}

	private views(network: NetworkName): readonly WeightView[] {
		return (network.startsWith('actor') ? actorLayout(this.shape) : criticLayout(this.shape)).views;
	}

	/** An engine with the fixture's weights. @param scale of the critics' last weights */
	async start(create: CreateExamined, scale = 1): Promise<Examined> {
		const { weights, dims } = this.fixture;
		const examined = await create(this.model, this.shape, Math.max(dims.batch, this.fixture.act.action.length));
		const flat = (network: NetworkName) => this.flat(this.views(network), weights[network]);
		const critic = flat('critic');
		for (const { name, offset, rows, columns } of this.views('critic')) {
			if (name !== 'l3.weight' && name !== 'l6.weight') continue;
			for (let i = offset; i < offset + rows * columns; i++) critic[i] *= scale;
		}
		const empty: EngineState = examined.engine.state();
		examined.engine.restore({
			...empty,
			actor: flat('actor'),
			actorTarget: flat('actor_target'),
			critic,
			criticTarget: flat('critic_target'),
			vae: flatten(this.model, weights.vae),
		});
		return examined;
	}

	private close(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
		const largest = Array.from(expected).reduce((most, value) => Math.max(most, Math.abs(value)), 1);
		for (let i = 0; i < expected.length; i++) {
			// NaN compares false, so ask for what is right.
			const right = Math.abs(actual[i] - expected[i]) <= this.tolerance * largest;
			if (!right) expect.fail(`${what}[${i}]: ${actual[i]} for ${expected[i]}`);
		}
	}

	checkAct(engine: AgentEngine): void {
		const { act, box, weights } = this.fixture;
		const rows = act.action.length;
		const { embeddingDim, latentDim } = this.shape;
		const state = Float32Array.from(act.state.data);
		const output = Float64Array.from(engine.act(state, rows));
		this.close(output, this.joined(act.embedding, act.latent), 'what the actor answers');
		const table = flatten(this.model, weights.vae);
		const z = new Float32Array(rows * latentDim);
		const bounds = { lower: Float64Array.from(box.lower), upper: Float64Array.from(box.upper) };
		for (let row = 0; row < rows; row++) {
			const from = row * (embeddingDim + latentDim);
			const snapped = nearestAction(this.model, table, output, from);
			expect(snapped, `the action that answer ${row} snaps to`).toBe(act.action[row]);
			for (let dim = 0; dim < latentDim; dim++) {
				z[row * latentDim + dim] = toLatent(bounds, dim, output[from + embeddingDim + dim]);
			}
		}
		this.close(z, act.mapped_latent.data, 'mapped latents');
		this.close(engine.decode(state, act.action, z, rows).parameters, act.parameters.data, 'decoded parameters');
	}

	private noise(of: Noise | undefined): UpdateNoise {
		const none = new Float32Array(this.batch.latentAction.length);
		if (!of) return { relabel: none, target: none };
		return {
			relabel: this.joined(of.relabel_embedding, of.relabel_latent),
			target: this.joined(of.target_embedding, of.target_latent),
		};
	}

	private step(engine: AgentEngine, noise: Noise | undefined) {
		const { box, threshold } = this.fixture;
		const bounds = { lower: Float64Array.from(box.lower), upper: Float64Array.from(box.upper) };
		const relabel = { relabelling: 'published', box: bounds, threshold } as const;
		return atOnce(engine.update(this.batch, this.noise(noise), relabel, this.settings));
	}

	async checkIterations(
		create: CreateExamined,
		name: string,
		iterations: readonly Iteration[],
		noise: readonly Noise[],
	): Promise<void> {
		const examined = await this.start(create);
		iterations.forEach((iteration, index) => {
			const report = this.step(examined.engine, noise[index]);
			this.checkIteration(iteration, report, examined.inspect(), `${name}, iteration ${index + 1}`);
		});
	}

	private checkIteration(
		iteration: Iteration,
		report: ReturnType<Problem['step']>,
		seen: ReturnType<Examined['inspect']>,
		where: string,
	): void {
		const told: string[] = [];
		const check = (name: string, expected: () => ArrayLike<number>) => {
			if (seen[name]) this.close(seen[name], expected(), `${where}: ${name}`);
			told.push(name);
		};
		expect(report.keptDiscrete).toBeCloseTo(iteration.kept_discrete_fraction, 6);
		expect(report.keptLatent).toBeCloseTo(iteration.kept_latent_fraction, 6);
		this.close([report.criticLoss], [iteration.critic_loss], `${where}: loss`);
		check('relabelled', () => this.joined(iteration.relabelled_embedding, iteration.relabelled_latent));
		check('target', () => this.joined(iteration.target_embedding, iteration.target_latent));
		for (const name of ['next_q1', 'next_q2', 'target_q', 'current_q1', 'current_q2'] as const) {
			check(name, () => iteration[name].data);
		}
		check('critic_gradients', () => this.flat(this.views('critic'), iteration.critic_gradients));
		const { actor } = iteration;
		if (actor) {
			check('actor', () => this.joined(actor.actor_embedding, actor.actor_latent));
			check('slope', () => this.joined(actor.dq_dembedding, actor.dq_dlatent));
			check('inverted', () => this.joined(actor.dq_dembedding_inverted, actor.dq_dlatent_inverted));
			check('actor_loss', () => [actor.loss]);
			check('actor_gradients', () => this.flat(this.views('actor'), actor.gradients_clipped));
			this.close([report.actorGradientNorm ?? Number.NaN], [actor.gradient_norm], `${where}: norm`);
		} else expect(report.actorGradientNorm, `${where}: the actor is left alone`).toBeNull();
		for (const [network, tensors] of Object.entries(iteration.weights_after)) {
			check(`${network}_weights`, () => this.flat(this.views(network as NetworkName), tensors));
		}
		const unknown = Object.keys(seen).filter((name) => !told.includes(name) && !name.startsWith('actor'));
		if (actor) expect(unknown, `${where}: what is not in the fixture`).toEqual([]);
	}

	async checkClipped(create: CreateExamined): Promise<void> {
		const { clipped } = this.fixture.cases;
		const { engine, inspect } = await this.start(create, clipped.critic_output_scale);
		this.step(engine, undefined);
		const report = this.step(engine, undefined);
		const seen = inspect();
		if (seen.current_q1) this.close(seen.current_q1, clipped.current_q1.data, 'clipped: current_q1');
		this.close([report.criticLoss], [clipped.critic_loss], 'clipped: loss');
		this.close([report.actorGradientNorm ?? Number.NaN], [clipped.actor_gradient_norm], 'clipped: norm');
		if (seen.actor_loss) this.close(seen.actor_loss, [clipped.actor_loss], 'clipped: loss of the actor');
		const views = this.views('actor');
		this.close(seen.actor_gradients, this.flat(views, clipped.actor_gradients_clipped), 'clipped: gradients');
		this.close(seen.actor_weights, this.flat(views, clipped.actor_after), 'clipped: actor');
	}
}
