/**
 * What the worker says, put where the page reads it: frames to the views, coarse numbers to the session
 * store, faults to notices.
 */

import type { Dataset } from '../dataset/Dataset';
import type { TrainedSteps } from '../training/protocol';
import { type Checkpoint, type EngineId, METRICS_PER_RUN } from '../training/Trainer';
import type { ClientEvents, SessionEvent } from '../training/TrainingClient';
import { useConfig } from './configStore';
import { drawnPerSecond } from './drawnFrames';
import { latestFrame, publishFrame } from './frames';
import { lossHistory, notifyLossHistory, replaceLossHistory } from './history';
import { LossHistory } from './lossHistory';
import { numbersClock } from './NumbersClock';
import { type Notice, useNotices } from './noticeStore';
import { type SessionState, useSession } from './sessionStore';
import { truncateTimeline } from './timeline';
import { whenDrawn } from './whenDrawn';

type FrameEvent = Extract<SessionEvent, { type: 'frame' }>;
type ReadyEvent = Extract<SessionEvent, { type: 'ready' }>;
type FaultEvent = Extract<SessionEvent, { type: 'fault' }>;

/** What events lead to that only the lab can do. */
export interface LabHooks {
	onReady(): void;
	/** No model could be made, for the reason given. */
	onUnprepared(reason: string): void;
	onCheckpoint(checkpoint: Checkpoint): void;
	onDied(): void;
	/** Goes on from the last good checkpoint with this engine, or with the one that is set. */
	continueWith(engine?: EngineId | 'auto'): void;
	/** The frame has been drawn. */
	frameDrawn(): void;
}

export class SessionEvents implements ClientEvents {
	private dataset: Dataset | null = null;
	/** Stands for the model that sends the frames; another one for each. */
	private model: object = {};
	private heldFrame: FrameEvent | null = null;
	private numbers: Partial<Pick<SessionState, 'step' | 'memory' | 'losses' | 'trainedWith'>> = {};
	private speed = { stepsPerSecond: 0, framesPerSecond: 0 };
	private frameTimes: number[] = [];

	constructor(private readonly hooks: LabHooks) {}

	onEvent(event: SessionEvent): void {
		switch (event.type) {
			case 'preparing':
				useSession.setState({ preparation: event.preparation, progress: event.progress });
				break;
			case 'dataset':
				this.dataset = event.dataset;
				break;
			case 'ready':
				this.ready(event);
				break;
			case 'contested':
				useSession.setState({ engine: event.engine, engines: event.reports, contested: false });
				break;
			case 'frame':
				this.frame(event);
				break;
			case 'halted':
				numbersClock.cancel(this.showNumbers);
				useSession.setState({ ...this.numbers, halted: true, step: event.step, stepsPerSecond: 0 });
				break;
			case 'playing':
				useSession.setState({ halted: false });
				this.playing(event.playing, event.step);
				break;
			case 'checkpoint':
				this.recordSteps(event.metrics);
				this.hooks.onCheckpoint(event.checkpoint);
				break;
			case 'fault':
				this.fault(event);
				break;
			case 'unprepared':
				useSession.setState({ phase: 'failed', preparation: null, engines: event.reports, contested: false });
				useNotices.getState().show(
					event.statesNotFound
						? this.statesNotFound()
						: {
								id: 'engine',
								tone: 'error',
								message: 'engineFailed',
								values: { engine: useConfig.getState().config.engine, reason: event.detail },
								actions: this.unpreparedActions(),
							},
				);
				this.hooks.onUnprepared(event.detail);
				break;
		}
	}

	onDied(reason: string): void {
		numbersClock.cancel(this.showNumbers);
		useSession.setState(this.numbers);
		const { step, engine } = useSession.getState();
		this.hooks.onDied();
		useSession.setState({ phase: 'failed', halted: false, preparation: null, contested: false, stepsPerSecond: 0 });
		useNotices.getState().show({
			id: 'engine',
			tone: 'error',
			message: 'workerDied',
			values: { step, reason },
			// Before an engine was chosen: with the one that is set, which is a new try.
			actions: [this.continueAction(engine ?? useConfig.getState().config.engine), ...this.otherEngines(engine)],
		});
	}

	/** Shows what was held back while the recorded run played. */
	showHeld(): void {
		if (this.dataset) useSession.setState({ dataset: this.dataset });
		if (this.heldFrame) this.publish(this.heldFrame);
		this.heldFrame = null;
	}

	private ready({ engine, reports: engines, contested }: ReadyEvent): void {
		const recording = useSession.getState().phase === 'recording';
		// The losses of the session before are not those of the step that this one begins with: the curves end there.
		this.numbers = { losses: lossHistory().latest(), trainedWith: lossHistory().latestSettings() };
		useSession.setState({ engine, engines, contested, preparation: null, progress: 1 });
		this.model = {};
		if (!recording) useSession.setState({ phase: 'paused' });
		// Codes that are still shown are those of the data before: the new data come with their own.
		if (!recording && !latestFrame()) useSession.setState({ dataset: this.dataset });
		this.hooks.onReady();
	}

	private frame(event: FrameEvent): void {
		if (useSession.getState().phase === 'recording') this.heldFrame = event;
		else this.publish(event);
		// After the views have asked for their animation frame: they draw before the next frame is asked for.
		whenDrawn(() => this.hooks.frameDrawn());
	}

