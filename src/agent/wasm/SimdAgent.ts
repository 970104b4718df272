import type { LatentBox } from '../../analysis/latentBox';
import { adamFactors } from '../../model/adam';
import type { Batch } from '../../model/ConditionalVae';
import type { InParts } from '../../model/inParts';
import type { ModelShape } from '../../model/layout';
import type { LossTerms } from '../../model/settings';
import { SimdProgram } from '../../training/wasm/SimdProgram';
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
} from '../AgentEngine';
import { type AgentShape, latentActionDim } from '../layout';
import type { AgentExports } from './agentExports';

/** An agent in WebAssembly with SIMD: one instance an agent, one thread, and the same bits on every machine. */
export class SimdAgent implements AgentEngine {
	iteration = 0;
	private actorStep = 0;
	private criticStep = 0;
	private vaeStep = 0;
	private readonly call: AgentExports;
	/** Addresses of the representation's numbers. */
	private readonly vae: { readonly weights: number; readonly first: number; readonly second: number };

	/** @param module of `agent.wasm` @param rows the most rows of a batch */
	static async create(
		module: WebAssembly.Module,
		model: ModelShape,
		shape: AgentShape,
		rows: number,
	): Promise<SimdAgent> {
		return new SimdAgent(await SimdProgram.create(module, model, rows), shape);
	}

	private constructor(
		private readonly program: SimdProgram,
		readonly shape: AgentShape,
	) {
		this.call = program.call as unknown as AgentExports;
		const { stateDim, embeddingDim, latentDim, width } = shape;
		const { model, rows } = this;
		this.call.createAgent(stateDim, model.actionCount, embeddingDim, latentDim, width, rows);
		const { call } = program;
		this.vae = { weights: call.createWeights(), first: call.createWeights(), second: call.createWeights() };
	}

	get model(): ModelShape {
		return this.program.shape;
	}

	get rows(): number {
		return this.program.rows;
	}

	act(state: Float32Array, rows: number): Float32Array {
		this.write(this.program.call.batchState(), state, rows * this.shape.stateDim);
		this.call.act(rows);
		return this.read(this.call.answersAddress(), rows * latentActionDim(this.shape));
	}

	values(state: Float32Array, latentAction: Float32Array, rows: number): Values {
		this.writeQuery(state, latentAction, rows);
		this.call.values(rows);
		return { q1: this.read(this.call.q1Address(), rows), q2: this.read(this.call.q2Address(), rows) };
	}

	valueGradient(state: Float32Array, latentAction: Float32Array, rows: number): Float32Array {
		this.writeQuery(state, latentAction, rows);
		this.call.valueGradient(rows);
		return this.read(this.call.slopeAddress(), rows * latentActionDim(this.shape));
	}

	encode({ state, action, parameters }: Pick<Batch, 'state' | 'action' | 'parameters'>, rows: number): EncodedRows {
		const { call } = this.program;
		const { stateDim, parameterDim, latentDim } = this.model;
		this.write(call.batchState(), state, rows * stateDim);
		this.writeActions(action, rows);
		this.write(call.batchParameters(), parameters, rows * parameterDim);
		call.encode(this.vae.weights, rows);
		return {
			mean: this.read(call.meanAddress(), rows * latentDim),
			std: this.read(call.stdAddress(), rows * latentDim),
		};
	}

	decode(state: Float32Array, action: ArrayLike<number>, z: Float32Array, rows: number): DecodedRows {
		const { call } = this.program;
		const { stateDim, parameterDim, latentDim } = this.model;
		this.write(call.batchState(), state, rows * stateDim);
		this.writeActions(action, rows);
		this.write(call.batchLatent(), z, rows * latentDim);
		call.decode(this.vae.weights, rows);
		return {
			parameters: this.read(call.parametersAddress(), rows * parameterDim),
			stateDelta: this.read(call.stateDeltaAddress(), rows * stateDim),
		};
	}

