import { Rollout } from '../analysis/rollout';
import { decide } from '../dataset/decision';
import type { Environment, Simulator } from '../environments/Environment';
import { scaledObservation } from '../environments/registry';
import type { InParts } from '../model/parts';
import type { LossTerms } from '../model/settings';
import { integerAt, normalAt, type Randomness, randomnessAt, Stream, type StreamId } from '../randomness/counterRandom';
import type { AgentEngine, EncodedRows, ReplayBatch, UpdateNoise } from './AgentEngine';
import { type AgentMoment, type AgentState, type BestPolicy, checkFits } from './agentState';
import { initialNetworks } from './initialise';
import { LatentPolicy } from './LatentPolicy';
import { latentActionDim } from './layout';
import { type MeasuredBox, measureBox, unitBox } from './measureBox';
import type { AgentFrame, CurvePoint, Swarm } from './protocol';
import { RunningMetrics } from './RunningMetrics';
import type { AgentEntry, AgentSettings } from './settings';
import { explorationNoise, updatesAfter } from './settings';
import { emptyBatch, TransitionStore } from './TransitionStore';

/** Rows of `Stream.agentWorld` at an episode: its reset; decision d has row d. */
const RESET_ROW = 0;

/** Columns of `Stream.agentVae` and `Stream.agentBox` at a row: which transition, then its noise. */
const CHOICE_COLUMN = 0;
const FIRST_NOISE_COLUMN = 1;

/** Of `Stream.agentStates`: which transitions' posteriors are looked at. The states of the swarm are its 0. */
const POSTERIORS = 1;

/** One agent: its engine, its world and its memory. All that it draws is a function of its seed and where it is. */
export class LearningAgent {
	readonly settings: AgentSettings;
	readonly policy: LatentPolicy;
	readonly replay: TransitionStore;
	metrics = new RunningMetrics();
	readonly curve: CurvePoint[] = [];
	measured: MeasuredBox;
	environmentSteps = 0;
	/** Episodes that have ended. */
	episodes = 0;
	/** The environment step of the first success of an episode with exploration; null before it. */
	firstSuccess: number | null = null;
	best: BestPolicy | null = null;

