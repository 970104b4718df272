import { Rollout } from '../analysis/rollout';
import { decide } from '../dataset/decision';
import type { Environment, Simulator } from '../environments/Environment';
import { scaledObservation } from '../environments/registry';
import type { InParts } from '../model/inParts';
import { type Randomness, randomnessAt, Stream } from '../randomness/counterRandom';
import { AgentDraws } from './AgentDraws';
import type { AgentEngine } from './AgentEngine';
import { AgentRepresentation } from './AgentRepresentation';
import { type AgentMoment, type AgentState, type BestPolicy, checkFits } from './agentState';
import { initialNetworks } from './initialise';
import { LatentPolicy } from './LatentPolicy';
import { latentActionDim } from './layout';
import type { MeasuredBox } from './measureBox';
import type { CurvePoint } from './protocol';
import { RunningMetrics } from './RunningMetrics';
import type { AgentEntry, AgentSettings } from './settings';
import { explorationNoise, updatesAfter } from './settings';
import { TransitionStore } from './TransitionStore';

/** Rows of `Stream.agentWorld` at an episode: its reset; decision d has row d. */
const RESET_ROW = 0;

const newEpisode = () => ({ decisions: 0, return: 0, bestReward: Number.NEGATIVE_INFINITY });

/** One agent: its engine, its world and its replay buffer. Its draws are functions of its seed and its progress. */
export class LearningAgent {
	readonly settings: AgentSettings;
	readonly policy: LatentPolicy;
	readonly replay: TransitionStore;
	metrics = new RunningMetrics();
	readonly curve: CurvePoint[] = [];
	readonly representation: AgentRepresentation;
	environmentSteps = 0;
	/** Episodes that have ended. */
	episodes = 0;
	/** The environment step of the first success of an episode with exploration; null before it. */
	firstSuccess: number | null = null;
	best: BestPolicy | null = null;
	/**
	 * Whether the engine is in the middle of something, or policy and representation do not go together yet: between such
	 * parts the agent may not be asked.
	 */
	isOccupied = false;

	readonly seed: number;
	private readonly simulator: Simulator;
	private readonly draws: AgentDraws;
	private readonly state_: Float32Array;
	private world: Randomness;
	/** The one that is under way. */
	private episode = newEpisode();

	/**
	 * @param engine fresh; it gets its initial weights here
	 * @param initialVae flat weights of the representation
	 * @param random transitions of the random episodes, complete before the representation is trained
	 */
	constructor(
		readonly environment: Environment,
		readonly published: boolean,
		{ seed, settings }: AgentEntry,
		readonly engine: AgentEngine,
		initialVae: Float32Array,
		random: TransitionStore,
	) {
		this.seed = seed;
		this.settings = settings;
		const { model, shape } = engine;
		const { actor, critic } = initialNetworks(shape, seed);
		engine.restore({ ...engine.state(), actor, actorTarget: actor, critic, criticTarget: critic, vae: initialVae });
		const sizes = { stateDim: model.stateDim, parameterDim: model.parameterDim, codeDim: latentActionDim(shape) };
		this.replay = new TransitionStore(sizes, settings.replayCapacity);
		this.draws = new AgentDraws(seed, settings, this.replay);
		this.state_ = new Float32Array(model.stateDim);
		this.representation = new AgentRepresentation(seed, engine, settings, random, this.replay);
		this.policy = new LatentPolicy(environment, engine, this.measured.box);
		this.world = randomnessAt(seed, Stream.agentWorld, 0, RESET_ROW);
		this.simulator = environment.create({
			random: { uniform: () => this.world.uniform(), normal: () => this.world.normal() },
			published,
		});
	}

	/** Box and threshold of the last measurement. */
	get measured(): MeasuredBox {
		return this.representation.measured;
	}

	/** The representation has changed: measures box and threshold, and lets the policy follow. */
	*measureBox(): InParts {
		yield* this.representation.measure();
		this.policy.follow(this.measured.box);
	}

	/** Parts between which the agent may not be asked. */
	private *occupied<Result>(parts: InParts<Result>): InParts<Result> {
		this.isOccupied = true;
		try {
			return yield* parts;
		} finally {
			this.isOccupied = false;
		}
	}

	/** Standard deviation of the exploration noise now. */
	get explorationNoise(): number {
		return explorationNoise(this.settings, this.episodes);
	}

	/**
	 * One step in the world: acts with exploration, stores the transition and learns from the buffer.
	 * @throws PolicyError when a weight is no number any more
	 */
	*takeStep(): InParts {
		const { environment, simulator, settings, state_ } = this;
		if (this.episode.decisions === 0) {
			this.startDraws(RESET_ROW);
			simulator.reset();
			if (settings.updateAtStart) yield* this.learn();
		}
		const state = scaledObservation(environment, simulator.observation());
		state_.set(state);
		const latentAction = this.draws.explored(this.engine.act(state_, 1), this.explorationNoise, this.environmentSteps);
		const { action, parameters } = this.policy.carryOut(state_, latentAction);
		this.episode.decisions++;
		this.startDraws(this.episode.decisions);
		const { reward, terminal } = decide(environment, simulator, action, parameters);
		const isTruncated = this.episode.decisions === environment.maxDecisions;
		this.replay.add({
			state,
			action,
			parameters,
			latentAction,
			nextState: scaledObservation(environment, simulator.observation()),
			reward: settings.rewardScale * reward,
			done: terminal || (isTruncated && environment.truncationIsTerminal),
		});
		this.environmentSteps++;
		this.episode.return += reward;
		this.episode.bestReward = Math.max(this.episode.bestReward, reward);
		for (let due = updatesAfter(settings, this.environmentSteps); due > 0; due--) yield* this.learn();
		if (terminal || isTruncated) yield* this.endEpisode();
	}

