/**
 * Retraining after a change by hand: the model is trained again in view, from the same seed to the same step, and the
 * previous training is kept, to be compared or restored with one press.
 *
 * This applies to a change that needs another model, at any time, and to another KL weight while paused. While
 * training, another KL weight applies to the following steps, as it does after going back to a checkpoint.
 */
import { create } from 'zustand';
import { LossHistory } from '../lab/LossHistory';
import { modelOf, type RunRequest } from '../lab/runRequest';
import type { TrainingRun } from '../lab/TrainingRun';
import { answerHand, byHand } from './byHand';
import type { Config } from './config/schema';
import { useConfig } from './configStore';
import { passOn } from './firstTraining';
import { sessionRequest } from './sessionRequest';
import { newRun, shownRun, useShown } from './shownRun';

/** Milliseconds after the last change of the KL weight until the training begins. */
const SETTLE = 150;

interface Kept {
	readonly run: TrainingRun;
	readonly config: Config;
}

export interface Retraining {
	/** The run that is trained again. */
	readonly run: TrainingRun;
	/** The step that it is trained to. */
	readonly target: number;
	/** What was shown before. */
	readonly kept: Kept;
	/** Whether what was before is looked at. */
	readonly looksBack: boolean;
	/** Whether the run is one that was taken back, and what is kept is what took its place. */
	readonly isTakenBack: boolean;
}

/** null: nothing was retrained, or the previous training is gone. */
export const useRetraining = create<{ readonly retraining: Retraining | null }>()(() => ({ retraining: null }));

const present = () => useRetraining.getState().retraining;

/** Answers changes by hand from now on. */
export function answerByTraining(): void {
	answerHand(answerTo);
	// A lesson, or whatever else puts another run in the place of this one, ends it.
	useShown.subscribe(
		({ run }) => run,
		(run) => {
			const retraining = present();
			if (!retraining || run === retraining.run) return;
			useRetraining.setState({ retraining: null });
			if (run !== retraining.kept.run) retraining.kept.run.dispose();
		},
	);
}

function answerTo(config: Config, before: Config): boolean {
	lookBack(false);
	const run = shownRun();
	const request = sessionRequest(config);
	const otherModel = modelOf(request) !== modelOf(run.request);
	const otherWeights = config.runs.some(({ klWeight }, index) => klWeight !== before.runs[index].klWeight);
	const stale = underWay();
	const isForLaterSteps = (run.isBusy && !stale) || run.isBranch;
	if (!otherModel && (!otherWeights || isForLaterSteps)) return false;
	const target = stale?.target ?? run.goal;
	if (target === 0) return false;
	if (isWhatWasKept(request)) takeBack(request, before);
	else if (otherModel) begin(before, target);
	else beginSoon(before, target);
	return true;
}

/** The retraining that has neither ended nor been stopped; null for none. */
function underWay(): Retraining | null {
	const retraining = present();
	if (!retraining) return null;
	const { training, step } = retraining.run.output.state.getState();
	const rests = training.is === 'paused' || training.is === 'failed';
	return !rests && (step < retraining.target || training.is === 'halting') ? retraining : null;
}

let settles: ReturnType<typeof setTimeout> | undefined;
/** What was set before the first of the changes that are waited for. */
let unsettled: Config | null = null;

function beginSoon(before: Config, target: number): void {
	clearTimeout(settles);
	unsettled ??= before;
	const run = shownRun();
	settles = setTimeout(() => {
		const first = unsettled ?? before;
		unsettled = null;
		if (shownRun() !== run) return;
		// A person may have pressed Train meanwhile: then it is one for the steps that follow.
		if (run.isBusy && !underWay()) run.follow(sessionRequest(useConfig.getState().config));
		else begin(first, target);
	}, SETTLE);
}

/** Trains again with the present settings. A retraining that is under way is given up, and what it keeps stays kept. */
function begin(before: Config, target: number): void {
	clearTimeout(settles);
	unsettled = null;
	const request = sessionRequest(useConfig.getState().config);
	const stale = underWay();
	if (stale) {
		useRetraining.setState({ retraining: { ...stale, target } });
		train(stale.run, request, target);
		return;
	}
	const former = present()?.kept.run;
	const shown = shownRun();
	if (!shown.output.frames.latest) {
		// It has nothing yet that could be kept.
		useShown.setState({ front: null });
		shown.follow(request);
		shown.train(target);
		return;
	}
	const run = newRun();
	useRetraining.setState({ retraining: null });
	passOn(run);
	useShown.setState({ run, front: null });
	const kept = { run: shown, config: before };
	useRetraining.setState({ retraining: { run, target, kept, looksBack: false, isTakenBack: false } });
	former?.dispose();
	void shown.paused().then(() => {
		if (shownRun() !== run) return;
		run.takeWorkerOf(shown);
		train(run, sessionRequest(useConfig.getState().config), target);
	});
}

/** @param request of the present settings */
function train(run: TrainingRun, request: RunRequest, target: number): void {
	// Where the model is the same, so is the engine that is quickest.
	const kept = present()?.kept.run;
	const engine = kept && modelOf(kept.request) === modelOf(request) ? kept.output.state.getState().engine : null;
	run.adopt(request, null, new LossHistory(request.runs.length), engine);
	run.train(target);
}

function isWhatWasKept(request: RunRequest): boolean {
	const kept = present()?.kept.run.request;
	return kept !== undefined && modelOf(kept) === modelOf(request) && sameRuns(kept, request);
}

function sameRuns(a: RunRequest, b: RunRequest): boolean {
	return JSON.stringify(a.runs) === JSON.stringify(b.runs);
}

/** Shows what was kept; what was trained again is kept in its place, if it came to its end. */
function takeBack(request: RunRequest, before: Config): void {
	const retraining = present();
	if (!retraining) return;
	clearTimeout(settles);
	unsettled = null;
	const { run: retrained, kept } = retraining;
	const over = !underWay();
	const { step } = kept.run.output.state.getState();
	useRetraining.setState({ retraining: null });
	passOn(kept.run);
	useShown.setState({ run: kept.run, front: null });
	if (over) {
		const parts = { looksBack: false, isTakenBack: true };
		const now = { run: kept.run, target: step, kept: { run: retrained, config: before }, ...parts };
		useRetraining.setState({ retraining: now });
	}
	kept.run.follow(request);
	void retrained.paused().then(() => {
		if (shownRun() === kept.run) kept.run.takeWorkerOf(retrained);
		if (!over) retrained.dispose();
		kept.run.warmUp();
	});
}

/** Has what was before again, with its settings, by hand as they were changed. */
export function keepWhatWas(): void {
	const kept = present()?.kept;
	if (!kept) return;
	const { config } = useConfig.getState();
	const sameSpace =
		config.environment === kept.config.environment && config.model.latentDim === kept.config.model.latentDim;
	const { display, probe } = sameSpace ? config : kept.config;
	byHand(() => useConfig.getState().replace({ ...kept.config, display, probe }));
}

/** Shows what was before, in front of the retraining, or the retraining again. */
export function lookBack(looksBack: boolean): void {
	const retraining = present();
	if (!retraining || retraining.looksBack === looksBack) return;
	useShown.setState({ front: looksBack ? retraining.kept.run.output : null });
	useRetraining.setState({ retraining: { ...retraining, looksBack } });
}
