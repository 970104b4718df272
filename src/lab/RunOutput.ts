/** The output of a run: its state in coarse numbers, its frames, its losses and its past. */
import { subscribeWithSelector } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { Dataset } from '../dataset/Dataset';
import type { LossTerms, RunSettings } from '../model/settings';
import { TermTable } from '../model/TermTable';
import type { Frame } from '../training/Frame';
import type { EngineReport, Preparation, TrainedSteps } from '../training/protocol';
import type { Checkpoint, EngineId, MemoryUse } from '../training/Trainer';
import type { SessionEvent } from '../training/TrainingClient';
import { Feed } from './Feed';
import { LossHistory } from './LossHistory';
import { RunLosses } from './RunLosses';
import type { Clock } from './RunSurroundings';
import { type ThinnedFrames, Timeline } from './Timeline';
import type { Training } from './trainingState';

export type EventOf<T extends SessionEvent['type']> = Extract<SessionEvent, { type: T }>;

/** What stopped a training. */
export type Problem =
	| Pick<EventOf<'fault'>, 'type' | 'fault' | 'detail' | 'engine' | 'step' | 'run'>
	| Pick<EventOf<'unprepared'>, 'type' | 'detail' | 'statesNotFound'>
	/** The worker is gone. */
	| {
			readonly type: 'died';
			readonly detail: string;
			readonly step: number;
			/** null before one was chosen. */
			readonly engine: EngineId | null;
	  };

export interface RunState {
	readonly training: Training;
	readonly problem: Problem | null;
	readonly preparation: Preparation | null;
	/** 0 … 1 while data are collected. */
	readonly progress: number;
	readonly step: number;
	readonly engine: EngineId | null;
	readonly engines: readonly EngineReport[];
	/** Whether other engines are still being tried; one of them may take over. */
	readonly contested: boolean;
	/** Measured over the last second; 0 while nothing is trained. */
	readonly stepsPerSecond: number;
	/** Frames that came in the last second; 0 while nothing is trained. */
	readonly framesPerSecond: number;
	/** Raw loss terms of the latest step, one entry a run. */
	readonly losses: readonly LossTerms[];
	/** What that step was trained with, one entry a run; null before the first step, or if unknown. */
	readonly trainedWith: readonly RunSettings[] | null;
	readonly memory: MemoryUse | null;
	/** The data of the frames; null before any. */
	readonly dataset: Dataset | null;
}

/** Of a run without a model. */
export const INITIAL_RUN_STATE: RunState = {
	training: { is: 'idle' },
	problem: null,
	preparation: null,
	progress: 0,
	step: 0,
	engine: null,
	engines: [],
	contested: false,
	stepsPerSecond: 0,
	framesPerSecond: 0,
	losses: [],
	trainedWith: null,
	memory: null,
	dataset: null,
};

/** Nothing is trained. */
export const AT_REST = { stepsPerSecond: 0, framesPerSecond: 0 } as const;

type Numbers = Partial<Pick<RunState, 'step' | 'memory' | 'losses' | 'trainedWith'>>;

export class RunOutput {
	/** While training, its numbers change at the beat of all numbers. */
	readonly state = createStore<RunState>()(subscribeWithSelector((): RunState => INITIAL_RUN_STATE));
	/** The frame that is to be shown: the newest, or one of the past. */
	readonly frames = new Feed<Frame>();
	readonly losses: RunLosses;
	readonly timeline: Timeline;
	/** The data of the session that sends the frames: the page's are those of the frames shown, until they come. */
	private dataset: Dataset | null = null;
	/** Stands for the model that sends the frames; another one for each. */
	private model: object = {};
	/** The past of a training that was opened, until its first frame comes: there are no data for it before. */
	private opened: ThinnedFrames | null = null;
	/** Newer than the state's. */
	private numbers: Numbers = {};
	private speed = { stepsPerSecond: 0, framesPerSecond: 0 };
	private frameTimes: number[] = [];

	/** @param runs R */
	constructor(
		private readonly clock: Clock,
		runs: number,
	) {
		this.losses = new RunLosses(runs);
		this.timeline = new Timeline(clock);
	}

	/** The newest numbers, for when a training stops. */
	settle(part: Partial<RunState>): void {
		this.clock.beat.cancel(this.showNumbers);
		this.state.setState({ ...this.numbers, ...part });
	}

	/** Takes the data of the session; they are shown with its first frame, or at once where no frame is shown. */
	takeDataset(dataset: Dataset): void {
		this.dataset = dataset;
	}

	/** A new model has been made: events of the previous session no longer change the curves. */
	modelMade(): void {
		const { history } = this.losses;
		this.numbers = { losses: history.latest(), trainedWith: history.latestSettings() };
		this.model = {};
		// Codes still shown belong to the previous data: the new data come with their own frame.
		if (!this.frames.latest) this.state.setState({ dataset: this.dataset });
	}

