/**
 * A sweep: several runs that differ in their KL weight alone, trained in lock-step by a worker of their own beside the
 * lab. Frames stay out of the store, like those of the lab.
 */
import { create } from 'zustand';
import type { PosteriorCodes } from '../analysis/posteriorCodes';
import type { Dataset } from '../dataset/Dataset';
import { Feed } from '../lab/Feed';
import type { LossHistory } from '../lab/LossHistory';
import type { RunState } from '../lab/RunOutput';
import { modelOf } from '../lab/runRequest';
import { TrainingRun } from '../lab/TrainingRun';
import type { LossTerm, LossTerms } from '../model/settings';
import type { Frame, RunFrame } from '../training/Frame';
import type { Checkpoint, EngineId } from '../training/Trainer';
import { parseConfig } from './config/parseConfig';
import type { Config } from './config/schema';
import { useConfig } from './configStore';
import { sessionRequest } from './sessionRequest';
import { PAGE } from './surroundings';

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
	/** What trains it; null while there is none. */
	readonly sweep: Sweep | null;
}

/** What is trained, and what it began with. */
interface Sweep {
	readonly run: TrainingRun;
	readonly config: Config;
	/** Step after which it pauses; 0 for never. */
	readonly until: number;
}

const IDLE: SweepState = {
	phase: 'idle',
	step: 0,
	engine: null,
	stepsPerSecond: 0,
	weights: [],
	reason: '',
	sweep: null,
};

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

const frames = new Feed<SweepFrame>();

export function latestSweepFrame(): SweepFrame | null {
	return frames.latest;
}

/** Calls `listener` with every new frame until the returned function is called. */
export function subscribeSweep(listener: (frame: SweepFrame) => void): () => void {
	return frames.subscribe((frame) => frame && listener(frame));
}

/**
 * Starts over with one run a weight; everything else is that of run A, without a KL schedule.
 * @param steps after which it pauses; 0 for never
 */
export function startSweep(weights: readonly number[], steps: number): void {
	endSweep();
	const { config } = useConfig.getState();
	const runs = weights.map((klWeight) => ({ ...config.runs[0], klWeight, klSchedule: { kind: 'constant' } as const }));
	const request = { ...sessionRequest(config), runs, displayPoints: Math.min(POINTS, config.data.size) };
	const run = new TrainingRun(PAGE, request);
	const sweep: Sweep = { run, config, until: steps };
	useSweep.setState({ ...IDLE, weights, sweep });
	const tell = (state: RunState) => isCurrent(sweep) && useSweep.setState(shownState(state));
	run.output.state.subscribe(tell);
	run.output.frames.subscribe((frame) => frame && isCurrent(sweep) && show(sweep, frame));
	run.train(steps);
}

export function pauseSweep(): void {
	useSweep.getState().sweep?.run.pause();
}

/**
 * Goes on to where it pauses by itself; from there, as many steps again.
 * @param steps where it pauses from now on; as it began when left out
 */
export function resumeSweep(steps?: number): void {
	const { sweep, step } = useSweep.getState();
	if (!sweep) return;
	const { run } = sweep;
	const until = steps ?? sweep.until;
	run.train(until === 0 || step < until ? until : step + until);
}

/** Whether the sweep is of the model and data of a configuration. */
export function isSweepOf(config: Config): boolean {
	const { sweep } = useSweep.getState();
	return sweep !== null && modelOf(sweep.run.request) === modelOf(sessionRequest(config));
}

/** Ends the worker; the frames go. */
export function endSweep(): void {
	const { sweep } = useSweep.getState();
	useSweep.setState(IDLE);
	sweep?.run.dispose();
	frames.clear();
}

/** Two runs of the sweep as the lab's A and B: the configuration that they have, and where they stand. */
export interface PromotedRuns {
	readonly config: Config;
	readonly checkpoint: Checkpoint;
	readonly history: LossHistory;
}

/** @param a, b indices of runs @returns null before the first checkpoint */
export function promotedRuns(a: number, b: number): PromotedRuns | null {
	const { sweep } = useSweep.getState();
	const checkpoint = sweep?.run.output.timeline.newest;
	if (!sweep || !checkpoint) return null;
	const [first, second] = [a, b].map((index) => sweep.run.request.runs[index] as Config['runs'][0]);
	const config: Config = { ...sweep.config, runs: [first, second] };
	const drawnAsNow = parseConfig({ ...config, display: useConfig.getState().config.display });
	return {
		// What is drawn now may be dims or features that the sweep's model does not have.
		config: drawnAsNow.ok ? drawnAsNow.config : config,
		checkpoint: { step: checkpoint.step, runs: [checkpoint.runs[a], checkpoint.runs[b]] },
		history: sweep.run.output.losses.history.pick([a, b]),
	};
}

function isCurrent(sweep: Sweep): boolean {
	return useSweep.getState().sweep === sweep;
}

function shownState({ training, engine, step, stepsPerSecond, problem }: RunState): Partial<SweepState> {
	const phase = training.is === 'halting' ? 'training' : training.is;
	return { phase, engine, step, stepsPerSecond, reason: problem?.detail ?? '' };
}

function show({ run, config }: Sweep, frame: Frame): void {
	const { dataset } = run.output.state.getState();
	const runs = frame.runs.flatMap((ofRun) => (ofRun.measured ? [{ ...ofRun, measured: ofRun.measured }] : []));
	if (!dataset || runs.length === 0) return;
	const { latentDim } = frame.shape;
	const { history } = run.output.losses;
	frames.publish({
		...frame,
		runs,
		latentDim,
		measured: runs[0].measured.mean.length / latentDim,
		dataset,
		parameterWeight: config.runs[0].parameterWeight,
		losses: runs.flatMap((_, index) => recentLosses(history, index)),
	});
}

/** Raw terms of a run, the mean over the last entries of its history; nothing before the first. */
function recentLosses(history: LossHistory, run: number): LossTerms[] {
	const { length } = history;
	if (length === 0) return [];
	const first = Math.max(0, length - RECENT);
	const mean = (term: LossTerm) => {
		let sum = 0;
		for (let entry = first; entry < length; entry++) sum += history.value(entry, run, term);
		return sum / (length - first);
	};
	return [{ state: mean('state'), parameters: mean('parameters'), kl: mean('kl') }];
}
