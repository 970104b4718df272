/**
 * Keeps the training that is shown: at every pause, every few seconds while it trains, and when the page is left or
 * hidden. Storage, clock and page are injected.
 */
import { ownData } from '../../dataset/ownData';
import type { LossHistory } from '../../lab/LossHistory';
import { modelOf } from '../../lab/runRequest';
import type { TrainingRun } from '../../lab/TrainingRun';
import type { Checkpoint } from '../../training/Trainer';
import { writeCheckpoint } from '../checkpointFile';
import type { Config } from '../config/schema';
import { pickFrames } from '../savedFrames';
import { modelKey, sessionRequest } from '../sessionRequest';
import { StorageFull } from './KeptStorage';
import type { KeptDraft, KeptTrainings, KnownSave } from './KeptTrainings';

/**
 * Milliseconds from one save to the next while it trains: at first, at most, and how they grow. A crash costs two seconds
 * or a twentieth of the training, and a night of training writes every half minute.
 */
const FIRST_PERIOD = 2_000;
const LAST_PERIOD = 30_000;
const GROWTH = 1.05;

/** Milliseconds between two saves of a training that rests again and again, as where a script takes single steps. */
const REST_PERIOD = 1_000;

/** Fewest steps of a training that is kept; fewer are quickly trained again. */
const WORTH_KEEPING = 50;

/** The result of saving a training. */
export type Keeping = 'kept' | 'off' | 'full';

export interface KeeperSurroundings {
	readonly store: Pick<KeptTrainings, 'save'>;
	/** Milliseconds since 1970, for a person to read. */
	today(): number;
	/** Milliseconds, monotonic. */
	now(): number;
	/** Calls once after so many milliseconds; the returned function prevents it. */
	later(act: () => void, milliseconds: number): () => void;
	/** Whether the run is a person's own, not a lesson's or a link's. */
	isOwn(): boolean;
	/** Whether seconds of training are not saved yet. */
	isAtStake(): boolean;
	/** Called after every attempt. */
	tell(keeping: Keeping, save: KnownSave | null): void;
}

export class TrainingKeeper {
	private run: TrainingRun | null = null;
	private unwatch = () => {};
	private cancel = () => {};
	private period = FIRST_PERIOD;
	private lastAt = Number.NEGATIVE_INFINITY;
	private isSaving = false;
	/** A loss history identifies a training: a new training has a new one. */
	private readonly saves = new WeakMap<LossHistory, KnownSave>();
	private readonly kept = new WeakSet<Checkpoint>();
	/** Of models that were trained elsewhere. */
	private readonly opened = new WeakSet<LossHistory>();
	/** What each run was last set to, as long as its model was the one of these settings. */
	private readonly configs = new WeakMap<TrainingRun, Config>();
	private saving: Promise<unknown> = Promise.resolve();

	constructor(private readonly page: KeeperSurroundings) {}

	/** Keeps this run from now on. One that was kept before and still trains is kept once more when it rests. */
	follow(run: TrainingRun, config: Config): void {
		this.remember(run, config);
		if (run === this.run) return;
		this.unwatch();
		this.cancel();
		this.run = run;
		this.period = FIRST_PERIOD;
		let trained = run.trains;
		this.unwatch = run.output.state.subscribe(
			({ training }) => training.is,
			() => {
				if (trained && !run.trains) this.rest();
				if (!trained && run.trains) this.waitOn();
				trained = run.trains;
			},
		);
		if (trained) this.waitOn();
		else if (this.opened.has(run.output.losses.history)) void this.keep();
	}

	/** What the run is set to now. */
	remember(run: TrainingRun, config: Config): void {
		if (modelOf(sessionRequest(config)) === modelOf(run.request)) this.configs.set(run, config);
	}

	/** Registers that a run continues a saved training. */
	takeUp(run: TrainingRun, save: KnownSave): void {
		this.saves.set(run.output.losses.history, save);
		const { newest } = run.output.timeline;
		if (newest) this.kept.add(newest);
	}

	/** Registers that a run shows a model that was trained elsewhere: no seed gives it again, so it is kept before any step. */
	takeOpened(run: TrainingRun): void {
		this.opened.add(run.output.losses.history);
		void this.keep();
	}

	/** Whether what a run trains is kept, but for the last seconds. */
	isKept(run: TrainingRun): boolean {
		return this.saves.has(run.output.losses.history);
	}

	/** Keeps what there is of the run now. @returns where it is kept; null where it is not */
	keep(): Promise<KnownSave | null> {
		const { run } = this;
		const config = run && this.configs.get(run);
		const checkpoint = run?.output.timeline.newest;
		const history = run?.output.losses.history;
		if (!config || !checkpoint || !history) return Promise.resolve(null);
		const isOpened = this.opened.has(history);
		if (checkpoint.step === 0 && !isOpened) return Promise.resolve(null);
		const known = this.saves.get(history) ?? null;
		if (this.kept.has(checkpoint)) return Promise.resolve(known);
		const isWorthIt = isOpened || known !== null || checkpoint.step >= WORTH_KEEPING || this.page.isAtStake();
		if (!isWorthIt || !this.page.isOwn()) return Promise.resolve(null);
		// Saves run one after the other, each of the newest state.
		if (this.isSaving) return this.saving.then(() => this.keep());
		this.kept.add(checkpoint);
		this.isSaving = true;
		this.lastAt = this.page.now();
		const saved = this.save(this.draft(config, checkpoint, run), history, checkpoint);
		this.saving = saved;
		return saved;
	}

	private draft(config: Config, checkpoint: Checkpoint, { output }: TrainingRun): KeptDraft {
		const { environment, runs } = config;
		return {
			environment,
			data: ownData(environment)?.world.name,
			model: modelKey(config),
			klWeights: runs.map(({ klWeight }) => klWeight),
			step: checkpoint.step,
			savedAt: this.page.today(),
			file: writeCheckpoint({ config, runs, checkpoint, past: output.losses.history }),
			frames: pickFrames(output.thinnedFrames, checkpoint.step),
		};
	}

	private async save(draft: KeptDraft, history: LossHistory, checkpoint: Checkpoint): Promise<KnownSave | null> {
		try {
			const save = await this.page.store.save(draft, this.saves.get(history) ?? null);
			this.saves.set(history, save);
			this.page.tell('kept', save);
			return save;
		} catch (error) {
			// The next attempt may find room.
			this.kept.delete(checkpoint);
			this.saves.delete(history);
			this.page.tell(error instanceof StorageFull ? 'full' : 'off', null);
			return null;
		} finally {
			this.isSaving = false;
		}
	}

	/** Training has paused: save at once, since another model may follow; a moment later if it was saved just now. */
	private rest(): void {
		const wait = this.lastAt + REST_PERIOD - this.page.now();
		this.cancel();
		if (wait <= 0) void this.keep();
		else this.cancel = this.page.later(() => void this.keep(), wait);
	}

	private waitOn(): void {
		this.cancel();
		const wait = Math.max(0, this.lastAt + this.period - this.page.now());
		this.cancel = this.page.later(
			() => {
				void this.keep();
				this.period = Math.min(LAST_PERIOD, this.period * GROWTH);
				if (this.run?.trains) this.waitOn();
			},
			Math.min(wait || this.period, this.period),
		);
	}
}