	/** Publishes a frame, and adds its losses to the curves. */
	takeFrame({ frame, metrics, test, memory, stepsPerSecond }: EventOf<'frame'>): void {
		if (!this.dataset) return;
		// Initial weights begin a new training.
		if (frame.step === 0) {
			this.model = {};
			this.losses.replace(new LossHistory(frame.runs.length));
			this.numbers = { ...this.numbers, losses: [], trainedWith: null };
		} else this.takeSteps(metrics);
		const { history } = this.losses;
		if (test) {
			history.test.append(frame.step, test);
			this.losses.notify();
		}
		if (this.state.getState().dataset !== this.dataset) this.state.setState({ dataset: this.dataset });
		if (this.opened) this.restore(this.opened, frame);
		const trainedWith = frame.step > 0 ? history.settings.at(frame.step) : null;
		const shown: Frame = { ...frame, model: this.model, trainedWith };
		this.timeline.take(shown);
		this.frames.publish(shown);
		this.numbers = { ...this.numbers, step: frame.step, memory };
		this.tell(stepsPerSecond);
	}

	/** Takes the frames of an opened training; they can be shown from its next frame on. */
	takePast(past: ThinnedFrames): void {
		this.opened = past;
	}

	/** The frames that are kept, also those of a training that was opened and has no data yet. */
	get thinnedFrames(): ThinnedFrames {
		return this.opened ?? this.timeline.thinned;
	}

	/** Puts the past of an opened training before its first frame, if it is of the same model. */
	private restore({ stride, frames }: ThinnedFrames, first: Frame): void {
		this.opened = null;
		const { settings } = this.losses.history;
		const sameModel = JSON.stringify(frames.at(-1)?.shape) === JSON.stringify(first.shape);
		if (!sameModel || first.step === 0) return;
		const ofModel = frames
			.filter(({ step }) => step <= first.step)
			.map((frame): Frame => ({ ...frame, model: this.model, trainedWith: settings.at(frame.step) }));
		this.timeline.restore({ stride, frames: ofModel });
	}

	takeCheckpoint(checkpoint: Checkpoint, metrics: TrainedSteps): void {
		this.takeSteps(metrics);
		this.timeline.keep(checkpoint);
	}

	/** Goes back to a step and drops what came after it. */
	goBack(step: number): void {
		const { history } = this.losses;
		history.truncate(step);
		this.losses.notify();
		this.timeline.truncate(step);
		this.numbers = { losses: history.latest(), trainedWith: history.latestSettings() };
	}

	/** Another training begins: at step 0, or where a checkpoint stands. */
	begin(step: number): void {
		this.opened = null;
		this.numbers = {};
		this.state.setState({ step, losses: [], trainedWith: null });
	}

	/**
	 * Removes everything that belongs to the previous world: codes, data, losses. The names of the next world are shown
	 * at once, its values with its first frame.
	 */
	leaveWorld(): void {
		this.frames.clear();
		this.losses.replace(new LossHistory(this.losses.history.runs));
		this.begin(0);
		this.state.setState({ dataset: null });
	}

	/** Shows the latest kept frame at or before a step. @returns its step; null when there is none */
	showPast(step: number): number | null {
		const frame = this.timeline.frameAt(step);
		if (!frame) return null;
		this.timeline.show(frame.step);
		this.frames.publish(frame);
		return frame.step;
	}

	/** Shows the newest frame of the training again. */
	showPresent(): void {
		const { steps, present } = this.timeline;
		if (steps.getState().shown === null || !present) return;
		this.timeline.show(null);
		this.frames.publish(present);
	}

	/** Puts the numbers where React reads them: while it trains, at the beat of all numbers. */
	private tell(stepsPerSecond: number): void {
		const now = this.clock.now();
		this.frameTimes = [...this.frameTimes.filter((time) => time > now - 1_000), now];
		const { is } = this.state.getState().training;
		const training = is === 'training';
		this.speed = { stepsPerSecond, framesPerSecond: training ? this.frameTimes.length : 0 };
		if (training) this.clock.beat.request(this.showNumbers);
		else this.showNumbers();
	}

	private readonly showNumbers = () => this.state.setState({ ...this.numbers, ...this.speed });

	/** Puts the losses of some steps into the curves and the last of them into the numbers. */
	private takeSteps(metrics: TrainedSteps): void {
		const { count, values, firstStep } = metrics;
		if (count === 0) return;
		const { history } = this.losses;
		history.append(metrics);
		this.losses.notify();
		const losses = TermTable.ofRows(values, count).row(count - 1);
		this.numbers = { ...this.numbers, losses, trainedWith: history.settings.at(firstStep + count - 1) };
	}
}
