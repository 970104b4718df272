/** What the agent worker does with each call; knows no worker. */
import { AgentLearner, type CreateEngine } from './AgentLearner';
import { inquire } from './inquiries';
import type { LearningAgent } from './LearningAgent';
import type { AgentAnswer, AgentRequest, LearnerFrame } from './protocol';
import { readTraining, writeTraining } from './savedTraining';

/** Milliseconds of work before other calls are heard, and between two frames. */
const SLICE = 20;
const FRAME_INTERVAL = 100;

/** The place that a session runs in. */
export interface SessionHost {
	readonly createEngine: CreateEngine;
	/** In milliseconds. */
	now(): number;
	/** Lets other calls be heard. */
	rest(): Promise<void>;
}

/** Learning that is under way. */
interface Learning {
	/** Environment steps to learn to. */
	until: number;
	paused: boolean;
	readonly done: Promise<LearnerFrame>;
}

export class AgentSession {
	private learner: AgentLearner | null = null;
	private learning: Learning | null = null;

	constructor(private readonly host: SessionHost) {}

	/**
	 * Answers a call.
	 * @param report is told frames while `learn` is under way
	 * @throws RangeError when the call does not fit what there is; PolicyError when a weight is no number any more
	 */
	async handle(request: AgentRequest, report: (frame: LearnerFrame) => void): Promise<AgentAnswer> {
		if (request.type === 'create') {
			this.pause();
			this.learner = null;
			const saved = request.saved && readTraining(request.saved);
			const learner = await AgentLearner.create(request.spec, this.host.createEngine, saved);
			if (saved && saved.agents.length > 0) await this.replayEpisodes(learner);
			this.learner = learner;
			return learner.frame();
		}
		if (request.type === 'pause') {
			this.pause();
			return null;
		}
		if (!this.learner) throw new RangeError('no training has been created');
		return this.answer(this.learner, request, report);
	}

	private answer(
		learner: AgentLearner,
		request: Exclude<AgentRequest, { type: 'create' | 'pause' }>,
		report: (frame: LearnerFrame) => void,
	): AgentAnswer | Promise<AgentAnswer> {
		switch (request.type) {
			case 'learn':
				return this.learn(learner, request.environmentSteps, report);
			case 'step':
				learner.advance();
				return learner.frame();
			case 'frame':
				return request.at === undefined ? learner.frame() : learner.frameAt(request.at);
			case 'held':
				return learner.heldStates();
			case 'save':
				return writeTraining(learner.state());
			case 'branch':
				return writeTraining(learner.branch(request.at, request.sources, request.spec));
			default: {
				const ask = (agent: LearningAgent) => inquire(agent, request);
				return request.at === undefined
					? ask(learner.agent(request.run))
					: learner.agentAt(request.run, request.at, ask);
			}
		}
	}

	/** The random episodes are in no save: they are played again before what was saved can be shown. */
	private async replayEpisodes(learner: AgentLearner): Promise<void> {
		const { now, rest } = this.host;
		while (learner.phase === 'episodes') {
			const start = now();
			while (learner.phase === 'episodes' && now() - start < SLICE) learner.advance();
			await rest();
		}
	}

	private pause(): void {
		if (this.learning) this.learning.paused = true;
		this.learning = null;
	}

	private learn(learner: AgentLearner, until: number, report: (frame: LearnerFrame) => void): Promise<LearnerFrame> {
		if (this.learning) {
			this.learning.until = until;
			return this.learning.done;
		}
		// Begins once `learning` stands.
		const done = Promise.resolve().then(() => this.learnOn(learner, learning, report));
		const learning: Learning = { until, paused: false, done };
		this.learning = learning;
		return done;
	}

	private async learnOn(
		learner: AgentLearner,
		learning: Learning,
		report: (frame: LearnerFrame) => void,
	): Promise<LearnerFrame> {
		const { now, rest } = this.host;
		const isDone = () => learning.paused || learner.environmentStep >= learning.until;
		let reported = now();
		try {
			while (!isDone()) {
				const start = now();
				while (!isDone() && now() - start < SLICE) learner.advance();
				if (now() - reported >= FRAME_INTERVAL) {
					reported = now();
					report(learner.frame());
				}
				await rest();
			}
			return learner.frame();
		} finally {
			if (this.learning === learning) this.learning = null;
		}
	}
}
