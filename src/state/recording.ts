/**
 * The recorded run that plays on opening, so that the page is alive before anything is trained.
 *
 * The file (made by scripts/record-run.ts) is deflated: a header of JSON, preceded by its length as
 * uint32, then int16 planes. Every plane is a run of numbers divided by its largest magnitude.
 */

import { leadingCodes } from '../analysis/posteriorCodes';
import { firstTransitions, sampledCodes, transitionNoise } from '../analysis/transitionNoise';
import type { CollectOptions } from '../dataset/collect';
import type { Dataset } from '../dataset/Dataset';
import { environmentById } from '../environments/registry';
import { type ModelShape, parameterLayout } from '../model/layout';
import { exp } from '../numerics/exponential';
import type { RecordedMeasures, RunFrame } from '../training/Frame';
import { METRICS_PER_RUN } from '../training/Trainer';
import { DEFAULT_CONFIG } from './config';
import { publishFrame } from './frames';
import { notifyLossHistory, replaceLossHistory } from './history';
import { LossHistory } from './lossHistory';
import { useNotices } from './noticeStore';
import { useSession } from './sessionStore';

/** Where the file lies, beside the page. */
const ADDRESS = 'recorded-run.bin';

/** Milliseconds a recorded frame stays. */
const FRAME_MILLISECONDS = 110;

/** What is written ahead of the planes. */
export interface RecordingHeader {
	readonly version: 2;
	readonly shape: ModelShape;
	/** Transitions in every frame, from the first of the default data on. */
	readonly count: number;
	/** Transitions in the last frame, which is measured as a training's is. */
	readonly measured: number;
	/** Step of each frame. */
	readonly steps: readonly number[];
	readonly runs: number;
	/** Steps that one entry of the losses stands for. */
	readonly lossStride: number;
	readonly lossEntries: number;
	/** Largest magnitude of each plane, in order. */
	readonly scales: readonly number[];
}

/** A run as it was recorded. */
export interface Recording {
	readonly header: RecordingHeader;
	/** One entry a frame, and in it one a run. */
	readonly frames: readonly (readonly RunFrame[])[];
	readonly measures: readonly (readonly RecordedMeasures[])[];
	/** lossEntries × runs × METRICS_PER_RUN */
	readonly losses: Float32Array;
}

/** Largest int16. */
export const PLANE_MAX = 32_767;

/**
 * The planes of a recording, in order: for every frame and run μ and σ (count × Z, of the last frame measured × Z),
 * then for every run the weights that decoding needs (embeddings, then everything from d0_0 on), then for every
 * frame and run Z median σ and the KL (Z shares of μ, Z of σ, the information), then the losses as logarithms.
 */
export function planeLengths(header: Omit<RecordingHeader, 'scales'>): number[] {
	const { shape, count, measured, steps, runs, lossEntries } = header;
	const { latentDim } = shape;
	const layout = parameterLayout(shape);
	const decoder = shape.actionCount * shape.embeddingDim + layout.length - layout.layers.d0_0.weight;
	return [
		...Array<number>((steps.length - 1) * runs * 2).fill(count * latentDim),
		...Array<number>(runs * 2).fill(measured * latentDim),
		...Array<number>(runs).fill(decoder),
		steps.length * runs * (3 * latentDim + 1),
		lossEntries * runs * METRICS_PER_RUN,
	];
}

/** Reads an inflated recording. @throws when it is not one */
export function parseRecording(bytes: ArrayBuffer): Recording {
	const headerLength = new DataView(bytes).getUint32(0, true);
	const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, headerLength))) as RecordingHeader;
	if (header.version !== 2) throw new Error(`version ${header.version} is not known`);
	const lengths = planeLengths(header);
	if (header.scales?.length !== lengths.length || !header.scales.every(Number.isFinite))
		throw new Error('its planes have no scales');
	const integers = new Int16Array(bytes.slice(4 + headerLength));
	const expected = lengths.reduce((sum, length) => sum + length, 0);
	if (integers.length !== expected) throw new Error(`${integers.length} numbers where ${expected} belong`);
	let offset = 0;
	const planes = lengths.map((length, plane) => {
		const scale = header.scales[plane] / PLANE_MAX;
		const values = Float32Array.from(integers.subarray(offset, offset + length), (value) => value * scale);
		offset += length;
		return values;
	});
	const { shape, steps, runs, count, measured } = header;
	const { latentDim } = shape;
	const weights = Array.from({ length: runs }, (_, run) =>
		decoderWeights(shape, planes[steps.length * runs * 2 + run]),
	);
	const all = firstTransitions(Math.max(count, measured));
	const epsilon = transitionNoise(DEFAULT_CONFIG.training.seed, all, latentDim);
	const frames = steps.map((_, frame) =>
		weights.map((ofRun, run): RunFrame => {
			const mean = planes[(frame * runs + run) * 2];
			const std = planes[(frame * runs + run) * 2 + 1];
			const codes = { mean, std, z: sampledCodes(mean, std, epsilon) };
			const isLast = frame === steps.length - 1;
			return {
				...leadingCodes(codes, count, latentDim),
				measured: isLast ? leadingCodes(codes, measured, latentDim) : null,
				weights: ofRun,
			};
		}),
	);
	const measures = recordedMeasures(header, planes[planes.length - 2]);
	return { header, frames, measures, losses: planes[planes.length - 1].map(exp) };
}

