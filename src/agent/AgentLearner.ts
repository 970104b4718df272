/**
 * HyAR's whole training for agents in lock-step: random episodes, the representation on them, then the agents.
 * Independent of clock, worker and page; the caller asks for one piece after the other.
 */
import type { Environment } from '../environments/Environment';
import { environmentById } from '../environments/registry';
import { initialWeights } from '../model/initialise';
import { atOnce, type InParts } from '../model/inParts';
import type { ModelShape } from '../model/layout';
import { BoundedSeries } from '../numerics/BoundedSeries';
import { clamp } from '../numerics/clamp';
import type { AgentEngine } from './AgentEngine';
import { frameOf } from './agentFrame';
import { type AgentMoment, bytesOfMoment, type LearnerState } from './agentState';
import { checkState } from './checkedState';
import { comesToNumbers, heldStates, swarmOf } from './heldStates';
import { LearningAgent } from './LearningAgent';
import type { AgentShape } from './layout';
import type { AgentFrame, HeldStates, LearnerFrame, Phase, Progress, RepresentationLoss } from './protocol';
import { RandomEpisodes } from './randomEpisodes';
import { type AgentSpec, shapesOf } from './settings';

/** Makes an engine with all weights 0. @param rows the most rows of a batch that it needs to take */
export type CreateEngine = (model: ModelShape, shape: AgentShape, rows: number) => Promise<AgentEngine>;

/** Random episodes, and steps of the representation, in a piece: a few milliseconds; episodes in a part of one. */
const EPISODES_A_PIECE = 50;
const EPISODES_A_PART = 5;
const STEPS_A_PIECE = 5;

/** Least number of rows of an engine, so that inquiries take few calls. */
const LEAST_ROWS = 128;

/** Moments of the past per evaluation. */
const MOMENTS_AN_EVALUATION = 5;

/** Bytes and entries that the past may take; however large the networks are, it has its least number of moments. */
const PAST = { bytes: 128 * 2 ** 20, least: 4, most: 120 } as const;

/** Every agent at an environment step. */
interface Moment {
	readonly step: number;
	readonly agents: readonly AgentMoment[];
}

export class AgentLearner {
	readonly environment: Environment;
	/** One an agent; of equal seeds the same. */
	private readonly randoms: readonly RandomEpisodes[];
	private agents: LearningAgent[] = [];
	private representationStep = 0;
	private losses: RepresentationLoss[] | null = null;
	private begun = false;
	private held: HeldStates | null = null;
	/**
	 * The past since the agents began, or were restored; created with its first moment, whose size determines the
	 * capacity.
	 */
	private past: BoundedSeries<Moment> | null = null;

	/**
	 * @param saved where to go on
	 * @throws RangeError when the specification names what there is not, or the saved state is of another one; where its
	 * networks come to no numbers, {@link advance} throws it after the last of the random episodes
	 */
	static async create(spec: AgentSpec, createEngine: CreateEngine, saved?: LearnerState): Promise<AgentLearner> {
		const environment = environmentById(spec.environment);
		if (!environment) throw new RangeError(`there is no environment ${spec.environment}`);
		if (spec.agents.length < 1) throw new RangeError('a training has at least one agent');
		if (saved) checkState(saved, spec, environment);
		const engines = await Promise.all(
			spec.agents.map(({ settings }) => {
				const { model, agent } = shapesOf(environment, settings);
				return createEngine(model, agent, Math.max(LEAST_ROWS, settings.batchSize, settings.representation.batchSize));
			}),
		);
		return new AgentLearner(spec, environment, engines, saved);
	}

	private constructor(
		readonly spec: AgentSpec,
		environment: Environment,
		private readonly engines: readonly AgentEngine[],
		private saved: LearnerState | undefined,
	) {
		this.environment = environment;
		const { published, randomEpisodes } = spec;
		const bySeed = new Map<number, RandomEpisodes>();
		this.randoms = spec.agents.map(({ seed }) => {
			const random = bySeed.get(seed) ?? new RandomEpisodes(environment, published, seed, randomEpisodes);
			bySeed.set(seed, random);
			return random;
		});
	}

