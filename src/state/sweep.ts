/**
 * A sweep: several runs that differ in their KL weight alone, trained in lock-step by a worker of their own beside the
 * lab. Pictures stay out of the store, like the frames of the lab.
 */
import { create } from 'zustand';
import type { PosteriorCodes } from '../analysis/posteriorCodes';
import type { Dataset } from '../dataset/Dataset';
import type { LossTerms } from '../model/settings';
import type { Frame, RunFrame } from '../training/Frame';
import type { Checkpoint, EngineId } from '../training/Trainer';
import { type SessionEvent, TrainingClient, type WorkerLike } from '../training/TrainingClient';
import { type Config, parseConfig } from './config';
import { useConfig } from './configStore';
import { LossHistory } from './lossHistory';
import { modelKey, sessionRequest } from './sessionRequest';
import { whenDrawn } from './whenDrawn';

/** Transitions on each small map. */
const POINTS = 400;

/** Entries of the history that a dot is the mean of: single steps are noisy. */
const RECENT = 16;

export type SweepPhase = 'idle' | 'preparing' | 'training' | 'paused' | 'failed';

interface SweepState {
	readonly phase: SweepPhase;
	readonly step: number;
	readonly engine: EngineId | null;
	readonly stepsPerSecond: number;
	/** The KL weight of each run, as the sweep began. */
	readonly weights: readonly number[];
	/** Why it failed, in the engine's words; '' otherwise. */
	readonly reason: string;
}

const IDLE: SweepState = { phase: 'idle', step: 0, engine: null, stepsPerSecond: 0, weights: [], reason: '' };

export const useSweep = create<SweepState>()(() => IDLE);

/** A frame of every run of the sweep, and what it is drawn with. */
export interface SweepFrame extends Omit<Frame, 'runs'> {
	readonly runs: readonly (RunFrame & { readonly measured: PosteriorCodes })[];
	readonly latentDim: number;
	/** Transitions measured. */
	readonly measured: number;
	readonly dataset: Dataset;
	/** λ, the weight of the parameters' error. */
	readonly parameterWeight: number;
	/** Raw terms, the mean over the last steps; empty before the first step. */
	readonly losses: readonly LossTerms[];
}

let frame: SweepFrame | null = null;
let dataset: Dataset | null = null;
let checkpoint: Checkpoint | null = null;
let history = new LossHistory(1);
/** The configuration that the sweep began with. */
let began: Config | null = null;
/** Steps after which it pauses; 0 for never. */
let until = 0;
const listeners = new Set<(frame: SweepFrame) => void>();

export function latestSweepFrame(): SweepFrame | null {
	return frame;
}

/** Calls `listener` with every new picture until the returned function is called. */
export function subscribeSweep(listener: (frame: SweepFrame) => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

const client = new TrainingClient(
	(): WorkerLike => new Worker(new URL('../training/worker.ts', import.meta.url), { type: 'module' }),
	{ onEvent: receive, onDied: fail },
);

/**
 * Starts over with one run a weight; everything else is that of run A, without a KL schedule.
 * @param steps after which it pauses; 0 for never
 */
export function startSweep(weights: readonly number[], steps: number): void {
	const { config } = useConfig.getState();
	const [run] = config.runs;
	began = config;
	until = steps;
	frame = null;
	checkpoint = null;
	history = new LossHistory(weights.length);
	useSweep.setState({ ...IDLE, phase: 'preparing', weights });
	const runs = weights.map((klWeight) => ({ ...run, klWeight, klSchedule: { kind: 'constant' } as const }));
	client.prepare({ ...sessionRequest(config, null), runs, displayPoints: Math.min(POINTS, config.data.size) });
	client.play(steps);
}

export function pauseSweep(): void {
	client.pause();
}

export function resumeSweep(): void {
	client.play(useSweep.getState().step >= until ? 0 : until);
}

/** Whether the sweep is of the model and data of a configuration. */
export function isSweepOf(config: Config): boolean {
	return began !== null && modelKey(began) === modelKey(config);
}

/** Ends the worker; the pictures go. */
export function endSweep(): void {
	client.dispose();
	frame = null;
	checkpoint = null;
	useSweep.setState(IDLE);
}

/** Two runs of the sweep as the lab's A and B: the configuration that they have, and where they stand. */
export interface PromotedRuns {
	readonly config: Config;
	readonly checkpoint: Checkpoint;
	readonly history: LossHistory;
}

/** @param a, b indices of runs @returns null before the first checkpoint */
export function promotedRuns(a: number, b: number): PromotedRuns | null {
	if (!checkpoint || !began) return null;
	const { weights } = useSweep.getState();
	const settings = (index: number): Config['runs'][0] => ({
		...(began as Config).runs[0],
		klWeight: weights[index],
		klSchedule: { kind: 'constant' },
	});
	const config: Config = { ...began, runs: [settings(a), settings(b)] };
	const drawnAsNow = parseConfig({ ...config, display: useConfig.getState().config.display });
	return {
		// What is drawn now may be dims or features that the sweep's model does not have.
		config: drawnAsNow.ok ? drawnAsNow.config : config,
		checkpoint: { step: checkpoint.step, runs: [checkpoint.runs[a], checkpoint.runs[b]] },
		history: history.pick([a, b]),
	};
}

function receive(event: SessionEvent): void {
	switch (event.type) {
		case 'dataset':
			dataset = event.dataset;
			break;
		case 'ready':
		case 'contested':
			useSweep.setState({ engine: event.engine });
			break;
		case 'playing':
			useSweep.setState({ phase: event.playing ? 'training' : 'paused', step: event.step });
			break;
		case 'checkpoint':
			checkpoint = event.checkpoint;
			history.append(event.metrics);
			break;
		case 'unprepared':
		case 'fault':
			fail(event.detail);
			break;
		case 'frame':
			show(event);
			break;
	}
}

function show({ frame: next, metrics, stepsPerSecond }: Extract<SessionEvent, { type: 'frame' }>): void {
	history.append(metrics);
	if (!dataset || !began) return;
	const measured = next.runs.flatMap((run) => (run.measured ? [{ ...run, measured: run.measured }] : []));
	frame = {
		...next,
		runs: measured,
		latentDim: next.shape.latentDim,
		measured: measured[0].measured.mean.length / next.shape.latentDim,
		dataset,
		parameterWeight: began.runs[0].parameterWeight,
		losses: next.runs.flatMap((_, run) => recentLosses(run)),
	};
	useSweep.setState({ step: next.step, stepsPerSecond });
	for (const listener of listeners) listener(frame);
	whenDrawn(() => client.frameDrawn());
}

/** Raw terms of a run, the mean over the last entries of its history; nothing before the first. */
function recentLosses(run: number): LossTerms[] {
	const { length } = history;
	if (length === 0) return [];
	const first = Math.max(0, length - RECENT);
	const mean = (term: number) => {
		let sum = 0;
		for (let entry = first; entry < length; entry++) sum += history.value(entry, run, term);
		return sum / (length - first);
	};
	return [{ state: mean(0), parameters: mean(1), kl: mean(2) }];
}

function fail(reason: string): void {
	useSweep.setState({ phase: 'failed', reason, stepsPerSecond: 0 });
}