function recordedMeasures({ shape, steps, runs }: RecordingHeader, plane: Float32Array): RecordedMeasures[][] {
	const { latentDim } = shape;
	const width = 3 * latentDim + 1;
	return steps.map((_, frame) =>
		Array.from({ length: runs }, (__, run) => {
			const from = (frame * runs + run) * width;
			const [sigma, mean, spread] = [0, 1, 2].map((group) =>
				Float64Array.from(plane.subarray(from + group * latentDim, from + (group + 1) * latentDim)),
			);
			return { sigma: Array.from(sigma), mean, spread, information: plane[from + 3 * latentDim] };
		}),
	);
}

/** Flat weights with only what decoding reads; the encoder's stay 0. */
function decoderWeights(shape: ModelShape, plane: Float32Array): Float32Array {
	const layout = parameterLayout(shape);
	const weights = new Float32Array(layout.length);
	const table = shape.actionCount * shape.embeddingDim;
	weights.set(plane.subarray(0, table), layout.embeddings);
	weights.set(plane.subarray(table), layout.layers.d0_0.weight);
	return weights;
}

/** A recorded run that is being played. */
class Player {
	private frame = 0;
	private recorded = 0;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private readonly history: LossHistory;

	constructor(private readonly recording: Recording) {
		const { runs, lossStride } = recording.header;
		this.history = new LossHistory(runs, lossStride);
		this.history.settings.append({ step: 1, runs: DEFAULT_CONFIG.runs });
		replaceLossHistory(this.history);
	}

	/** Shows the present frame and goes on to the next in its time. */
	play(): void {
		this.show();
		if (this.frame === this.recording.header.steps.length - 1) return;
		this.frame++;
		this.timer = setTimeout(() => this.play(), FRAME_MILLISECONDS);
	}

	/** Shows the last frame, the one that has weights to decode with. */
	finish(): void {
		this.stop();
		this.frame = this.recording.header.steps.length - 1;
		this.show();
	}

	stop(): void {
		clearTimeout(this.timer);
	}

	private show(): void {
		const { header, frames, measures, losses } = this.recording;
		const { steps, shape, count, runs, lossStride, lossEntries } = header;
		const step = steps[this.frame];
		const width = runs * METRICS_PER_RUN;
		const entries = Math.min(lossEntries, Math.floor(step / lossStride));
		for (; this.recorded < entries; this.recorded++) {
			this.history.appendEntry(losses.subarray(this.recorded * width, (this.recorded + 1) * width));
		}
		notifyLossHistory();
		const trainedWith = step > 0 ? this.history.settings.at(step) : null;
		useSession.setState({ step, losses: this.history.latest(), trainedWith });
		publishFrame({
			source: 'recording',
			decodable: this.frame === steps.length - 1,
			step,
			trainedWith,
			count,
			shape,
			runs: frames[this.frame],
			recorded: measures[this.frame],
		});
	}
}

let player: Player | null = null;

/** Loads and plays the recorded run; a page without one shows an empty map and says so. */
export async function playRecording(): Promise<void> {
	try {
		// The simulators come while the file does: the page itself collects nothing else.
		const collecting = import('../dataset/collect');
		const response = await fetch(ADDRESS);
		if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
		const inflated = response.body.pipeThrough(new DecompressionStream('deflate-raw'));
		const recording = parseRecording(await new Response(inflated).arrayBuffer());
		const { collectTransitions } = await collecting;
		if (useSession.getState().phase === 'recording') start(recording, collectTransitions);
	} catch (error) {
		if (useSession.getState().phase !== 'recording') return;
		useNotices.getState().show({
			id: 'recording',
			tone: 'info',
			message: 'recordingMissing',
			values: { detail: error instanceof Error ? error.message : String(error) },
		});
	}
}

function start(recording: Recording, collect: (options: CollectOptions) => Dataset): void {
	const environment = environmentById(DEFAULT_CONFIG.environment);
	if (!environment) return;
	const { published, data } = DEFAULT_CONFIG;
	// The first transitions of the data are the same for every size.
	const size = Math.max(recording.header.count, recording.header.measured);
	useSession.setState({ dataset: collect({ environment, published, seed: data.seed, size }) });
	player = new Player(recording);
	if (matchMedia('(prefers-reduced-motion: reduce)').matches) player.finish();
	else player.play();
}

/** Goes to the end at once: a person wants to take hold of it. */
export function finishRecording(): void {
	player?.finish();
}

/** Ends the playing for good. */
export function stopRecording(): void {
	player?.stop();
	player = null;
}