	get phase(): Phase {
		if (this.agents.length === 0) return 'episodes';
		return this.begun ? 'agent' : 'representation';
	}

	/** Environment steps that every agent has taken. */
	get environmentStep(): number {
		return this.agents[0]?.environmentSteps ?? 0;
	}

	get progress(): Progress {
		return {
			phase: this.phase,
			randomEpisodes: Math.min(...this.randoms.map(({ episodes }) => episodes)),
			representationStep: this.representationStep,
			representationSteps: this.representationSteps,
			environmentStep: this.environmentStep,
		};
	}

	private get representationSteps(): number {
		return Math.max(...this.spec.agents.map(({ settings }) => settings.representation.steps));
	}

	/** The smallest piece of the present phase, for every agent. @throws PolicyError when a weight is no number any more */
	advance(): void {
		atOnce(this.inParts());
	}

	/**
	 * The same in parts: with wide networks, many seeds or long evaluations a piece takes seconds. Between two parts an agent
	 * may be asked where it is not {@link isOccupied}; until the last of them the agents stand at different steps.
	 */
	inParts(): InParts {
		const { phase } = this;
		if (phase === 'episodes') return this.playRandomly();
		return phase === 'representation' ? this.trainRepresentations() : this.takeStep();
	}

	private *playRandomly(): InParts {
		const unfinished = this.randoms.find((random) => !random.isDone);
		for (let episodes = 0; unfinished && episodes < EPISODES_A_PIECE; episodes += EPISODES_A_PART) {
			unfinished.advance(EPISODES_A_PART);
			yield;
		}
		if (this.randoms.every((random) => random.isDone)) yield* this.createAgents();
	}

	private *createAgents(): InParts {
		const { spec, environment, saved } = this;
		const agents: LearningAgent[] = [];
		for (const [index, entry] of spec.agents.entries()) {
			const engine = this.engines[index];
			const { transitions } = this.randoms[index];
			const vae = initialWeights(engine.model, entry.seed);
			const agent = new LearningAgent(environment, spec.published, entry, engine, vae, transitions);
			agents.push(agent);
			yield;
			const state = saved?.agents[index];
			if (!state) continue;
			agent.restore(state);
			if (!comesToNumbers(agent, this.heldStates())) throw new RangeError('the saved networks come to no numbers');
			yield;
		}
		this.agents = agents;
		if (!saved || saved.agents.length === 0) return;
		this.representationStep = saved.representationStep;
		this.begun = saved.begun;
		this.saved = undefined;
		if (this.begun) yield* this.remember();
	}

	private *trainRepresentations(): InParts {
		for (let i = 0; i < STEPS_A_PIECE && this.representationStep < this.representationSteps; i++) {
			this.representationStep++;
			this.losses ??= this.agents.map(() => ({ state: Number.NaN, parameters: Number.NaN, kl: Number.NaN }));
			for (const [index, agent] of this.agents.entries()) {
				if (this.representationStep > agent.settings.representation.steps) continue;
				this.losses[index] = yield* agent.representation.train(this.representationStep);
				yield;
			}
		}
		if (this.representationStep < this.representationSteps) return;
		for (const agent of this.agents) {
			yield* agent.measureBox();
		}
		this.begun = true;
		yield* this.evaluate();
		yield* this.remember();
	}

	private *takeStep(): InParts {
		for (const agent of this.agents) {
			yield* agent.takeStep();
			yield;
		}
		const { evaluateEvery } = this.spec;
		if (this.environmentStep % evaluateEvery === 0) yield* this.evaluate();
		const every = Math.max(1, Math.round(evaluateEvery / MOMENTS_AN_EVALUATION));
		if (this.environmentStep % every === 0) yield* this.remember();
	}