	embeddings(): Float32Array {
		const { actionCount, embeddingDim } = this.model;
		return this.read(this.call.embeddingTable(this.vae.weights), actionCount * embeddingDim).slice();
	}

	*update(
		batch: ReplayBatch,
		noise: UpdateNoise,
		relabel: RelabelSettings,
		settings: Td3Settings,
	): InParts<UpdateReport> {
		const { call } = this;
		const rows = batch.action.length;
		this.iteration++;
		this.writeBatch(batch, rows);
		this.write(call.codesAddress(), batch.latentAction, rows * latentActionDim(this.shape));
		this.write(call.nextStateAddress(), batch.nextState, rows * this.shape.stateDim);
		this.write(call.rewardAddress(), batch.reward, rows);
		this.write(call.notDoneAddress(), batch.notDone, rows);
		this.write(call.targetNoiseAddress(), noise.target, rows * latentActionDim(this.shape));
		const kept = this.relabel(noise.relabel, relabel, rows);
		yield;
		const meanTarget = call.aim(rows, settings.discount, settings.targetNoise, settings.noiseClip);
		yield;
		const criticLoss = call.criticGradient(rows);
		this.criticStep++;
		const critic = adamFactors(settings.criticRate, this.criticStep);
		call.updateCritic(critic.stepSize, critic.correction);
		let actorGradientNorm: number | null = null;
		yield;
		if (this.iteration % settings.policyDelay === 0) {
			actorGradientNorm = call.actorGradient(rows, settings.gradientClip);
			this.actorStep++;
			const actor = adamFactors(settings.actorRate, this.actorStep);
			call.updateActor(actor.stepSize, actor.correction);
			call.follow(settings.tau);
		}
		return { ...kept, criticLoss, meanTarget, actorGradientNorm };
	}

	private relabel(noise: Float32Array, { relabelling, box, threshold }: RelabelSettings, rows: number) {
		if (relabelling === 'off') return { keptDiscrete: 1, keptLatent: 1 };
		const { call } = this;
		this.writeBox(box);
		this.write(call.relabelNoiseAddress(), noise, rows * latentActionDim(this.shape));
		call.relabel(this.vae.weights, rows, Number(relabelling === 'published'), threshold);
		return { keptDiscrete: call.keptDiscrete() / rows, keptLatent: call.keptLatent() / rows };
	}

	private writeBox({ lower, upper }: LatentBox): void {
		const { buffer } = this.program.call.memory;
		const half = new Float64Array(buffer, this.call.boxHalf(), lower.length);
		const centre = new Float64Array(buffer, this.call.boxCentre(), lower.length);
		for (let dim = 0; dim < lower.length; dim++) {
			half[dim] = (upper[dim] - lower[dim]) / 2;
			centre[dim] = upper[dim] - half[dim];
		}
	}

	*trainVae(batch: Batch, epsilon: Float32Array, settings: VaeSettings): InParts<LossTerms> {
		const { call } = this.program;
		const { weights, first, second } = this.vae;
		const rows = batch.action.length;
		this.writeBatch(batch, rows);
		this.write(call.batchLatent(), epsilon, rows * this.model.latentDim);
		call.forward(weights, rows);
		const terms = { state: call.stateTerm(rows), parameters: call.parametersTerm(rows), kl: call.klTerm(rows) };
		yield;
		call.backward(weights, rows, settings.stateWeight, settings.parameterWeight, settings.klWeight);
		yield;
		const isKept = settings.optimizer === 'kept';
		this.vaeStep = isKept ? this.vaeStep + 1 : 1;
		const { stepSize, correction } = adamFactors(settings.learningRate, this.vaeStep);
		call.update(weights, first, second, stepSize, correction, Number(isKept));
		return terms;
	}