	private publish(event: FrameEvent): void {
		const { dataset } = this;
		const { frame } = event;
		if (!dataset) return;
		// Initial weights begin a training: back at step 0, it is another one.
		if (frame.step === 0) this.model = {};
		this.record(event);
		if (useSession.getState().dataset !== dataset) useSession.setState({ dataset });
		const trainedWith = frame.step > 0 ? lossHistory().settings.at(frame.step) : null;
		publishFrame({ ...frame, model: this.model, trainedWith });
		this.tell(event);
	}

	/** Puts what a frame tells of the training into its curves. */
	private record({ frame, metrics, test }: FrameEvent): void {
		if (frame.step === 0) {
			replaceLossHistory(new LossHistory(frame.runs.length));
			this.numbers = { ...this.numbers, losses: [], trainedWith: null };
		} else this.recordSteps(metrics);
		if (test) {
			lossHistory().test.append(frame.step, test);
			notifyLossHistory();
		}
	}

	/** Puts its numbers where React reads them: while it trains, at the beat of all numbers. */
	private tell(event: FrameEvent): void {
		const now = performance.now();
		this.frameTimes = [...this.frameTimes.filter((time) => time > now - 1_000), now];
		this.numbers = { ...this.numbers, step: event.frame.step, memory: event.memory };
		const training = useSession.getState().phase === 'training';
		this.speed = {
			stepsPerSecond: event.stepsPerSecond,
			framesPerSecond: training ? Math.max(this.frameTimes.length, drawnPerSecond(now)) : 0,
		};
		if (training) numbersClock.request(this.showNumbers);
		else this.showNumbers();
	}

	private readonly showNumbers = () => useSession.setState({ ...this.numbers, ...this.speed });

	/** Puts the losses of some steps into the curves and the last of them into the numbers. */
	private recordSteps(metrics: TrainedSteps): void {
		const { count, values, firstStep } = metrics;
		if (count === 0) return;
		lossHistory().append(metrics);
		notifyLossHistory();
		const latest = values.subarray((values.length / count) * (count - 1));
		const losses = Array.from({ length: latest.length / METRICS_PER_RUN }, (_, run) => ({
			state: latest[run * METRICS_PER_RUN],
			parameters: latest[run * METRICS_PER_RUN + 1],
			kl: latest[run * METRICS_PER_RUN + 2],
		}));
		this.numbers = { ...this.numbers, losses, trainedWith: lossHistory().settings.at(firstStep + count - 1) };
	}

	private playing(playing: boolean, step: number): void {
		if (playing) {
			useNotices.getState().dismiss('engine');
			useSession.setState({ phase: 'training' });
		} else if (useSession.getState().phase !== 'failed') {
			numbersClock.cancel(this.showNumbers);
			useSession.setState({ ...this.numbers, phase: 'paused', step, stepsPerSecond: 0, framesPerSecond: 0 });
		}
	}

	private fault({ fault, detail, engine, step, run }: FaultEvent): void {
		const history = lossHistory();
		numbersClock.cancel(this.showNumbers);
		history.truncate(step);
		notifyLossHistory();
		truncateTimeline(step);
		this.numbers = { losses: history.latest(), trainedWith: history.latestSettings() };
		useSession.setState({
			...this.numbers,
			phase: 'failed',
			contested: false,
			step,
			stepsPerSecond: 0,
			framesPerSecond: 0,
		});
		const values = { step, engine, detail, reason: detail, run: run === null ? '' : 'AB'[run] };
		const message = {
			'device-lost': 'deviceLost',
			'not-a-number': 'notANumber',
			'engine-failed': 'engineFailed',
		} as const;
		useNotices.getState().show({
			id: 'engine',
			tone: 'error',
			message: message[fault],
			values,
			actions: this.faultActions(engine),
		});
	}

	/** Any other engine that works; where none was tried, whatever works; at the least another try. */
	private faultActions(engine: EngineId): NonNullable<Notice['actions']> {
		const others = this.otherEngines(engine);
		if (others.length > 0) return others;
		return [this.continueAction(useConfig.getState().config.engine === 'auto' ? engine : 'auto')];
	}

	/** The range of states that was asked for does not occur: every state does. */
	private statesNotFound(): Notice {
		const { states } = useConfig.getState().config.data;
		return {
			id: 'engine',
			tone: 'error',
			message: 'statesNotFound',
			values: { feature: states?.feature ?? '', low: states?.low ?? 0, high: states?.high ?? 0 },
			actions: [{ label: 'takeAllStates', run: () => useConfig.getState().update({ data: { states: null } }) }],
		};
	}

	/** What was asked for cannot be had: whatever works may do it instead. */
	private unpreparedActions(): NonNullable<Notice['actions']> {
		return useConfig.getState().config.engine === 'auto' ? this.otherEngines(null) : [this.continueAction('auto')];
	}

	/** One action for every other engine that works here. */
	private otherEngines(failed: EngineId | null): NonNullable<Notice['actions']> {
		return useSession
			.getState()
			.engines.filter(({ ok, engine }) => ok && engine !== failed)
			.map(({ engine }) => this.continueAction(engine));
	}

	private continueAction(engine: EngineId | 'auto'): NonNullable<Notice['actions']>[number] {
		return { label: 'continueWith', values: { engine }, run: () => this.hooks.continueWith(engine) };
	}
}
