/** Handles the calls of the agent worker; independent of `self`. */

import type { InParts } from '../model/inParts';
import { AgentLearner, type CreateEngine } from './AgentLearner';
import { type Inquiry, inquire } from './inquiries';
import type { LearningAgent } from './LearningAgent';
import { openedState } from './openedState';
import type { AgentAnswer, AgentRequest, LearnerFrame } from './protocol';
import { readTraining, writeTraining } from './savedTraining';

/** Milliseconds of work before other calls are heard, and as many where an agent could not be asked then; a part comes on top. */
const SLICE = 20;
const OCCUPIED_SLICE = 60;
/** Milliseconds between two frames. */
const FRAME_INTERVAL = 100;

/** What is injected into a session. */
export interface SessionHost {
	readonly createEngine: CreateEngine;
	/** In milliseconds. */
	now(): number;
	/** Lets other calls be heard. */
	rest(): Promise<void>;
}

/**
 * Whether a training that was saved can be shown: the random episodes, which are in no save, are played again, and of opened
 * networks the box is measured.
 */
function isShowable({ progress }: AgentLearner): boolean {
	const { phase, representationStep, representationSteps } = progress;
	return phase === 'agent' || (phase === 'representation' && representationStep < representationSteps);
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
	/** The pieces of learning that are under way or asked for: one after the other, so that agents are in lock-step between them. */
	private pieces: Promise<void> = Promise.resolve();
	private restedAt = Number.NEGATIVE_INFINITY;

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
			if (saved && saved.agents.length > 0)
				while (!isShowable(learner)) await this.takeParts(learner, learner.inParts());
			this.learner = learner;
			return learner.frame();
		}
		if (request.type === 'open') return writeTraining(openedState(request.spec, request.networks));
		if (request.type === 'pause') {
			this.pause();
			return null;
		}
		if (!this.learner) throw new RangeError('no training has been created');
		return this.answer(this.learner, request, report);
	}

	private answer(
		learner: AgentLearner,
		request: Exclude<AgentRequest, { type: 'create' | 'open' | 'pause' }>,
		report: (frame: LearnerFrame) => void,
	): AgentAnswer | Promise<AgentAnswer> {
		switch (request.type) {
			case 'learn':
				return this.learn(learner, request.environmentSteps, report);
			case 'step':
				return this.advance(learner).then(() => this.frame(learner));
			case 'frame': {
				const { at } = request;
				return at === undefined ? this.frame(learner) : this.betweenPieces(() => learner.frameAt(at));
			}
			case 'held':
				return learner.heldStates();
			case 'save':
				return this.betweenPieces(() => writeTraining(learner.state()));
			case 'branch':
				return this.betweenPieces(() => writeTraining(learner.branch(request.at, request.sources, request.spec)));
			default:
				return this.ask(learner, request);
		}
	}

	/** Asks an agent as soon as it may be. */
	private async ask(learner: AgentLearner, request: Inquiry): Promise<AgentAnswer> {
		const { run, at } = request;
		while (learner.isOccupied(run)) await this.host.rest();
		const ask = (agent: LearningAgent) => inquire(agent, request);
		return at === undefined ? ask(learner.agent(run)) : learner.agentAt(run, at, ask);
	}

	/** Does something when the pieces that are under way are done, and before the next one. */
	private betweenPieces<T>(work: () => T | Promise<T>): Promise<T> {
		const done = this.pieces.then(work);
		this.pieces = done.then(
			() => {},
			() => {},
		);
		return done;
	}

	/** A piece of learning. It ends in the middle where the training is no longer wanted. */
	private advance(learner: AgentLearner): Promise<void> {
		return this.betweenPieces(async () => {
			await this.takeParts(learner, learner.inParts(), () => this.learner === learner);
		});
	}

	private frame(learner: AgentLearner): Promise<LearnerFrame> {
		return this.betweenPieces(() => this.takeParts(learner, learner.frameInParts()));
	}

	private takeParts<Result>(learner: AgentLearner, parts: InParts<Result>): Promise<Result>;
	private takeParts<Result>(
		learner: AgentLearner,
		parts: InParts<Result>,
		isWanted: () => boolean,
	): Promise<Result | undefined>;
	private async takeParts<Result>(learner: AgentLearner, parts: InParts<Result>, isWanted = () => true) {
		const { now, rest } = this.host;
		for (;;) {
			const { done, value } = parts.next();
			if (done) return value;
			if (now() - this.restedAt < (learner.isAnyOccupied ? OCCUPIED_SLICE : SLICE)) continue;
			await rest();
			this.restedAt = now();
			if (isWanted()) continue;
			// Whoever waits for an agent that is occupied is answered.
			parts.return(undefined as Result);
			return;
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
		const { now } = this.host;
		const isDone = () => learning.paused || learner.environmentStep >= learning.until;
		let reported = now();
		try {
			while (!isDone()) {
				await this.advance(learner);
				if (now() - reported >= FRAME_INTERVAL) {
					reported = now();
					report(await this.frame(learner));
				}
			}
			return await this.frame(learner);
		} finally {
			if (this.learning === learning) this.learning = null;
		}
	}
}
