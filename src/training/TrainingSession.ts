/**
 * One session in the worker: trains in bursts and streams frames. Independent of `self`: its messages, clock and
 * engines are injected, so that it can be tested without a worker.
 */
import { StatesNotFound } from '../dataset/collect';
import { TermTable } from '../model/TermTable';
import { holdContest } from './contest';
import { EngineGuard } from './EngineGuard';
import { type FrameHost, FrameStream } from './FrameStream';
import { OpenRequests } from './OpenRequests';
import { datasetMessage, type PreparationHost, prepareTrainer, Superseded } from './prepareTrainer';
import type { EngineReport, FromWorker, SessionRequest, ToWorker } from './protocol';
import { RunningSettings } from './RunningSettings';
import { NotANumber, SavePoints } from './SavePoints';
import { Stepping } from './Stepping';
import { faultMessage, textOf, whyNone } from './sessionFault';
import type { Checkpoint, Trainer, TrainerSetup } from './Trainer';

export interface SessionHost extends PreparationHost, FrameHost {}

/** Milliseconds between checkpoints: the most training that an error can cost. */
const CHECKPOINT_INTERVAL = 2_000;

export class TrainingSession {
	private guard: EngineGuard | null = null;
	/** Why there will be no engine; '' while there may be one. */
	private lost = '';
	private points: SavePoints | null = null;
	private lastCheckpointAt = 0;
	private readonly settings: RunningSettings;
	private playing = false;
	private looping = false;
	private closed = false;
	private readonly stepping = new Stepping();
	private readonly open: OpenRequests;
	private readonly stream: FrameStream;

	constructor(
		private readonly host: SessionHost,
		private readonly id: number,
		private readonly request: SessionRequest,
	) {
		this.settings = new RunningSettings(request.runs);
		this.open = new OpenRequests(id, request, (message, transfer) => this.post(message, transfer));
		this.stream = new FrameStream(id, request, host);
	}

	/** Collects, chooses, initialises; ends with `ready` and a first frame, or with `unprepared`. */
	async prepare(): Promise<void> {
		const session = this.id;
		try {
			const { trainer, reports, setup } = await prepareTrainer(this.host, this.request, {
				onProgress: (preparation, progress) => this.post({ type: 'preparing', session, preparation, progress }),
				onDataset: (dataset) => this.post(datasetMessage(session, dataset)),
				isClosed: () => this.closed,
			});
			if (!trainer) {
				this.unprepared(whyNone(reports), reports);
				return;
			}
			const initial = await trainer.checkpoint();
			if (this.request.checkpoint) await trainer.restore(this.request.checkpoint);
			if (this.closed) {
				trainer.dispose();
				return;
			}
			this.points = new SavePoints(initial, this.request.checkpoint ?? initial);
			this.guard = new EngineGuard(trainer, (lost) => void this.fail(lost));
			const contested = this.request.engine === 'auto';
			this.post({ type: 'ready', session, engine: trainer.engine, reports, contested });
			await this.guard.exclusively((engine) => this.sendFrame(engine));
			if (this.playing) this.play();
			if (contested) void this.contest(this.guard, setup, reports);
		} catch (error) {
			if (!(error instanceof Superseded)) this.unprepared(textOf(error), [], error instanceof StatesNotFound);
		}
	}

	/** Carries out what the page asks. */
	receive(message: ToWorker): void {
		switch (message.type) {
			case 'play':
				this.stepping.stopAt = message.stopAt;
				this.play();
				break;
			case 'advance':
				if (this.lost !== '') {
					this.open.refuse(message.id, this.lost);
					break;
				}
				this.open.waitForSteps(message.id);
				this.stepping.stopAt = this.step + message.steps;
				this.play();
				break;
			case 'pause':
				this.playing = false;
				break;
			case 'reset':
				this.playing = false;
				this.ask((trainer) => this.reset(trainer));
				break;
			case 'configure':
				this.settings.change(message.runs);
				break;
			case 'display':
				this.stream.display(message.points);
				if (!this.looping) this.ask((trainer) => this.sendFrame(trainer));
				break;
			case 'pace':
				this.stepping.speed = message.speed;
				break;
			case 'frameDrawn':
				this.stream.frameDrawn();
				break;
			case 'encode':
				this.open.encode(this.guard, message, (error) => void this.fail(error));
				break;
		}
	}

	/** Ends the session; nothing more is sent. */
	close(): void {
		this.closed = true;
		this.playing = false;
		this.guard?.dispose();
		this.guard = null;
	}

	/** Steps taken; before it is ready, those that it will go on from. */
	private get step(): number {
		return this.guard?.trainer.step ?? this.points?.newest.step ?? this.request.checkpoint?.step ?? 0;
	}

	private unprepared(detail: string, reports: readonly EngineReport[], statesNotFound = false): void {
		this.lost = detail;
		this.post({ type: 'unprepared', session: this.id, detail, reports, ...(statesNotFound && { statesNotFound }) });
		this.open.refuseSteps(detail);
	}

