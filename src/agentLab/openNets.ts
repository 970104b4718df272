/**
 * Networks of an agent from files become the training of the tab: it begins with them, and with the representation that
 * the page shows. Until that is there they wait.
 */
import type { AgentShape } from '../agent/layout';
import type { Environment } from '../environments/Environment';
import { environmentById } from '../environments/registry';
import type { ActorNet, CriticNet } from '../files/hyarAgent';
import { initialWeights } from '../model/initialise';
import { parameterLayout } from '../model/layout';
import type { Config } from '../state/config/schema';
import { useConfig } from '../state/configStore';
import { openedNets } from '../state/opening/openedNets';
import { newestCheckpoint } from '../state/runAnswers';
import { shapeOfConfig } from '../state/trainable';
import type { Checkpoint } from '../training/Trainer';
import { takeUpFromFile } from './agentFiles';
import { type AgentChoice, officialChoice, specOfChoice } from './choice';
import { readNetSettings } from './netSettings';
import { agentLab } from './pageAgentLab';

/** What came of opening networks. */
export type NetsOutcome =
	/** The tab has them, with the representation of this step. */
	| ({
			readonly kind: 'opened';
			readonly environment: string;
			readonly step: number;
			readonly hasCritic: boolean;
			/** Whether its settings were in the file; else it has the official ones. */
			readonly hasSettings: boolean;
	  } & AgentShape)
	/** Only a critic is there. */
	| ({ readonly kind: 'needs-actor' } & Pick<CriticNet, 'inputs' | 'width'>)
	/** The page shows no representation of these sizes. */
	| ({ readonly kind: 'needs-model' } & AgentShape)
	/** Actor and critic do not go together; the last that came was kept. */
	| {
			readonly kind: 'apart';
			readonly inputs: number;
			readonly criticWidth: number;
			readonly expected: number;
			readonly width: number;
	  }
	/** The world of the representation is data without a simulator. */
	| { readonly kind: 'no-simulator' }
	/** They come to no numbers, or the worker was lost; with the reason in plain English. */
	| { readonly kind: 'failed'; readonly detail: string };

/** Opens the page's networks in the agent tab, and knows whether they still wait for a representation. */
class NetsOpening {
	/** Whether the opened networks have not been shown yet. */
	private isWaiting = false;
	/** The training that began with them. */
	private shown: AgentChoice | null = null;

	/** @see openNets */
	async open(isNew: boolean, begins: () => void): Promise<NetsOutcome | null> {
		if (!openedNets.hasAny || !(isNew || this.isWaiting || this.isUntouched)) return null;
		this.isWaiting = true;
		const { actor, critic, settings } = openedNets.present;
		if (!actor) return critic && { kind: 'needs-actor', inputs: critic.inputs, width: critic.width };
		const { width } = actor;
		const expected = actor.stateDim + actor.embeddingDim + actor.latentDim;
		if (critic && (critic.inputs !== expected || critic.width !== width)) {
			openedNets.keepLast();
			return { kind: 'apart', inputs: critic.inputs, criticWidth: critic.width, expected, width };
		}
		const outcome = await this.openPolicy(actor, critic, settings, begins);
		this.isWaiting = outcome.kind !== 'opened';
		return outcome;
	}

	/** Whether the present training is that of the opened networks and has learned nothing since. */
	private get isUntouched(): boolean {
		const { training, frame } = agentLab.state;
		return training !== null && training === this.shown && frame?.progress.environmentStep === 0;
	}

	private async openPolicy(
		actor: ActorNet,
		critic: CriticNet | null,
		settings: string | null,
		begins: () => void,
	): Promise<NetsOutcome> {
		const { stateDim, embeddingDim, latentDim, width } = actor;
		const shape = { stateDim, embeddingDim, latentDim, width };
		const representation = representationFor(actor);
		if (!representation) return { kind: 'needs-model', ...shape };
		const environment = environmentById(representation.config.environment);
		if (!environment) return { kind: 'no-simulator' };
		begins();
		const own = settings === null ? null : readNetSettings(settings, environment.id, shape);
		const choice = choiceFor(environment, shape, critic !== null, own, representation);
		const vaes = representation.checkpoint.runs.map(({ weights }) => weights);
		try {
			const bytes = await agentLab.client.open(specOfChoice(choice), { actor, critic, vaes });
			const failure = await takeUpFromFile({ choice, target: null, history: [], bytes }, this.isUntouched);
			if (failure !== null) return { kind: 'failed', detail: failure };
		} catch (fault) {
			return { kind: 'failed', detail: fault instanceof Error ? fault.message : String(fault) };
		}
		this.shown = choice;
		const { step } = representation.checkpoint;
		const has = { hasCritic: critic !== null, hasSettings: own !== null };
		return { kind: 'opened', environment: environment.id, step, ...has, ...shape };
	}
}

const opening = new NetsOpening();

/**
 * Opens the networks that are there: new ones, or, after a representation was opened, those that wait for it or have
 * learned nothing since.
 * @param isNew whether networks were opened, and not only a representation
 * @param begins is called before they are opened
 * @returns null where nothing was to be done
 */
export function openNets(isNew: boolean, begins: () => void = () => {}): Promise<NetsOutcome | null> {
	return opening.open(isNew, begins);
}

/** A representation that the page shows in both runs: trained here, or opened. */
interface PageRepresentation {
	readonly config: Config;
	readonly checkpoint: Checkpoint;
	/** Hidden units. */
	readonly width: number;
}

/** The page's representation where it has the sizes of a policy; null otherwise. */
function representationFor({ stateDim, embeddingDim, latentDim }: ActorNet): PageRepresentation | null {
	const { config } = useConfig.getState();
	const checkpoint = newestCheckpoint();
	const shape = shapeOfConfig(config);
	const fits = shape.stateDim === stateDim && shape.embeddingDim === embeddingDim && shape.latentDim === latentDim;
	if (!fits || checkpoint?.runs[0].weights.length !== parameterLayout(shape).length) return null;
	// Initial weights are no representation.
	const initial = checkpoint.step === 0 ? initialWeights(shape, config.training.seed) : null;
	if (initial && checkpoint.runs.every(({ weights }) => areEqual(weights, initial))) return null;
	return { config, checkpoint, width: shape.width };
}

function areEqual(a: Float32Array, b: Float32Array): boolean {
	return a.length === b.length && a.every((value, index) => value === b[index]);
}

/**
 * The training that begins with the networks, from the first episode on with the least exploration noise; A with the
 * representation of run A, B with that of run B. @param own the settings of the file; null where it has none
 */
function choiceFor(
	environment: Environment,
	{ width, embeddingDim, latentDim }: AgentShape,
	hasCritic: boolean,
	own: AgentChoice | null,
	{ config, checkpoint, width: representationWidth }: PageRepresentation,
): AgentChoice {
	const choice = own ?? officialChoice(environment, agentLab.state.choice.seed);
	const [a, b] = checkpoint.runs.map(({ weights }) => weights);
	const isOne = areEqual(a, b);
	// One representation goes on as the settings say, those of two runs each as its run did.
	const runs = config.runs.map(({ klWeight, optimizer }) => ({
		...choice.runs[0],
		latentDim,
		...(!isOne && { klWeight, optimizer }),
	}));
	return {
		...choice,
		width,
		noiseEpisodes: 0,
		runs: runs as unknown as AgentChoice['runs'],
		opened: { embeddingDim, representationWidth, hasCritic, isOneRepresentation: isOne, hasSettings: own !== null },
	};
}
