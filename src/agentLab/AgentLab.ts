/**
 * A training of agents as the page holds it: one client, what was chosen, the latest frame, and a save from which it
 * continues by itself if its worker is lost.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AgentClient } from '../agent/AgentClient';
import type { LearnerFrame } from '../agent/protocol';
import type { AgentSpec } from '../agent/settings';
import { environmentById } from '../environments/registry';
import { BoundedSeries } from '../numerics/BoundedSeries';
import { WorkerLost } from '../workers/SupervisedWorker';
import { type AgentLabState, type HeldAgents, isAtWork, NOTHING_TRAINED } from './agentLabState';
import { type AgentChoice, canLearn, choiceOf, specOfChoice } from './choice';
import { HISTORY_CAPACITY, type HistoryEntry, historyEntry } from './history';
import { LastSave } from './LastSave';

/** Most workers lost in a row without a step between them. */
const MOST_RESTARTS = 2;

export class AgentLab {
	readonly store: StoreApi<AgentLabState>;
	private history = new BoundedSeries<HistoryEntry>(HISTORY_CAPACITY);
	private spec: AgentSpec | null = null;
	private created: Promise<LearnerFrame> | null = null;
	private readonly saved: LastSave;
	/** Number of the training: answers on an earlier one are dropped. */
	private generation = 0;
	/** Number of the call that learns: an earlier one may still finish its step, but says no more how it stands. */
	private learnings = 0;
	private restartsInARow = 0;
	/** A pause that comes before the worker is told to learn would be over by then. */
	private isPauseWanted = false;
	/** The most steps, of representation and world, that were reached. */
	private furthest = 0;

	/** @param now in milliseconds */
	constructor(
		readonly client: AgentClient,
		choice: AgentChoice,
		now: () => number = () => performance.now(),
	) {
		this.saved = new LastSave(client, now);
		this.store = createStore<AgentLabState>(() => ({ choice, ...NOTHING_TRAINED }));
	}

	get state(): AgentLabState {
		return this.store.getState();
	}

	/** Changes the settings of the next training; no effect while there is one. */
	choose(part: Partial<AgentChoice>): void {
		if (this.state.training) return;
		this.store.setState(({ choice }) => ({ choice: { ...choice, ...part }, target: null }));
	}

	/** Prepares a training from a link, up to the sender's step; a present one is held as the former. */
	async offer(choice: AgentChoice, step: number): Promise<void> {
		const former = await this.held().catch(() => null);
		this.reset();
		this.store.setState({ choice, former, target: step > 0 ? step : null });
	}

	/** The numbers of a preset in place of what is chosen. */
	choosePreset(preset: AgentChoice['preset']): void {
		const { choice } = this.state;
		const environment = environmentById(choice.environment);
		if (environment) this.choose(choiceOf(environment, preset, choice.seed));
	}

	/** The page shows a world: the next training is of it, with the same preset. A present one stays. */
	follow(id: string): void {
		const { choice, training } = this.state;
		const environment = environmentById(id);
		if (!environment || choice.environment === id) return;
		const next = choiceOf(environment, choice.preset, choice.seed);
		this.store.setState({ choice: next, ...(training === null && { failure: '', target: null }) });
	}

	/**
	 * Learns on: from the random episodes where there is no training yet. Never rejects; `status` says what came of it.
	 * @param steps environment steps further; when left out, to where it was going when paused, or as many as were chosen
	 * @returns false where nothing was begun, or where the training was reset or replaced meanwhile
	 */
	async train(steps?: number): Promise<boolean> {
		const { frame, training, choice, target } = this.state;
		if (this.cannotLearn) return false;
		const present = frame?.progress.environmentStep ?? 0;
		const goesOn = steps === undefined && target !== null && present < target;
		const until = goesOn ? target : present + (steps ?? (training ?? choice).environmentSteps);
		this.begin();
		this.restartsInARow = 0;
		this.isPauseWanted = false;
		this.store.setState({ target: until });
		const { generation } = this;
		return this.learn(until, generation).then(() => generation === this.generation);
	}

	/**
	 * Ends learning as soon as the worker has heard it: within an iteration. The step under way is finished, so that all
	 * agents stand at the same one, and its numbers follow.
	 */
	async pause(): Promise<void> {
		if (this.state.status !== 'learning') return;
		this.isPauseWanted = true;
		const { learnings } = this;
		await this.client.pause().catch(() => {});
		if (learnings !== this.learnings || this.state.status !== 'learning') return;
		this.store.setState({ status: 'paused', isFinishing: true });
	}

	private get cannotLearn(): boolean {
		const { status, training } = this.state;
		return status === 'learning' || status === 'opening' || !canLearn(training);
	}

	/** The smallest piece of the present phase; nothing while it learns. */
	async step(): Promise<void> {
		if (this.cannotLearn) return;
		this.begin();
		const { generation } = this;
		try {
			await this.ready();
			const frame = await this.client.step();
			if (generation !== this.generation) return;
			this.take(frame);
			this.store.setState({ status: 'paused', failure: '' });
		} catch (fault) {
			this.fail(fault, generation);
		}
	}

	/** Ends the training and forgets it; its worker goes with it. */
	reset(): void {
		this.generation++;
		this.client.end('the training was reset');
		this.spec = null;
		this.created = null;
		this.saved.begin();
		this.furthest = 0;
		this.history.clear();
		this.store.setState(NOTHING_TRAINED);
	}

	/** Pauses, and gives what {@link takeUp} goes on from; null before a training. @throws WorkerLost */
	async held(): Promise<HeldAgents | null> {
		await this.paused();
		return this.snapshot();
	}

