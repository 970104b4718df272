/** `latentLab.agent`: the agents' training from a script; the same that the page's tab shows. */

import type { CurvePoint, Phase, UpdateMetrics } from '../agent/protocol';
import type { AgentStatus } from '../agentLab/agentLabState';
import type { BranchChange } from '../agentLab/branch';
import {
	AGENT_LIMITS,
	type AgentChoice,
	canLearn,
	LEARNING_NUMBERS,
	type SharedNumbers,
	seedsOf,
	WHOLE,
} from '../agentLab/choice';
import { NET_FORMATS, type NetFormat, networksFile } from '../agentLab/exportNets';
import { keepAgents } from '../agentLab/keepAgents';
import { agentLab, agentPast } from '../agentLab/pageAgentLab';
import { RUN_NAMES } from '../i18n/runNames';
import { type RunName, runIndex } from '../state/preparedFrame';

keepAgents();

/** Where one agent is. */
export interface AgentRunState extends UpdateMetrics {
	readonly name: 'A' | 'B';
	readonly environmentSteps: number;
	/** Episodes that have ended, with exploration. */
	readonly episodes: number;
	/** Updates of the critics. */
	readonly iterations: number;
	/** Standard deviation of the exploration noise. */
	readonly explorationNoise: number;
	/** The environment step of the first success while exploring; null before it. */
	readonly firstSuccess: number | null;
	/** The environment step of the best evaluation; null before the first. */
	readonly bestStep: number | null;
	/** Edges of the latent box, Z numbers each. */
	readonly box: { readonly lower: number[]; readonly upper: number[] };
	/** Every evaluation of the greedy policy so far. */
	readonly curve: readonly CurvePoint[];
}

/** What the agents are doing. */
export interface AgentState {
	readonly status: AgentStatus;
	/** In English; '' unless `status` is `failed`. */
	readonly failure: string;
	readonly phase: Phase;
	/** Random episodes played, and steps of the representation taken. */
	readonly randomEpisodes: number;
	readonly representationStep: number;
	/** Environment steps of every agent. */
	readonly environmentStep: number;
	/** The settings of the training; before it, those of the next one. */
	readonly settings: AgentChoice;
	/** A and B of the first seed; empty before the agents have begun. */
	readonly runs: readonly AgentRunState[];
	/** Every evaluation so far, of A and B of every seed. */
	readonly seeds: readonly { readonly seed: number; readonly curves: readonly (readonly CurvePoint[])[] }[];
}

async function state(): Promise<AgentState> {
	const { status, failure, training, choice, frame } = agentLab.state;
	const progress = frame?.progress;
	return {
		status,
		failure,
		phase: progress?.phase ?? 'episodes',
		randomEpisodes: progress?.randomEpisodes ?? 0,
		representationStep: progress?.representationStep ?? 0,
		environmentStep: progress?.environmentStep ?? 0,
		settings: structuredClone(training ?? choice),
		seeds: seedsOf(training ?? choice).map((seed, index) => ({
			seed,
			curves: (frame?.agents ?? []).slice(2 * index, 2 * index + 2).map(({ curve }) => structuredClone(curve)),
		})),
		runs: (frame?.agents ?? []).slice(0, 2).map((agent, run) => {
			const { environmentSteps, episodes, iterations, explorationNoise, firstSuccess, bestStep, box, curve } = agent;
			return {
				name: RUN_NAMES[run],
				environmentSteps,
				episodes,
				iterations,
				explorationNoise,
				...agent.metrics,
				firstSuccess,
				bestStep,
				box: { lower: Array.from(box.lower), upper: Array.from(box.upper) },
				curve: structuredClone(curve),
			};
		}),
	};
}

/**
 * Learns so many environment steps further with both agents, random episodes and representation before that where there
 * is no training yet. @throws RangeError; Error with the reason where it fails, or is reset or replaced meanwhile
 */
async function train(environmentSteps: number): Promise<AgentState> {
	const { max } = AGENT_LIMITS.environmentSteps;
	if (!Number.isInteger(environmentSteps) || environmentSteps < 1 || environmentSteps > max)
		throw new RangeError(`environmentSteps: a whole number from 1 to ${max}`);
	if (!canLearn(agentLab.state.training)) throw new RangeError('agent.train: open the file of the critic first');
	const { status } = agentLab.state;
	if (status === 'learning') throw new RangeError('agent.train: it is learning already');
	if (status === 'opening') throw new RangeError('agent.train: a saved training is being opened');
	if (!(await agentLab.train(environmentSteps)))
		throw new Error('agent.train: the training was reset, or another one took its place');
	return reached();
}

/** The state. @throws Error with the reason where the training has failed */
function reached(): Promise<AgentState> {
	const { status, failure } = agentLab.state;
	if (status === 'failed') throw new Error(failure);
	return state();
}

/** How well an agent's greedy policy does. @param episodes 1 … 10,000 @param at a step of {@link past}; else the present */
async function evaluate(
	run: RunName,
	episodes: number,
	at?: number,
): Promise<{ readonly meanReturn: number; readonly successRate: number | null }> {
	const index = runIndex(run);
	const { meanReturn, successRate } = await agentLab.ask((client) => client.evaluate(index, episodes, { at }));
	return { meanReturn, successRate };
}

