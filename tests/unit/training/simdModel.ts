/** The model in the SIMD engine's memory on given batches, for tests that compare it number by number. */
import { loadSimd } from '../../../scripts/simdModule';
import { adamFactors } from '../../../src/model/adam';
import type { Batch } from '../../../src/model/ConditionalVae';
import type { ModelShape } from '../../../src/model/layout';
import type { LossTerms, OptimizerMode, RunSettings } from '../../../src/model/settings';
import { SimdProgram } from '../../../src/training/wasm/SimdProgram';

export class SimdModel {
	private constructor(
		private readonly program: SimdProgram,
		private readonly addresses: { readonly weights: number; readonly first: number; readonly second: number },
	) {}

	static async create(shape: ModelShape, rows: number): Promise<SimdModel> {
		const program = await SimdProgram.create(await loadSimd(), shape, rows);
		const { call } = program;
		const addresses = { weights: call.createWeights(), first: call.createWeights(), second: call.createWeights() };
		return new SimdModel(program, addresses);
	}

	/** The flat weights, to be read and written. */
	get weights(): Float32Array {
		return this.program.floats(this.addresses.weights, this.program.call.weightCount());
	}

	/** @param latent rows × Z: noise, or codes to decode */
	setBatch(batch: Batch, latent: Float32Array): void {
		const { program } = this;
		const { call } = program;
		program.floats(call.batchState(), batch.state.length).set(batch.state);
		program.integers(call.batchAction(), batch.action.length).set(Array.from(batch.action));
		program.floats(call.batchParameters(), batch.parameters.length).set(batch.parameters);
		program.floats(call.batchStateDelta(), batch.stateDelta.length).set(batch.stateDelta);
		program.floats(call.batchLatent(), latent.length).set(latent);
	}

	encode(rows: number): { mean: Float32Array; std: Float32Array } {
		const { program } = this;
		const { call, shape } = program;
		call.encode(this.addresses.weights, rows);
		const of = (address: number) => program.floats(address, rows * shape.latentDim).slice();
		return { mean: of(call.meanAddress()), std: of(call.stdAddress()) };
	}

	decode(rows: number): { parameters: Float32Array; stateDelta: Float32Array } {
		const { program } = this;
		const { call, shape } = program;
		call.decode(this.addresses.weights, rows);
		return {
			parameters: program.floats(call.parametersAddress(), rows * shape.parameterDim).slice(),
			stateDelta: program.floats(call.stateDeltaAddress(), rows * shape.stateDim).slice(),
		};
	}

	forward(rows: number): LossTerms {
		const { call } = this.program;
		call.forward(this.addresses.weights, rows);
		return { state: call.stateTerm(rows), parameters: call.parametersTerm(rows), kl: call.klTerm(rows) };
	}

	/** @returns the gradients, flat like the weights */
	backward(rows: number, settings: Pick<RunSettings, 'stateWeight' | 'parameterWeight' | 'klWeight'>): Float32Array {
		const { call } = this.program;
		call.backward(this.addresses.weights, rows, settings.stateWeight, settings.parameterWeight, settings.klWeight);
		return this.program.floats(call.gradientsAddress(), call.weightCount()).slice();
	}

	/** @param step updates since Adam was made, from 1; ignored when re-created */
	update(mode: OptimizerMode, learningRate: number, step: number): void {
		const { weights, first, second } = this.addresses;
		const kept = mode === 'kept';
		const { stepSize, correction } = adamFactors(learningRate, kept ? step : 1);
		this.program.call.update(weights, first, second, stepSize, correction, Number(kept));
	}
}
