/** A training worker whose messages a test reads and sends. */
import { vi } from 'vitest';
import { leadingCodes } from '../../../src/analysis/posteriorCodes';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import type { EngineReport, FromWorker, ToWorker } from '../../../src/training/protocol';
import type { Checkpoint } from '../../../src/training/Trainer';
import { goalDataset } from '../training/problems';

export type EventOf<T extends FromWorker['type']> = Extract<FromWorker, { type: T }>;
type WithoutSession<T> = T extends unknown ? Omit<T, 'session'> : never;
export type SentEvent = WithoutSession<FromWorker>;

export class FakeTrainingWorker {
	/** Every worker started, in order. */
	static started: FakeTrainingWorker[] = [];
	onmessage: ((event: { data: FromWorker }) => void) | null = null;
	onerror: ((event: { message: string }) => void) | null = null;
	readonly messages: ToWorker[] = [];
	ended = false;

	constructor() {
		FakeTrainingWorker.started.push(this);
	}

	/** Takes the place of the browser's workers from here on. */
	static install(): void {
		FakeTrainingWorker.started = [];
		vi.stubGlobal('Worker', FakeTrainingWorker);
	}

	static get latest(): FakeTrainingWorker {
		const latest = FakeTrainingWorker.started.at(-1);
		if (!latest) throw new Error('no worker was started');
		return latest;
	}

	postMessage(message: ToWorker): void {
		if ('type' in message) this.messages.push(message);
	}

	terminate(): void {
		this.ended = true;
	}

	/** The messages of a kind, in the order of arrival. */
	of<T extends ToWorker['type']>(type: T): Extract<ToWorker, { type: T }>[] {
		return this.messages.filter((message): message is Extract<ToWorker, { type: T }> => message.type === type);
	}

	/** Sends events of the newest session. */
	say(...events: readonly SentEvent[]): void {
		const session = this.of('prepare').at(-1)?.session ?? 0;
		for (const event of events) this.onmessage?.({ data: { ...event, session } as FromWorker });
	}

	die(reason: string): void {
		this.onerror?.({ message: reason });
	}
}

/** Transitions drawn, and measured: here more are measured than drawn. */
export const COUNT = 3;
const MEASURED = 5;

/** A frame of both runs: terms of step s are s, s + 0.1, s + 0.2, and one more for run B. */
export function frameEvent(step: number, steps: number, latentDim = 2): Omit<EventOf<'frame'>, 'session'> {
	const codes = (run: number) => Float32Array.from({ length: MEASURED * latentDim }, (_, i) => run + i / 10);
	const first = step - steps + 1;
	return {
		type: 'frame',
		frame: {
			source: 'training',
			step,
			count: COUNT,
			shape: { stateDim: 17, actionCount: 3, parameterDim: 2, ...DEFAULT_CONFIG.model, latentDim },
			runs: [0, 1].map((run) => {
				const measured = { mean: codes(run), std: codes(run + 5), z: codes(run + 9) };
				return { ...leadingCodes(measured, COUNT, latentDim), measured, weights: Float32Array.of(run) };
			}),
		},
		metrics: {
			firstStep: first,
			count: steps,
			values: Float32Array.from(
				{ length: steps * 6 },
				(_, i) => first + Math.floor(i / 6) + (Math.floor(i / 3) % 2) + (i % 3) / 10,
			),
			settings: steps > 0 ? [{ step: first, runs: DEFAULT_CONFIG.runs }] : [],
		},
		test: null,
		stepsPerSecond: 77,
		memory: { tensors: 9, bytes: 99 },
	};
}

export const REPORTS: EngineReport[] = [
	{ engine: 'tfjs-webgpu', ok: false, millisecondsPerStep: null, reason: 'no adapter' },
	{ engine: 'simd', ok: true, millisecondsPerStep: 5, reason: '' },
	{ engine: 'reference', ok: true, millisecondsPerStep: 9, reason: '' },
];

export const DATASET = { type: 'dataset', dataset: goalDataset() } as const;

export const READY = { type: 'ready', engine: 'simd', reports: REPORTS, contested: false } as const;

export function playing(on: boolean, step: number): Omit<EventOf<'playing'>, 'session'> {
	return { type: 'playing', playing: on, step };
}

/** A state of both runs, whose weights are its step. */
export function checkpointOf(step: number): Checkpoint {
	const plane = Float32Array.of(step);
	const run = { weights: plane, firstMoment: plane, secondMoment: plane, adamStep: step };
	return { step, runs: [run, run] };
}

/** @param steps told with it */
export function checkpointEvent(step: number, steps = 0): Omit<EventOf<'checkpoint'>, 'session'> {
	return { type: 'checkpoint', checkpoint: checkpointOf(step), metrics: frameEvent(step, steps).metrics };
}

export function fault(changes: Partial<EventOf<'fault'>> = {}): Omit<EventOf<'fault'>, 'session'> {
	return {
		type: 'fault',
		fault: 'device-lost',
		detail: 'the driver was reset',
		engine: 'simd',
		step: 2,
		run: null,
		...changes,
	};
}
