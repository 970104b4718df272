import { adamUpdate } from '../model/adam';
import { type Batch, ConditionalVae } from '../model/ConditionalVae';
import { identity, tanh } from '../model/dense';
import { embed } from '../model/embedding';
import type { InParts } from '../model/inParts';
import type { ModelShape } from '../model/layout';
import type { LossTerms } from '../model/settings';
import { clip } from '../numerics/clamp';
import type {
	AgentEngine,
	DecodedRows,
	EncodedRows,
	EngineState,
	RelabelSettings,
	ReplayBatch,
	Td3Settings,
	UpdateNoise,
	UpdateReport,
	VaeSettings,
	Values,
} from './AgentEngine';
import { clipNorm, invertGradients, softUpdate } from './gradients';
import { type AgentShape, actorLayout, criticLayout, latentActionDim } from './layout';
import { Network } from './Network';
import { Perceptron } from './Perceptron';
import { relabelBatch } from './relabelBatch';

/**
 * HyAR's agent (TD3 in the latent space, `P_TD3_relable.py`), forward and backward by hand: the definition that every
 * engine is held to. Actor and critics are in float64, the representation is the reference's of `src/model/`.
 */
export class ReferenceAgent implements AgentEngine {
	readonly actor: Network;
	readonly critic: Network;
	/** Flat weights of the representation. */
	readonly vae: Float32Array;
	iteration = 0;

	/** Of the last iteration: what the critics are given, rows × A. */
	readonly relabelled: Float64Array;
	/** The target action after noise and clip, rows × A. */
	readonly targetAction: Float64Array;
	/** rows each. */
	readonly nextQ: readonly [Float64Array, Float64Array];
	readonly targetQ: Float64Array;
	readonly currentQ: readonly [Float64Array, Float64Array];
	/** What the mean of Q₁ rises by with the actor's output, rows × A: as it is, and inverted. */
	readonly valueSlope: Float64Array;
	readonly invertedSlope: Float64Array;
	/** The actor's output in its last update, rows × A, and its loss. */
	readonly actorOutput: Float64Array;
	actorLoss = 0;

	private readonly representation: ConditionalVae;
	private readonly vaeGradients: Float32Array;
	private readonly vaeMoments: readonly [Float32Array, Float32Array];
	private vaeStep = 0;
	private readonly actorNet: Perceptron;
	private readonly criticNets: readonly [Perceptron, Perceptron];
	private readonly states: Float64Array;
	/** rows × (S + A) */
	private readonly input: Float64Array;
	private readonly dInput: Float64Array;
	private readonly dQ: Float64Array;
	/** Where a backward pass writes weight gradients that nobody needs. */
	private readonly unused: Float64Array;

	constructor(
		readonly model: ModelShape,
		readonly shape: AgentShape,
		readonly rows: number,
	) {
		const actor = actorLayout(shape);
		const critic = criticLayout(shape);
		const code = latentActionDim(shape);
		const column = (columns: number) => new Float64Array(rows * columns);
		this.actor = new Network(actor.length);
		this.critic = new Network(critic.length);
		this.actorNet = new Perceptron(actor.layers, tanh, rows);
		const [first, second] = critic.twins;
		this.criticNets = [new Perceptron(first, identity, rows), new Perceptron(second, identity, rows)];
		this.representation = new ConditionalVae(model, rows);
		const { length } = this.representation.layout;
		this.vae = new Float32Array(length);
		this.vaeGradients = new Float32Array(length);
		this.vaeMoments = [new Float32Array(length), new Float32Array(length)];
		this.relabelled = column(code);
		this.targetAction = column(code);
		this.nextQ = [column(1), column(1)];
		this.targetQ = column(1);
		this.currentQ = [column(1), column(1)];
		this.valueSlope = column(code);
		this.invertedSlope = column(code);
		this.actorOutput = column(code);
		this.states = column(shape.stateDim);
		this.input = column(shape.stateDim + code);
		this.dInput = column(shape.stateDim + code);
		this.dQ = column(1);
		this.unused = new Float64Array(critic.length);
	}

	act(state: Float32Array, rows: number): Float64Array {
		this.states.set(state.subarray(0, rows * this.shape.stateDim));
		this.actorNet.forward(this.actor.weights, this.states, rows);
		return this.actorNet.output.subarray(0, rows * latentActionDim(this.shape));
	}

