/**
 * What a person can do with the run that is shown. Views and the scripting interface call these; they work the same for
 * a person's own run and for that of a lesson.
 */
import type { LossHistory } from '../lab/LossHistory';
import { modelOf } from '../lab/runRequest';
import type { ThinnedFrames } from '../lab/Timeline';
import type { Checkpoint, EngineId } from '../training/Trainer';
import { isAnswered, isByHand } from './byHand';
import { OPENING_CONFIG } from './config/defaults';
import type { Config } from './config/schema';
import { useConfig } from './configStore';
import { takeOver, trainByItself } from './firstTraining';
import { useLinkedTraining } from './linkedTraining';
import { followLink, type NeedData, type OpenAgents, openLink, type Reach } from './linkSync';
import { usePace, wantedSpeed } from './paceStore';
import { type OpenPublished, takePosterAway } from './poster';
import { followProblems } from './runNotices';
import { modelKey, sessionRequest } from './sessionRequest';
import { followShown, shownRun } from './shownRun';
import { rememberTraining } from './trainingsOfHistory';

/**
 * Opens the page's state: the link's configuration, at rest or trained as its sender had it; without one, a training
 * that begins by itself.
 * @param reach trains to what the sender of a link had
 */
export async function startLab(
	reach: Reach,
	needData: NeedData,
	openAgents: OpenAgents,
	openPublished: OpenPublished,
): Promise<void> {
	const trained = await openLink(reach, needData, openAgents);
	// What a link brought is the starting point, not a change by a person.
	useConfig.temporal.getState().clear();
	followLink(reach, needData, openAgents);
	connect();
	if (trained) {
		reach(trained);
		return;
	}
	if (!isAsOpened(useConfig.getState().config)) {
		shownRun().warmUp();
		return;
	}
	useLinkedTraining.setState({ linked: null });
	trainByItself(openPublished);
}

/** Binds the run that is shown, whichever it is, to the page: its settings, its numbers, its errors. */
export function connect(): void {
	followConfig(useConfig.getState().config);
	followShown();
	followProblems(continueWith);
	useConfig.subscribe(({ config }) => config, followConfig);
	usePace.subscribe(wantedSpeed, (speed) => shownRun().pace(speed));
}

/** Passes settings to the run: at once where that is possible during training, with a new model where it is not. */
function followConfig(config: Config, before?: Config): void {
	// A drag of the probe changes nothing that a run is asked for.
	if (before && sameButProbe(config, before)) return;
	if (before && isAnswered(config, before)) return;
	const request = sessionRequest(config);
	const run = shownRun();
	if (modelOf(request) !== modelOf(run.request)) {
		takePosterAway();
		// A person chose something before the worker was there: the page trains that.
		if (!isByHand() || run.output.state.getState().training.is !== 'idle') takeOver();
		if (before) rememberTraining(run, before);
	}
	run.follow(request);
}

/** Parts that are equal are the same objects: see `keepEqualParts` of the configuration's store. */
function sameButProbe(config: Config, before: Config): boolean {
	return (Object.keys(config) as (keyof Config)[]).every((part) => part === 'probe' || config[part] === before[part]);
}

/** Whether a configuration trains what the page trains by default. */
function isAsOpened(config: Config): boolean {
	const sameRuns = JSON.stringify(config.runs) === JSON.stringify(OPENING_CONFIG.runs);
	return sameRuns && modelKey(config) === modelKey(OPENING_CONFIG);
}

/** The run that is shown, with no poster in front of it. */
function actingRun() {
	takePosterAway();
	return shownRun();
}

/**
 * The step at which Train pauses: the one that is set, and from there on as many further.
 * @param stopAt what is set; 0 for never
 * @returns 0 for none
 */
export function nextStop(step: number, stopAt: number): number {
	return step < stopAt || stopAt === 0 ? stopAt : step + stopAt;
}

/** Trains on, from where it is; makes the model first when there is none. */
export function train(): void {
	takeOver();
	const run = actingRun();
	run.train(nextStop(run.output.state.getState().step, useConfig.getState().config.training.stopAt));
}

/** Stops after the burst that is under way. */
export function pause(): void {
	shownRun().pause();
}

/** Pauses. Resolves when nothing is trained: the last checkpoint and the last frame are then there. */
export function paused(): Promise<void> {
	return shownRun().paused();
}

/** Takes one step. */
export function stepOnce(): void {
	takeOver();
	// An error on the way is reported elsewhere.
	actingRun()
		.advance(1)
		.catch(() => {});
}

/** Takes `steps` steps; resolves with the step reached, also when paused before. */
export function trainSteps(steps: number): Promise<number> {
	return actingRun().advance(steps);
}

/** Back to the initial weights of the seed. */
export function reset(): void {
	takeOver();
	actingRun().reset();
}

/** Goes on from the newest checkpoint, with this engine or with the one that is set. */
function continueWith(engine: EngineId | 'auto'): void {
	// Before the setting changes: the run has it already, and makes no other model for it.
	shownRun().continueWith(engine);
	useConfig.getState().update({ engine });
}

/**
 * Takes runs that were trained elsewhere: their configuration, where they stand (null: at their initial weights), and
 * how their losses came there.
 * @param engine one that stands in for the one that the configuration says
 * @param frames what could be seen on the way
 */
export function adoptRuns(
	config: Config,
	checkpoint: Checkpoint | null,
	losses: LossHistory,
	engine?: EngineId | 'auto',
	frames?: ThinnedFrames | null,
): void {
	const run = actingRun();
	run.adopt(sessionRequest(config), checkpoint, losses, engine, frames);
	// Only now: what the page itself was training is not a person's.
	takeOver();
	// The run already has this configuration, so no new model is made.
	useConfig.getState().replace(config);
}

/** Resolves when a model is there; takes the poster away. */
export function whenPrepared(): Promise<void> {
	return actingRun().prepared();
}