	/** Lets a quicker engine take over, if there is one. */
	private async contest(guard: EngineGuard, setup: TrainerSetup, before: readonly EngineReport[]): Promise<void> {
		try {
			const reports = await holdContest(
				{
					candidates: this.host.candidates,
					setup,
					now: this.host.now,
					exclusively: (work) => guard.exclusively(work),
					takeOver: (winner, checkpoint) => this.takeOver(guard, winner, checkpoint),
					rest: () => this.host.rest(0),
					isClosed: () => this.guard !== guard,
				},
				before,
			);
			if (this.guard !== guard) return;
			this.post({ type: 'contested', session: this.id, engine: guard.trainer.engine, reports });
		} catch (error) {
			await this.fail(error);
		}
	}

	/** Steps taken so far are sent first: all steps of a message are of one engine. */
	private takeOver(guard: EngineGuard, winner: Trainer, checkpoint: Checkpoint): void {
		this.keepCheckpoint(checkpoint);
		this.settings.handOver(winner);
		guard.replace(winner);
		this.stream.engineChanged();
	}

	private play(): void {
		this.playing = true;
		if (this.looping || !this.guard) return;
		this.looping = true;
		void this.loop(this.guard);
	}

	private async loop(guard: EngineGuard): Promise<void> {
		this.stream.begin(this.step);
		try {
			// A person may press Train again while the last checkpoint is being made.
			do {
				this.postPlaying(true);
				while (this.playing && !this.stepping.isAtStop(this.step)) {
					const start = this.host.now();
					await guard.exclusively((trainer) => this.burst(trainer));
					await this.host.rest(this.stepping.rest(this.host.now() - start));
				}
				this.playing = false;
				if (this.guard === guard) this.post({ type: 'halted', session: this.id, step: this.step });
				await guard.exclusively(async (trainer) => {
					await this.saveCheckpoint(trainer);
					await this.sendFrame(trainer);
				});
			} while (this.playing);
		} catch (error) {
			await this.fail(error);
		} finally {
			this.looping = false;
			this.playing = false;
			this.postPlaying(false);
			this.open.answer(this.step);
		}
	}

	private async burst(trainer: Trainer): Promise<void> {
		const steps = this.stepping.steps(trainer.step, this.stream.burst);
		const settings = this.settings.applyTo(trainer);
		const start = this.host.now();
		const metrics = await trainer.advance(steps);
		const end = this.host.now();
		const terms = new TermTable(metrics.values, this.request.runs.length);
		const bad = terms.runWhere((value) => !Number.isFinite(value));
		if (bad >= 0) throw new NotANumber(bad);
		this.points?.stepsTaken();
		this.stream.tookBurst(trainer, metrics, settings, end - start);
		if (end - this.lastCheckpointAt >= CHECKPOINT_INTERVAL) await this.saveCheckpoint(trainer);
		if (this.stream.isDue) await this.sendFrame(trainer);
	}

	private sendFrame(trainer: Trainer): Promise<void> {
		return this.stream.send(trainer, this.playing, () => this.isTrusted(trainer));
	}

	private async saveCheckpoint(trainer: Trainer): Promise<void> {
		this.lastCheckpointAt = this.host.now();
		const checkpoint = await trainer.checkpoint();
		if (this.isTrusted(trainer)) this.keepCheckpoint(checkpoint);
	}

	/** @throws {NotANumber} */
	private keepCheckpoint(checkpoint: Checkpoint): void {
		this.points?.keep(checkpoint);
		this.postCheckpoint(checkpoint);
	}

	private postCheckpoint(checkpoint: Checkpoint): void {
		const metrics = this.stream.take(checkpoint.step);
		this.post({ type: 'checkpoint', session: this.id, checkpoint, metrics }, [metrics.values.buffer as ArrayBuffer]);
	}

	private async reset(trainer: Trainer): Promise<void> {
		if (!this.points) return;
		const initial = this.points.reset();
		await trainer.restore(initial);
		this.stream.clear();
		this.postCheckpoint(initial);
		await this.sendFrame(trainer);
	}

	/** Whether what the engine just gave may be shown: not after it was lost or replaced. */
	private isTrusted(trainer: Trainer): boolean {
		return this.guard?.trainer === trainer && !this.guard.isLost;
	}

	/** Reports to the page, and goes back to the last good checkpoint if the engine still can. */
	private async fail(error: unknown): Promise<void> {
		const { guard, points } = this;
		if (!guard || !points) return;
		const reason = textOf(error);
		this.playing = false;
		// Those up to the checkpoint were sent with it.
		this.stream.clear();
		this.open.refuseSteps(reason);
		this.post(faultMessage(this.id, error, guard.trainer.engine, points.after(error).step));
		if (error instanceof NotANumber) await this.goBack(guard, points);
		else {
			// The engine cannot be trusted any more; another session goes on from the checkpoint.
			this.lost = reason;
			this.guard = null;
			guard.dispose();
		}
	}

	private async goBack({ trainer }: EngineGuard, points: SavePoints): Promise<void> {
		try {
			const good = points.goBack();
			await trainer.restore(good);
			this.postCheckpoint(good);
			await this.sendFrame(trainer);
		} catch (error) {
			await this.fail(error);
		}
	}

	/** Work on the engine without a caller waiting for it. */
	private ask(work: (trainer: Trainer) => Promise<void>): void {
		this.guard?.exclusively(work).catch((error) => this.fail(error));
	}

	private postPlaying(playing: boolean): void {
		this.post({ type: 'playing', session: this.id, playing, step: this.step });
	}

	private post(message: FromWorker, transfer?: Transferable[]): void {
		if (!this.closed) this.host.post(message, transfer);
	}
}