/** Environment steps of the past that are kept, ascending: what `evaluate`, `look` and `branch` take. */
async function past(): Promise<readonly number[]> {
	return agentLab.state.frame?.past ?? [];
}

/** Shows a step of the past in the tab, or the present again. @param step of {@link past}; null: the present */
async function look(step: number | null): Promise<void> {
	if (step !== null && !(await past()).includes(step)) throw new RangeError(`environment step ${step} is not kept`);
	await agentPast.look(step);
}

/**
 * Goes on from a step of the past in place of the present training: A as the agent learned, B with what is changed. Nothing
 * is learned yet. @throws RangeError; Error with the reason where the branch cannot be opened
 */
async function branch(run: RunName, step: number, change: BranchChange = {}): Promise<AgentState> {
	checkPart('change', change);
	for (const [name, value] of Object.entries(change)) {
		if ((LEARNING_NUMBERS as readonly string[]).includes(name))
			checkNumber(name as keyof SharedNumbers, value, WHOLE.has(name as keyof SharedNumbers));
		else if (name === 'latentDim' || name === 'hasBox') throw new RangeError(`${name}: a branch keeps it`);
		else checkRun({ [name]: value });
	}
	await agentPast.branch(runIndex(run), step, change);
	return reached();
}

/** What `configure` takes: numbers for both agents, and a part of what they differ in for each. */
type ChoicePatch = Partial<SharedNumbers> & {
	readonly updateAtStart?: boolean;
	readonly preset?: AgentChoice['preset'];
	readonly runs?: readonly Partial<AgentChoice['runs'][0]>[];
};

const KINDS = { relabelling: ['published', 'corrected', 'off'], optimizer: ['kept', 'rebuilt'] } as const;

function checkNumber(name: keyof typeof AGENT_LIMITS, value: unknown, isWhole: boolean): void {
	const { min, max } = AGENT_LIMITS[name];
	const fits = typeof value === 'number' && value >= min && value <= max && (!isWhole || Number.isInteger(value));
	if (!fits) throw new RangeError(`${name}: a ${isWhole ? 'whole ' : ''}number from ${min} to ${max}`);
}

function checkPart(name: string, part: unknown): asserts part is Readonly<Record<string, unknown>> {
	if (typeof part !== 'object' || part === null || Array.isArray(part))
		throw new RangeError(`${name}: an object of settings`);
}

/** @param part of A or B */
function checkRun(part: Readonly<Record<string, unknown>>): void {
	for (const [name, value] of Object.entries(part)) {
		if (name === 'klWeight' || name === 'latentDim') checkNumber(name, value, name === 'latentDim');
		else if (name === 'hasBox') {
			if (typeof value !== 'boolean') throw new RangeError('hasBox: true or false');
		} else if (name === 'relabelling' || name === 'optimizer') {
			const known: readonly string[] = KINDS[name];
			if (!known.includes(value as string)) throw new RangeError(`${name}: one of ${known.join(', ')}`);
		} else throw new RangeError(`no setting ${name}`);
	}
}

/** Settings of the next training. @throws RangeError while there is a training, or where a part does not fit */
async function configure(patch: ChoicePatch): Promise<AgentChoice> {
	checkPart('agent.configure', patch);
	const { preset, runs = [], updateAtStart, ...numbers } = patch;
	if (agentLab.state.training) throw new RangeError('agent.configure: reset the present training first');
	if (preset !== undefined && preset !== 'teaching' && preset !== 'published')
		throw new RangeError('preset: teaching or published');
	if (updateAtStart !== undefined && typeof updateAtStart !== 'boolean')
		throw new RangeError('updateAtStart: true or false');
	const known = agentLab.state.choice;
	for (const [name, value] of Object.entries(numbers)) {
		if (!Object.hasOwn(known, name) || !Object.hasOwn(AGENT_LIMITS, name)) throw new RangeError(`no setting ${name}`);
		checkNumber(name as keyof SharedNumbers, value, WHOLE.has(name as keyof SharedNumbers));
	}
	if (!Array.isArray(runs) || runs.length > 2) throw new RangeError('runs: a list of one or two, for A and B');
	for (const [index, part] of runs.entries()) {
		checkPart(`runs[${index}]`, part);
		checkRun(part);
	}
	if (preset) agentLab.choosePreset(preset);
	const [a, b] = agentLab.state.choice.runs;
	agentLab.choose({
		...numbers,
		...(updateAtStart !== undefined && { updateAtStart }),
		runs: [
			{ ...a, ...runs[0] },
			{ ...b, ...runs[1] },
		],
	});
	return structuredClone(agentLab.state.choice);
}

/** The networks of an agent as they are now, as bytes of a file with the official names. @throws RangeError */
async function networks(run: RunName, format: NetFormat = 'safetensors'): Promise<Uint8Array> {
	if (!NET_FORMATS.includes(format)) throw new RangeError(`networks: one of ${NET_FORMATS.join(', ')}`);
	const file = await networksFile(runIndex(run), format);
	if (!file) throw new RangeError('agent.networks: no agent has begun');
	return file.bytes;
}

/** Ends learning; `train` that is under way gives its state. */
async function pause(): Promise<void> {
	await agentLab.pause();
}

/** Ends the training and forgets it. The next one is of the environment that the page shows. */
async function reset(): Promise<void> {
	agentLab.reset();
}

export { branch, configure, evaluate, look, networks, past, pause, reset, state, train };