	readonly seed: number;
	private readonly simulator: Simulator;
	private readonly batch: ReplayBatch;
	private readonly noise: UpdateNoise;
	private readonly vaeBatch: ReplayBatch;
	private readonly epsilon: Float32Array;
	private readonly boxBatch: ReplayBatch;
	private readonly state_: Float32Array;
	private world: Randomness;
	private decisions = 0;
	private episodeReturn = 0;
	private bestReward = Number.NEGATIVE_INFINITY;
	private boxes = 0;
	private laterVaeSteps = 0;

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
		private readonly random: TransitionStore,
	) {
		this.seed = seed;
		this.settings = settings;
		const { model, shape, rows } = engine;
		const codeDim = latentActionDim(shape);
		const { actor, critic } = initialNetworks(shape, seed);
		const blank = engine.state();
		engine.restore({ ...blank, actor, actorTarget: actor, critic, criticTarget: critic, vae: initialVae });
		const sizes = { stateDim: model.stateDim, parameterDim: model.parameterDim, codeDim };
		this.replay = new TransitionStore(sizes, settings.replayCapacity);
		this.batch = emptyBatch(sizes, settings.batchSize);
		const cells = settings.batchSize * codeDim;
		this.noise = { relabel: new Float32Array(cells), target: new Float32Array(cells) };
		this.vaeBatch = emptyBatch(sizes, settings.representation.batchSize);
		this.epsilon = new Float32Array(settings.representation.batchSize * model.latentDim);
		this.state_ = new Float32Array(model.stateDim);
		this.measured = { box: unitBox(model.latentDim), stateError: Number.NaN, threshold: Number.NaN };
		this.policy = new LatentPolicy(environment, engine, this.measured.box);
		this.world = randomnessAt(seed, Stream.agentWorld, 0, RESET_ROW);
		this.simulator = environment.create({
			random: { uniform: () => this.world.uniform(), normal: () => this.world.normal() },
			published,
		});
		this.boxBatch = emptyBatch(sizes, rows);
	}

	/** Transitions that the representation may be trained on: the random ones, then the agent's own. */
	private get known(): number {
		return this.random.size + this.replay.size;
	}

	private copyKnown(index: number, batch: ReplayBatch, row: number): void {
		if (index < this.random.size) this.random.copy(index, batch, row);
		else this.replay.copy(index - this.random.size, batch, row);
	}

	/** A step of the representation before the agent begins; as any trainer takes it on the random transitions. @param step from 1 */
	trainRepresentation(step: number): LossTerms {
		return this.trainVae(Stream.batch, Stream.epsilon, 0, step);
	}

	private trainVae(choices: StreamId, noise: StreamId, firstNoiseColumn: number, step: number): LossTerms {
		const { seed, vaeBatch, epsilon } = this;
		const { latentDim } = this.engine.model;
		const rows = vaeBatch.action.length;
		for (let row = 0; row < rows; row++) {
			this.copyKnown(integerAt(seed, choices, step, row, CHOICE_COLUMN, this.known), vaeBatch, row);
			for (let dim = 0; dim < latentDim; dim++) {
				epsilon[row * latentDim + dim] = normalAt(seed, noise, step, row, firstNoiseColumn + dim);
			}
		}
		return this.engine.trainVae(vaeBatch, epsilon, this.settings.representation);
	}

	/** The representation has changed: measures box and threshold, and lets the policy follow. */
	measureBox(): void {
		const { seed, engine, settings } = this;
		const number = this.boxes++;
		const measured = measureBox(
			engine,
			settings.boxSamples,
			(batch, first, rows) => {
				for (let row = 0; row < rows; row++) {
					const index = integerAt(seed, Stream.agentBox, number, first + row, CHOICE_COLUMN, this.known);
					this.copyKnown(index, batch, row);
				}
			},
			this.boxBatch,
			(sample, dim) => normalAt(seed, Stream.agentBox, number, sample, FIRST_NOISE_COLUMN + dim),
		);
		this.measured = settings.hasBox ? measured : { ...measured, box: unitBox(engine.model.latentDim) };
		this.policy.follow(this.measured.box);
	}

	/** Posteriors of transitions it knows, drawn with replacement; the same draw as long as it knows no more. */
	posteriors(count: number): EncodedRows {
		const { engine, boxBatch, seed } = this;
		const { latentDim } = engine.model;
		const most = boxBatch.action.length;
		const all = { mean: new Float32Array(count * latentDim), std: new Float32Array(count * latentDim) };
		for (let first = 0; first < count; first += most) {
			const rows = Math.min(most, count - first);
			for (let row = 0; row < rows; row++) {
				const index = integerAt(seed, Stream.agentStates, POSTERIORS, first + row, CHOICE_COLUMN, this.known);
				this.copyKnown(index, boxBatch, row);
			}
			const { mean, std } = engine.encode(boxBatch, rows);
			all.mean.set(mean.subarray(0, rows * latentDim), first * latentDim);
			all.std.set(std.subarray(0, rows * latentDim), first * latentDim);
		}
		return all;
	}

	/** Standard deviation of the exploration noise now. */
	get explorationNoise(): number {
		return explorationNoise(this.settings, this.episodes);
	}

	/**
	 * One step in the world: acts with exploration, stores what came of it and learns from the buffer.
	 * @throws PolicyError when a weight is no number any more
	 */
	takeStep(): void {
		const { environment, simulator, settings, state_ } = this;
		if (this.decisions === 0) {
			this.startDraws(RESET_ROW);
			simulator.reset();
			if (settings.updateAtStart) this.learn();
		}
		const state = scaledObservation(environment, simulator.observation());
		state_.set(state);
		const latentAction = this.explore(this.engine.act(state_, 1));
		const { action, parameters } = this.policy.carryOut(state_, latentAction);
		this.decisions++;
		this.startDraws(this.decisions);
		const { reward, terminal } = decide(environment, simulator, action, parameters);
		const isCut = this.decisions === environment.maxDecisions;
		this.replay.add({
			state,
			action,
			parameters,
			latentAction,
			nextState: scaledObservation(environment, simulator.observation()),
			reward: settings.rewardScale * reward,
			done: terminal || (isCut && environment.cutIsTerminal),
		});
		this.environmentSteps++;
		this.episodeReturn += reward;
		this.bestReward = Math.max(this.bestReward, reward);
		for (let due = updatesAfter(settings, this.environmentSteps); due > 0; due--) this.learn();
		if (terminal || isCut) this.endEpisode();
	}

	/** From now on the world draws for a row of its episode. */
	private startDraws(row: number): void {
		this.world = randomnessAt(this.seed, Stream.agentWorld, this.episodes, row);
	}

	/** A noise-free answer with exploration noise, clipped to [−1, 1]. */
	private explore(answer: ArrayLike<number>): Float32Array {
		const scale = this.explorationNoise;
		return Float32Array.from(answer, (value, i) => {
			const noise = scale * normalAt(this.seed, Stream.agentExploration, this.environmentSteps, 0, i);
			return Math.min(1, Math.max(-1, value + noise));
		});
	}

	/** One iteration on entries of the replay buffer, once it holds a batch. */
	private learn(): void {
		const { seed, engine, settings, batch, noise, measured, replay } = this;
		if (replay.size < settings.batchSize) return;
		const iteration = this.metrics.iterations + 1;
		const codeDim = replay.sizes.codeDim;
		const relabels = settings.relabelling !== 'off';
		for (let row = 0; row < settings.batchSize; row++) {
			replay.copy(integerAt(seed, Stream.agentBatch, iteration, row, CHOICE_COLUMN, replay.size), batch, row);
			for (let i = 0; i < codeDim; i++) {
				noise.target[row * codeDim + i] = normalAt(seed, Stream.agentTargetNoise, iteration, row, i);
				if (relabels) noise.relabel[row * codeDim + i] = normalAt(seed, Stream.agentRelabelNoise, iteration, row, i);
			}
		}
		const { box, threshold } = measured;
		this.metrics.add(engine.update(batch, noise, { relabelling: settings.relabelling, box, threshold }, settings.td3));
	}

	private endEpisode(): void {
		const { environment, settings } = this;
		const episode = { return: this.episodeReturn, bestReward: this.bestReward, decisions: this.decisions };
		const success = environment.success?.of(episode) ?? false;
		if (success && this.firstSuccess === null) this.firstSuccess = this.environmentSteps;
		this.metrics.endEpisode(episode.return, success);
		this.episodes++;
		this.decisions = 0;
		this.episodeReturn = 0;
		this.bestReward = Number.NEGATIVE_INFINITY;
		const { laterEvery, laterFrom } = settings.representation;
		if (this.episodes < laterFrom || this.episodes % laterEvery !== 0) return;
		this.laterVaeSteps++;
		this.trainVae(Stream.agentVae, Stream.agentVae, FIRST_NOISE_COLUMN, this.laterVaeSteps);
		this.measureBox();
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

	/** What is to be seen of it; metrics are means since the frame before. */
	frame(swarm: Swarm): AgentFrame {
		const { environmentSteps, episodes, metrics, explorationNoise, measured, curve, best, firstSuccess } = this;
		return {
			environmentSteps,
			episodes,
			iterations: metrics.iterations,
			explorationNoise,
			metrics: metrics.read(),
			box: measured.box,
			stateError: measured.stateError,
			curve: curve.slice(),
			bestStep: best?.environmentStep ?? null,
			firstSuccess,
			swarm,
			embeddings: this.engine.embeddings(),
		};
	}

	/** Does something with the policy of the best evaluation so far in place of the present one; as it is before the first. */
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
			boxes: this.boxes,
			laterVaeSteps: this.laterVaeSteps,
			environmentSteps: this.environmentSteps,
			episodes: this.episodes,
			decisions: this.decisions,
			episodeReturn: this.episodeReturn,
			bestReward: this.bestReward,
			firstSuccess: this.firstSuccess,
			world: this.simulator.save(),
			curve: this.curve.slice(),
			best: this.best,
		};
	}

	/** Does something with the agent as it was; afterwards it is as before. @param moment of its own past */
	at<T>(moment: AgentMoment, work: () => T): T {
		const present = this.moment();
		const { metrics } = this;
		// What the iterations since the last frame came to is of the present.
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
		this.measured = moment.measured;
		this.policy.follow(moment.measured.box);
		this.boxes = moment.boxes;
		this.laterVaeSteps = moment.laterVaeSteps;
		this.environmentSteps = moment.environmentSteps;
		this.episodes = moment.episodes;
		this.decisions = moment.decisions;
		this.episodeReturn = moment.episodeReturn;
		this.bestReward = moment.bestReward;
		this.firstSuccess = moment.firstSuccess;
		this.simulator.restore(moment.world);
		this.curve.length = 0;
		for (const point of moment.curve) this.curve.push(point);
		this.best = moment.best;
	}
}