	private *remember(): InParts {
		const moments: AgentMoment[] = [];
		for (const agent of this.agents) {
			moments.push(agent.moment());
			yield;
		}
		const moment = { step: this.environmentStep, agents: moments };
		const bytes = moment.agents.reduce((sum, agent) => sum + bytesOfMoment(agent), 0);
		this.past ??= new BoundedSeries(clamp(Math.floor(PAST.bytes / bytes), PAST.least, PAST.most));
		this.past.offer(moment);
	}

	/** Environment steps of the past that can be looked at, ascending. */
	get pastSteps(): number[] {
		return this.past?.entries.map(({ step }) => step) ?? [];
	}

	private momentAt(step: number): Moment {
		const moment = this.past?.entries.find((entry) => entry.step === step);
		if (!moment) throw new RangeError(`environment step ${step} is not kept`);
		return moment;
	}

	/**
	 * Runs something with an agent as it was at a step of the past. @throws RangeError where there is no such agent or
	 * step
	 */
	agentAt<T>(run: number, step: number, work: (agent: LearningAgent) => T): T {
		const agent = this.agent(run);
		return agent.at(this.momentAt(step).agents[run], () => work(agent));
	}

	private *evaluate(): InParts {
		for (const agent of this.agents) yield* agent.evaluate(this.spec.evaluationEpisodes);
	}

	/** An agent. @throws RangeError before the agents have begun, or where there is none of this number */
	agent(run: number): LearningAgent {
		if (!this.begun) throw new RangeError('the agents have not begun: the representation is not trained yet');
		const agent = this.agents[run];
		if (!agent) throw new RangeError(`there is no agent ${run}`);
		return agent;
	}

	/** Whether an agent may not be asked before a further part, see `LearningAgent.isOccupied`. */
	isOccupied(run: number): boolean {
		return this.agents[run]?.isOccupied ?? false;
	}

	get isAnyOccupied(): boolean {
		return this.agents.some((agent) => agent.isOccupied);
	}

	/** The states that the swarm is shown for: of random episodes, the same for every agent and in every frame. */
	heldStates(): HeldStates {
		this.held ??= heldStates(this.randoms[0].transitions, this.spec.agents[0].seed);
		return this.held;
	}

	/** The present frame; metrics are means since the previous one. */
	frame(): LearnerFrame {
		return atOnce(this.frameInParts());
	}

	/** The same, an agent a part. */
	*frameInParts(): InParts<LearnerFrame> {
		const agents: AgentFrame[] = [];
		for (const agent of this.begun ? this.agents : []) {
			agents.push(frameOf(agent, swarmOf(agent, this.heldStates())));
			yield;
		}
		return { progress: this.progress, representation: this.losses, agents, past: this.pastSteps };
	}

	/** The frame of a step of the past; its metrics are not kept. @throws RangeError where there is no such step */
	frameAt(step: number): LearnerFrame {
		const frameOfRun = (run: number) =>
			this.agentAt(run, step, (agent) => frameOf(agent, swarmOf(agent, this.heldStates())));
		const progress = { ...this.progress, environmentStep: step };
		return { progress, representation: this.losses, agents: this.agents.map((_, run) => frameOfRun(run)), past: [] };
	}

	/**
	 * Where a training with other settings begins that goes on from a step of the past.
	 * @param sources of each of its agents, the agent here that it was until then
	 * @throws RangeError where there is no such step or agent, or its replay buffer has been overwritten since
	 */
	branch(step: number, sources: readonly number[], spec: AgentSpec): LearnerState {
		const { agents } = this.momentAt(step);
		if (sources.some((source) => !this.agent(source).remembers(agents[source])))
			throw new RangeError(`the replay buffer of environment step ${step} has been overwritten since`);
		const states = sources.map((source) => this.agentAt(source, step, (agent) => agent.state()));
		return { spec, representationStep: this.representationStep, begun: true, agents: states };
	}

	/** The state from which the training continues exactly. */
	state(): LearnerState {
		const { spec, representationStep, begun } = this;
		// While the episodes are played again, nothing has changed.
		if (this.agents.length === 0 && this.saved) return this.saved;
		return { spec, representationStep, begun, agents: this.agents.map((agent) => agent.state()) };
	}
}