	/** What the last iteration left behind, for tests: see `tests/golden/agent.ts`. */
	inspect(): Readonly<Record<string, Float32Array>> {
		const { call } = this;
		const rows = this.rows;
		const actor = call.actorCount();
		const critic = call.criticCount();
		return {
			relabelled: this.read(call.codesAddress(), rows * latentActionDim(this.shape)),
			target_q: this.read(call.targetQAddress(), rows),
			critic_gradients: this.read(call.criticGradients(), critic),
			actor_gradients: this.read(call.actorGradients(), actor),
			actor_weights: this.read(call.actorWeights(), actor),
			actor_target_weights: this.read(call.actorTarget(), actor),
			critic_weights: this.read(call.criticWeights(), critic),
			critic_target_weights: this.read(call.criticTarget(), critic),
		};
	}

	state(): EngineState {
		const { call, vae } = this;
		const actor = (address: number) => this.read(address, call.actorCount()).slice();
		const critic = (address: number) => this.read(address, call.criticCount()).slice();
		const model = (address: number) => this.read(address, this.program.call.weightCount()).slice();
		return {
			actor: actor(call.actorWeights()),
			actorTarget: actor(call.actorTarget()),
			critic: critic(call.criticWeights()),
			criticTarget: critic(call.criticTarget()),
			actorMoments: [actor(call.actorFirst()), actor(call.actorSecond())],
			actorStep: this.actorStep,
			criticMoments: [critic(call.criticFirst()), critic(call.criticSecond())],
			criticStep: this.criticStep,
			vae: model(vae.weights),
			vaeMoments: [model(vae.first), model(vae.second)],
			vaeStep: this.vaeStep,
			iteration: this.iteration,
		};
	}

	restore(state: EngineState): void {
		const { call, vae } = this;
		const put = (count: number, places: readonly (readonly [address: number, numbers: Float32Array])[]) => {
			// What is longer would be written over its neighbours.
			if (places.some(([, numbers]) => numbers.length !== count)) throw new RangeError('the networks are others');
			for (const [address, numbers] of places) this.write(address, numbers, count);
		};
		put(call.actorCount(), [
			[call.actorWeights(), state.actor],
			[call.actorTarget(), state.actorTarget],
			[call.actorFirst(), state.actorMoments[0]],
			[call.actorSecond(), state.actorMoments[1]],
		]);
		put(call.criticCount(), [
			[call.criticWeights(), state.critic],
			[call.criticTarget(), state.criticTarget],
			[call.criticFirst(), state.criticMoments[0]],
			[call.criticSecond(), state.criticMoments[1]],
		]);
		put(this.program.call.weightCount(), [
			[vae.weights, state.vae],
			[vae.first, state.vaeMoments[0]],
			[vae.second, state.vaeMoments[1]],
		]);
		this.actorStep = state.actorStep;
		this.criticStep = state.criticStep;
		this.vaeStep = state.vaeStep;
		this.iteration = state.iteration;
	}

	private writeBatch(batch: Batch, rows: number): void {
		const { call } = this.program;
		const { stateDim, parameterDim } = this.model;
		this.write(call.batchState(), batch.state, rows * stateDim);
		this.writeActions(batch.action, rows);
		this.write(call.batchParameters(), batch.parameters, rows * parameterDim);
		this.write(call.batchStateDelta(), batch.stateDelta, rows * stateDim);
	}

	private writeQuery(state: Float32Array, latentAction: Float32Array, rows: number): void {
		this.write(this.program.call.batchState(), state, rows * this.shape.stateDim);
		this.write(this.call.codesAddress(), latentAction, rows * latentActionDim(this.shape));
	}

	private writeActions(action: ArrayLike<number>, rows: number): void {
		const to = this.program.integers(this.program.call.batchAction(), rows);
		for (let row = 0; row < rows; row++) to[row] = action[row];
	}

	private write(address: number, numbers: Float32Array, length: number): void {
		this.read(address, length).set(numbers.length === length ? numbers : numbers.subarray(0, length));
	}

	private read(address: number, length: number): Float32Array {
		return this.program.floats(address, length);
	}
}
