/** Relabelling, as `src/analysis/relabel.ts` has it: what the critics are given for stored latent actions. */
import {
	batchAction,
	batchLatent,
	batchStateDelta,
	decode,
	encode,
	meanAddress,
	stateDeltaAddress,
	stdAddress,
} from '../../../training/wasm/assembly/index';
import { roundUp } from '../../../training/wasm/assembly/Matrix';
import { tanhInPlace } from '../../../training/wasm/assembly/tanh';
import { clampUnit } from './numbers';

/** The spread and the clip of the noise on a replaced embedding, as published. */
const NOISE_SCALE: f32 = 0.1;
const NOISE_CLIP: f32 = 0.5;

/** What relabelling reads and writes; the transitions themselves are the batch of the representation. */
@unmanaged
export class Relabeller {
	stateDim: i32;
	actionCount: i32;
	embeddingDim: i32;
	latentDim: i32;
	/** Z each, f64: half-widths and centres of the box. */
	half: usize;
	centre: usize;
	/** rows × A: standard normal draws. */
	noise: usize;
	/** Entries that the last pass kept. */
	keptDiscrete: i32;
	keptLatent: i32;
	/** K × d₁: the table through tanh. */
	private table: usize;

	constructor(stateDim: i32, actionCount: i32, embeddingDim: i32, latentDim: i32, rows: i32) {
		this.stateDim = stateDim;
		this.actionCount = actionCount;
		this.embeddingDim = embeddingDim;
		this.latentDim = latentDim;
		this.half = heap.alloc((<usize>latentDim) << 3);
		this.centre = heap.alloc((<usize>latentDim) << 3);
		this.noise = heap.alloc((<usize>(rows * (embeddingDim + latentDim))) << 2);
		this.table = heap.alloc((<usize>roundUp(actionCount * embeddingDim, 4)) << 2);
		this.keptDiscrete = 0;
		this.keptLatent = 0;
	}

	/**
	 * Relabels in place.
	 * @param codes rows × A: stored latent actions, relabelled afterwards
	 * @param unmapped whether a stored latent is tested as it stands
	 */
	pass(vae: usize, codes: usize, rows: i32, unmapped: bool, threshold: f64): void {
		this.fillTable(vae);
		const stride = (<usize>(this.embeddingDim + this.latentDim)) << 2;
		let kept = 0;
		for (let row = 0; row < rows; row++) {
			const offset = <usize>row * stride;
			const action = load<i32>(batchAction() + ((<usize>row) << 2));
			if (this.nearest(codes + offset) === action) kept++;
			else this.replaceEmbedding(codes + offset, this.noise + offset, action);
		}
		this.keptDiscrete = kept;
		this.judgeLatents(vae, codes, rows, unmapped, threshold);
	}

	/** The table of the present weights, through tanh. */
	fillTable(vae: usize): usize {
		const count = this.actionCount * this.embeddingDim;
		memory.copy(this.table, vae, (<usize>count) << 2);
		tanhInPlace(this.table, count);
		return this.table;
	}

	private nearest(code: usize): i32 {
		let nearest = 0;
		let smallest: f64 = Infinity;
		let entry = this.table;
		for (let action = 0; action < this.actionCount; action++) {
			let distance: f64 = 0;
			for (let i = 0; i < this.embeddingDim; i++, entry += 4) {
				const difference = <f64>load<f32>(code + ((<usize>i) << 2)) - <f64>load<f32>(entry);
				distance += difference * difference;
			}
			if (distance < smallest) {
				smallest = distance;
				nearest = action;
			}
		}
		return nearest;
	}

	private replaceEmbedding(code: usize, noise: usize, action: i32): void {
		let entry = this.table + ((<usize>(action * this.embeddingDim)) << 2);
		for (let i = 0; i < this.embeddingDim; i++, entry += 4, code += 4, noise += 4) {
			const spread = min<f32>(NOISE_CLIP, max<f32>(-NOISE_CLIP, NOISE_SCALE * load<f32>(noise)));
			store<f32>(code, load<f32>(entry) + spread);
		}
	}

	/** Keeps or replaces every latent, and clamps all. */
	private judgeLatents(vae: usize, codes: usize, rows: i32, unmapped: bool, threshold: f64): void {
		const latentDim = this.latentDim;
		const embeddingDim = this.embeddingDim;
		const stride = (<usize>(embeddingDim + latentDim)) << 2;
		const first = (<usize>embeddingDim) << 2;
		let tested = batchLatent();
		for (let row = 0; row < rows; row++) {
			let from = codes + <usize>row * stride + first;
			for (let dim = 0; dim < latentDim; dim++, from += 4, tested += 4) {
				const value = load<f32>(from);
				store<f32>(tested, unmapped ? value : <f32>this.toLatent(dim, value));
			}
		}
		decode(vae, rows);
		// Nothing is encoded where nothing is replaced.
		let isEncoded = false;
		let kept = 0;
		for (let row = 0; row < rows; row++) {
			if (this.effectError(row) < threshold) kept++;
			else {
				if (!isEncoded) encode(vae, rows);
				isEncoded = true;
				this.replaceLatent(codes, row);
			}
		}
		this.keptLatent = kept;
		const end = codes + <usize>rows * stride;
		for (let at = codes; at < end; at += 4) store<f32>(at, clampUnit(load<f32>(at)));
	}

	/** Mean squared error of the state change that the tested latent of a row predicts. */
	private effectError(row: i32): f64 {
		const offset = (<usize>(row * this.stateDim)) << 2;
		let predicted = stateDeltaAddress() + offset;
		let target = batchStateDelta() + offset;
		let sum: f64 = 0;
		for (let i = 0; i < this.stateDim; i++, predicted += 4, target += 4) {
			const error = <f64>load<f32>(predicted) - <f64>load<f32>(target);
			sum += error * error;
		}
		return sum / <f64>this.stateDim;
	}

	private replaceLatent(codes: usize, row: i32): void {
		const embeddingDim = this.embeddingDim;
		const latentDim = this.latentDim;
		const offset = (<usize>(row * (embeddingDim + latentDim) + embeddingDim)) << 2;
		const posterior = (<usize>(row * latentDim)) << 2;
		for (let dim = 0; dim < latentDim; dim++) {
			const at = (<usize>dim) << 2;
			const mean = <f64>load<f32>(meanAddress() + posterior + at);
			const std = <f64>load<f32>(stdAddress() + posterior + at);
			const z = mean + std * <f64>load<f32>(this.noise + offset + at);
			const half = load<f64>(this.half + (at << 1));
			const centre = load<f64>(this.centre + (at << 1));
			store<f32>(codes + offset + at, half > 0 ? <f32>((z - centre) / half) : 0);
		}
	}

	private toLatent(dim: i32, a: f32): f64 {
		const at = (<usize>dim) << 3;
		return <f64>a * load<f64>(this.half + at) + load<f64>(this.centre + at);
	}
}