	/** Moves the world's draws to a row of its episode. */
	private startDraws(row: number): void {
		this.world = randomnessAt(this.seed, Stream.agentWorld, this.episodes, row);
	}

	/** One iteration on entries of the replay buffer, once it holds a batch. */
	private *learn(): InParts {
		const { engine, settings, measured, replay, draws } = this;
		if (replay.size < settings.batchSize) return;
		draws.fill(this.metrics.iterations + 1);
		const { box, threshold } = measured;
		const relabel = { relabelling: settings.relabelling, box, threshold };
		this.metrics.add(yield* this.occupied(engine.update(draws.batch, draws.noise, relabel, settings.td3)));
		yield;
	}

	private *endEpisode(): InParts {
		const { environment, settings } = this;
		const { episode } = this;
		const success = environment.success?.of(episode) ?? false;
		if (success && this.firstSuccess === null) this.firstSuccess = this.environmentSteps;
		this.metrics.endEpisode(episode.return, success);
		this.episodes++;
		this.episode = newEpisode();
		const { laterEvery, laterFrom } = settings.representation;
		if (this.episodes < laterFrom || this.episodes % laterEvery !== 0) return;
		yield* this.occupied(this.trainLater());
	}

	/** A further step of the representation, and what follows from it. */
	private *trainLater(): InParts {
		yield* this.representation.trainLater();
		yield* this.measureBox();
	}

	/** A rollout of the greedy policy, from its first episode on; of every agent's policy with the same worlds. */
	rollout(): Rollout {
		const { environment, published, seed, policy } = this;
		return new Rollout({ environment, published, seed, policy: policy.greedy });
	}

	/** Evaluates the greedy policy on some episodes, and keeps it where it is the best so far. */
	*evaluate(episodes: number): InParts<CurvePoint> {
		const rollout = this.rollout();
		for (let i = 0; i < episodes; i++) {
			rollout.playEpisode();
			yield;
		}
		const { meanReturn, returnInterval, success, meanLength } = rollout.level();
		const { environmentSteps, measured, engine } = this;
		const point: CurvePoint = {
			environmentStep: environmentSteps,
			episodes,
			meanReturn,
			returnInterval,
			successRate: success?.share ?? null,
			successInterval: success?.interval ?? null,
			meanLength,
		};
		this.curve.push(point);
		if (!this.best || meanReturn > this.best.meanReturn) {
			const { actor, vae } = engine.state();
			this.best = { environmentStep: environmentSteps, meanReturn, actor, vae, measured };
		}
		return point;
	}

	/** Runs something with the policy of the best evaluation so far; with the present one before the first. */
	withBest<T>(work: () => T): T {
		if (!this.best) return work();
		const present = this.engine.state();
		const { actor, vae, measured } = this.best;
		try {
			this.engine.restore({ ...present, actor, vae });
			this.policy.follow(measured.box);
			return work();
		} finally {
			this.engine.restore(present);
			this.policy.follow(this.measured.box);
		}
	}

	state(): AgentState {
		const { added: _, ...moment } = this.moment();
		return { ...moment, replay: this.replay.save() };
	}

	/** Where it is now, beside its replay buffer. */
	moment(): AgentMoment {
		return {
			engine: this.engine.state(),
			added: this.replay.added,
			measured: this.measured,
			boxes: this.representation.boxes,
			laterVaeSteps: this.representation.laterSteps,
			environmentSteps: this.environmentSteps,
			episodes: this.episodes,
			decisions: this.episode.decisions,
			episodeReturn: this.episode.return,
			bestReward: this.episode.bestReward,
			firstSuccess: this.firstSuccess,
			world: this.simulator.save(),
			curve: this.curve.slice(),
			best: this.best,
		};
	}

	/** Runs something with the agent in a past state; afterwards it is restored. @param moment of its own past */
	at<T>(moment: AgentMoment, work: () => T): T {
		const present = this.moment();
		const { metrics } = this;
		// The metrics since the last frame belong to the present.
		this.metrics = new RunningMetrics();
		try {
			this.goTo(moment);
			return this.replay.withFirst(moment.added, work);
		} finally {
			this.goTo(present);
			this.metrics = metrics;
		}
	}

	/** Whether its replay buffer still holds everything that it held then. */
	remembers({ added }: AgentMoment): boolean {
		return this.replay.holds(added);
	}

	/** @throws RangeError when the state is of another training */
	restore(state: AgentState): void {
		checkFits(this.engine.state(), state.engine);
		if (state.world.length !== this.environment.simulatorStateLength) throw new RangeError('the world is another one');
		this.replay.restore(state.replay);
		this.goTo(state);
	}

	private goTo(moment: Omit<AgentMoment, 'added'>): void {
		this.engine.restore(moment.engine);
		this.metrics.iterations = moment.engine.iteration;
		this.representation.measured = moment.measured;
		this.policy.follow(moment.measured.box);
		this.representation.boxes = moment.boxes;
		this.representation.laterSteps = moment.laterVaeSteps;
		this.environmentSteps = moment.environmentSteps;
		this.episodes = moment.episodes;
		this.episode = { decisions: moment.decisions, return: moment.episodeReturn, bestReward: moment.bestReward };
		this.firstSuccess = moment.firstSuccess;
		this.simulator.restore(moment.world);
		this.curve.length = 0;
		for (const point of moment.curve) this.curve.push(point);
		this.best = moment.best;
	}
}