	/** The same of this moment, while it learns on. @throws WorkerLost where the worker dies meanwhile */
	async snapshot(): Promise<HeldAgents | null> {
		const { training: choice, target, history } = this.state;
		if (!choice) return null;
		const bytes = await this.ask((client) => client.save());
		return { choice, target, history, bytes };
	}

	/** What the worker saved last, and the environment step of it; null before the first save of a training. */
	get lastSave(): (HeldAgents & { readonly step: number }) | null {
		const { training: choice, target, history } = this.state;
		const { bytes, step } = this.saved;
		return choice && bytes ? { choice, target, history, bytes, step } : null;
	}

	/**
	 * Goes on from a training that was held, in place of the present one. Never rejects; `status` says what came of it.
	 * @param former the training whose place it takes, to come back to
	 */
	async takeUp({ choice, target, history, bytes }: HeldAgents, former: HeldAgents | null = null): Promise<void> {
		this.reset();
		const { generation } = this;
		this.store.setState({ former });
		this.spec = specOfChoice(choice);
		this.saved.begin(bytes);
		this.history = new BoundedSeries(HISTORY_CAPACITY, history);
		this.store.setState({ training: choice, target, history: this.history.entries, status: 'opening' });
		try {
			const frame = await this.ready();
			if (generation !== this.generation) return;
			this.saved.step = frame.progress.environmentStep;
			this.take(frame);
			const isThere = target !== null && frame.progress.environmentStep >= target;
			this.store.setState({ status: isThere ? 'done' : 'paused' });
		} catch (fault) {
			this.fail(fault, generation);
		}
	}

	/** Resolves when nothing is being learned any more. */
	private async paused(): Promise<void> {
		if (!isAtWork(this.state)) return;
		const rested = new Promise<void>((resolve) => {
			const stop = this.store.subscribe((state) => {
				if (isAtWork(state)) return;
				stop();
				resolve();
			});
		});
		await this.pause();
		await rested;
	}

	/** A question to the present training. @throws RangeError without one; WorkerLost when its worker dies */
	async ask<T>(question: (client: AgentClient) => Promise<T>): Promise<T> {
		if (!this.created) throw new RangeError('no training has begun');
		if (!this.client.hasWorker) throw new WorkerLost('the worker of the training was lost');
		await this.created;
		return question(this.client);
	}

	private begin(): void {
		if (this.state.training) return;
		const { choice } = this.state;
		this.spec = specOfChoice(choice);
		this.saved.begin();
		this.store.setState({ training: choice });
	}

	/** There is a worker with this training, from the last save where there is one. */
	private ready(): Promise<LearnerFrame> {
		if (!this.spec) throw new RangeError('no training has begun');
		// An idle worker may have died unnoticed.
		if (!this.created || !this.client.hasWorker) {
			const created = this.client.create(this.spec, this.saved.bytes);
			this.created = created;
			created.catch(() => {
				if (this.created === created) this.created = null;
			});
		}
		return this.created;
	}

	private async learn(until: number, generation: number): Promise<void> {
		this.store.setState({ status: 'learning', failure: '', isFinishing: false });
		const isPresent = () => generation === this.generation;
		const number = ++this.learnings;
		const isLatest = () => isPresent() && number === this.learnings;
		try {
			await this.ready();
			if (!isLatest()) return;
			if (this.isPauseWanted) return this.store.setState({ status: 'paused', isFinishing: false });
			this.saved.wait();
			const last = await this.client.learn(until, (frame) => {
				if (isPresent()) this.take(frame);
			});
			if (!isPresent()) return;
			this.take(last);
			await this.save(generation);
			const status = last.progress.environmentStep >= until ? 'done' : 'paused';
			if (isLatest()) this.store.setState({ status, isFinishing: false });
		} catch (fault) {
			if (!isLatest()) return;
			if (fault instanceof WorkerLost && this.restartsInARow < MOST_RESTARTS) {
				this.restartsInARow++;
				this.created = null;
				this.store.setState(({ restarts }) => ({ restarts: restarts + 1 }));
				await this.learn(until, generation);
			} else this.fail(fault, generation);
		}
	}

	private fail(fault: unknown, generation: number): void {
		if (generation !== this.generation) return;
		if (fault instanceof WorkerLost) this.created = null;
		const failure = fault instanceof Error ? fault.message : String(fault);
		this.store.setState({ status: 'failed', failure, isFinishing: false });
	}

	/** Shows a frame, and saves now and then. */
	private take(frame: LearnerFrame): void {
		const { progress, agents } = frame;
		const reached = progress.representationStep + progress.environmentStep;
		if (reached > this.furthest) {
			this.furthest = reached;
			this.restartsInARow = 0;
		}
		if (agents.length > 0) {
			// A frame that is taken twice tells nothing new.
			if (progress.environmentStep !== this.history.entries.at(-1)?.step) this.history.offer(historyEntry(frame));
			if (!this.state.held) void this.takeHeld(this.generation);
		}
		this.store.setState({ frame, history: this.history.entries });
		if (this.saved.isDue) void this.save(this.generation);
	}

	private async takeHeld(generation: number): Promise<void> {
		const held = await this.client.held().catch(() => null);
		if (held && generation === this.generation) this.store.setState({ held });
	}

	/** Saves the state for another worker. */
	private save(generation: number): Promise<void> {
		return this.saved.take(
			() => generation === this.generation,
			() => this.state.frame?.progress.environmentStep ?? 0,
		);
	}
}
