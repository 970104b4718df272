/** Prepares the agents of the tab *Agent* for a lesson's page; the learner's own are set aside. */
import type { CurvePoint, LearnerFrame } from '../../agent/protocol';
import type { HeldAgents } from '../../agentLab/agentLabState';
import { type AgentChoice, choiceOf } from '../../agentLab/choice';
import { agentLab } from '../../agentLab/pageAgentLab';
import { agentsAreLessons } from '../../agentLab/unsavedAgents';
import { useAgentView } from '../../agentLab/view/agentView';
import { goal } from '../../environments/goal';
import { STUDIED_NOISE_EPISODES } from '../agentStudy';
import type { AgentMeasure, AgentStage } from '../Lesson';

/** What the learner had before the first page with agents: the training, or what was chosen for the next one. */
export interface OwnAgents {
	readonly held: HeldAgents | null;
	/** What the training had taken the place of. */
	readonly former: HeldAgents | null;
	readonly choice: AgentChoice;
	readonly view: ReturnType<typeof useAgentView.getState>;
}

/** What a page's agents are made of: as those of the study. */
function choiceOfStage({ klWeights: [a, b], until }: AgentStage, seed = 1): AgentChoice {
	const choice = choiceOf(goal, 'teaching', seed);
	const [usual] = choice.runs;
	return {
		...choice,
		noiseEpisodes: STUDIED_NOISE_EPISODES,
		environmentSteps: until,
		runs: [
			{ ...usual, klWeight: a },
			{ ...usual, klWeight: b },
		],
	};
}

/** The settings of agents, except how far Train learns. */
const keyOf = (choice: AgentChoice) => JSON.stringify({ ...choice, environmentSteps: 0 });

/** Keeps what the learner has; the agents themselves are ended. */
export async function putAgentsAside(): Promise<OwnAgents> {
	// The state of a lost worker is lost: the next page starts over.
	const held = await agentLab.held().catch(() => null);
	agentsAreLessons(true);
	const { choice, former } = agentLab.state;
	const own = { held, former, choice, view: useAgentView.getState() };
	agentLab.reset();
	return own;
}

/** Gives back what the learner had. */
export async function takeAgentsUp({ held, former, choice, view }: OwnAgents): Promise<void> {
	agentLab.reset();
	agentsAreLessons(false);
	agentLab.choose(choice);
	useAgentView.setState(view);
	if (held) await agentLab.takeUp(held, former);
}

/**
 * The agents of a page: those that are there where they fit, else new ones, trained as far as the page says.
 * @param untrained whether they must not have begun: the page lets predict what they learn
 */
export async function standAgents(stage: AgentStage, untrained: boolean): Promise<void> {
	const wanted = choiceOfStage(stage);
	const { training } = agentLab.state;
	const fits = training !== null && keyOf(training) === keyOf(wanted);
	if (!fits || untrained) {
		agentLab.reset();
		agentLab.choose(wanted);
	}
	const present = agentLab.state.frame?.progress.environmentStep ?? 0;
	useAgentView.setState({
		part: stage.steps > 0 || (fits && !untrained) ? 'watch' : 'settings',
		run: 0,
		plane: 'latent',
		action: null,
		probe: null,
		quantity: 'success',
	});
	if (present < stage.steps) await agentLab.train(stage.steps - present);
}

/** Takes the steps that judge a bet. @returns whether they were taken to the end */
export async function finishAgents({ until }: AgentStage): Promise<boolean> {
	useAgentView.setState({ part: 'watch' });
	const present = agentLab.state.frame?.progress.environmentStep ?? 0;
	if (present < until) await agentLab.train(until - present);
	return (agentLab.state.frame?.progress.environmentStep ?? 0) >= until;
}

/** What the agents on the screen come to in a measure of the study; undefined where they are others, or not so far yet. */
export function ownAgentValue(
	measure: AgentMeasure,
	{ training, frame }: { readonly training: AgentChoice | null; readonly frame: LearnerFrame | null },
): number | undefined {
	if (!training || !frame || measure.kind === 'agentFall') return undefined;
	const [a, b] = training.runs.map(({ klWeight }) => klWeight);
	const usual = choiceOfStage({ klWeights: [a, b], steps: 0, until: training.environmentSteps }, training.seed);
	if (keyOf(usual) !== keyOf(training)) return undefined;
	const successOf = (klWeight: number) => {
		const run = training.runs.findIndex((one) => one.klWeight === klWeight);
		return at(frame.agents[run]?.curve ?? [], measure.step);
	};
	const own = successOf(measure.klWeight);
	if (measure.kind === 'agentSuccess') return own;
	const other = successOf(measure.over);
	return own === undefined || other === undefined ? undefined : own - other;
}

function at(curve: readonly CurvePoint[], step: number): number | undefined {
	return curve.find(({ environmentStep }) => environmentStep === step)?.successRate ?? undefined;
}