	values(state: Float32Array, latentAction: Float32Array, rows: number): Values {
		this.fillInput(state, latentAction, rows);
		this.evaluate(this.critic.weights, rows);
		const [first, second] = this.criticNets;
		return { q1: first.output.subarray(0, rows), q2: second.output.subarray(0, rows) };
	}

	valueGradient(state: Float32Array, latentAction: Float32Array, rows: number): Float64Array {
		this.fillInput(state, latentAction, rows);
		return this.slope(1, rows);
	}

	encode(batch: Pick<Batch, 'state' | 'action' | 'parameters'>, rows: number): EncodedRows {
		this.representation.encode(this.vae, batch, rows);
		return this.representation.encoder;
	}

	decode(state: Float32Array, action: ArrayLike<number>, z: Float32Array, rows: number): DecodedRows {
		this.representation.decode(this.vae, state, action, z, rows);
		return this.representation.decoder;
	}

	embeddings(): Float32Array {
		const { actionCount, embeddingDim } = this.model;
		const table = new Float32Array(actionCount * embeddingDim);
		for (let k = 0; k < actionCount; k++) embed(this.model, this.vae, k, table, k * embeddingDim);
		return table;
	}

	*update(
		batch: ReplayBatch,
		noise: UpdateNoise,
		relabel: RelabelSettings,
		settings: Td3Settings,
	): InParts<UpdateReport> {
		const rows = batch.action.length;
		this.iteration++;
		const kept = relabelBatch(this.representation, this.vae, batch, noise.relabel, relabel, this.relabelled);
		yield;
		this.fillTargets(batch, noise.target, settings, rows);
		yield;
		const criticLoss = this.updateCritics(batch.state, settings, rows);
		const meanTarget = this.targetQ.subarray(0, rows).reduce((sum, value) => sum + value, 0) / rows;
		yield;
		const moved = this.iteration % settings.policyDelay === 0;
		const actorGradientNorm = moved ? this.updateActor(batch.state, settings, rows) : null;
		if (moved) {
			softUpdate(this.critic.target, this.critic.weights, settings.tau);
			softUpdate(this.actor.target, this.actor.weights, settings.tau);
		}
		return { ...kept, criticLoss, meanTarget, actorGradientNorm };
	}

	/** r + γ·min(Q₁′, Q₂′)(s′, π′(s′) + noise), by the target networks. */
	private fillTargets(batch: ReplayBatch, noise: Float32Array, settings: Td3Settings, rows: number): void {
		const { nextState, reward, notDone } = batch;
		const cells = rows * latentActionDim(this.shape);
		this.states.set(nextState.subarray(0, rows * this.shape.stateDim));
		this.actorNet.forward(this.actor.target, this.states, rows);
		for (let i = 0; i < cells; i++) {
			const spread = clip(settings.targetNoise * noise[i], settings.noiseClip);
			this.targetAction[i] = clip(this.actorNet.output[i] + spread, 1);
		}
		this.fillInput(nextState, this.targetAction, rows);
		this.evaluate(this.critic.target, rows);
		const [first, second] = this.criticNets;
		this.nextQ[0].set(first.output);
		this.nextQ[1].set(second.output);
		for (let row = 0; row < rows; row++) {
			const next = Math.min(first.output[row], second.output[row]);
			this.targetQ[row] = reward[row] + notDone[row] * settings.discount * next;
		}
	}

	/** One update of both critics. @returns their loss before it */
	private updateCritics(state: Float32Array, settings: Td3Settings, rows: number): number {
		this.fillInput(state, this.relabelled, rows);
		let loss = 0;
		this.criticNets.forEach((net, twin) => {
			net.forward(this.critic.weights, this.input, rows);
			this.currentQ[twin].set(net.output);
			for (let row = 0; row < rows; row++) {
				const error = net.output[row] - this.targetQ[row];
				loss += (error * error) / rows;
				this.dQ[row] = (2 * error) / rows;
			}
			net.backward(this.critic.weights, this.input, this.dQ, null, this.critic.gradients, rows);
		});
		this.critic.update(settings.criticRate);
		return loss;
	}

	/** One update of the actor, with the critics as they are now. @returns the norm of its gradient before the clip */
	private updateActor(state: Float32Array, settings: Td3Settings, rows: number): number {
		const cells = rows * latentActionDim(this.shape);
		const output = this.act(state, rows);
		this.actorOutput.set(output);
		this.fillInput(state, output, rows);
		this.valueSlope.set(this.slope(1 / rows, rows));
		this.invertedSlope.set(this.valueSlope);
		invertGradients(this.invertedSlope, output, cells);
		const dOutput = new Float64Array(cells);
		this.actorLoss = 0;
		for (let i = 0; i < cells; i++) {
			this.actorLoss -= this.invertedSlope[i] * output[i];
			dOutput[i] = -this.invertedSlope[i];
		}
		this.actorNet.backward(this.actor.weights, this.states, dOutput, null, this.actor.gradients, rows);
		const norm = clipNorm(this.actor.gradients, settings.gradientClip);
		this.actor.update(settings.actorRate);
		return norm;
	}

	/** What `scale` · Q₁ rises by with the latent actions of the input, rows × A. */
	private slope(scale: number, rows: number): Float64Array {
		const { stateDim } = this.shape;
		const code = latentActionDim(this.shape);
		const [first] = this.criticNets;
		first.forward(this.critic.weights, this.input, rows);
		this.dQ.fill(scale, 0, rows);
		first.backward(this.critic.weights, this.input, this.dQ, this.dInput, this.unused, rows);
		const slope = new Float64Array(rows * code);
		for (let row = 0; row < rows; row++) {
			const from = row * (stateDim + code) + stateDim;
			slope.set(this.dInput.subarray(from, from + code), row * code);
		}
		return slope;
	}

	private evaluate(weights: Float64Array, rows: number): void {
		for (const net of this.criticNets) net.forward(weights, this.input, rows);
	}

	private fillInput(state: Float32Array, latentAction: Float32Array | Float64Array, rows: number): void {
		const { stateDim } = this.shape;
		const code = latentActionDim(this.shape);
		for (let row = 0, to = 0; row < rows; row++) {
			for (let i = 0; i < stateDim; i++) this.input[to++] = state[row * stateDim + i];
			for (let i = 0; i < code; i++) this.input[to++] = latentAction[row * code + i];
		}
	}

	*trainVae(batch: Batch, epsilon: Float32Array, settings: VaeSettings): InParts<LossTerms> {
		const rows = batch.action.length;
		const terms = this.representation.forward(this.vae, batch, epsilon, rows);
		yield;
		this.representation.backward(this.vae, batch, epsilon, settings, this.vaeGradients, rows);
		this.vaeStep = settings.optimizer === 'kept' ? this.vaeStep + 1 : 1;
		const [first, second] = this.vaeMoments;
		adamUpdate(settings.optimizer, settings.learningRate, this.vaeStep, this.vae, this.vaeGradients, first, second);
		return terms;
	}

	state(): EngineState {
		const { actor, critic, vae, vaeMoments, vaeStep, iteration } = this;
		const copy = (numbers: ArrayLike<number>) => Float32Array.from(numbers);
		return {
			actor: copy(actor.weights),
			actorTarget: copy(actor.target),
			critic: copy(critic.weights),
			criticTarget: copy(critic.target),
			actorMoments: [copy(actor.first), copy(actor.second)],
			actorStep: actor.step,
			criticMoments: [copy(critic.first), copy(critic.second)],
			criticStep: critic.step,
			vae: copy(vae),
			vaeMoments: [copy(vaeMoments[0]), copy(vaeMoments[1])],
			vaeStep,
			iteration,
		};
	}

	restore(state: EngineState): void {
		const restore = (network: Network, weights: Float32Array, target: Float32Array, step: number) => {
			network.weights.set(weights);
			network.target.set(target);
			network.step = step;
		};
		restore(this.actor, state.actor, state.actorTarget, state.actorStep);
		restore(this.critic, state.critic, state.criticTarget, state.criticStep);
		this.actor.first.set(state.actorMoments[0]);
		this.actor.second.set(state.actorMoments[1]);
		this.critic.first.set(state.criticMoments[0]);
		this.critic.second.set(state.criticMoments[1]);
		this.vae.set(state.vae);
		this.vaeMoments[0].set(state.vaeMoments[0]);
		this.vaeMoments[1].set(state.vaeMoments[1]);
		this.vaeStep = state.vaeStep;
		this.iteration = state.iteration;
	}
}
