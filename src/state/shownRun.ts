/**
 * Which run the page shows. Everything that is read of a training (`useSession`, `latestFrame`, `lossHistory`,
 * `useTimeline`) is that of this run, or of what stands in front of it.
 */
import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { RunOutput } from '../lab/RunOutput';
import { TrainingRun } from '../lab/TrainingRun';
import { useConfig } from './configStore';
import { drawnFrames } from './drawnFrames';
import { clearFrame, latestFrame, publishFrame, showFrame } from './frames';
import { wantedSpeed } from './paceStore';
import { sessionRequest } from './sessionRequest';
import { type SessionState, useSession } from './sessionStore';
import { shownCurves, useTimeline } from './shownHistory';
import { PAGE } from './surroundings';

interface Shown {
	readonly run: TrainingRun;
	/** In front of the run: the poster while it has no frame, or what was trained before it; null for nothing. */
	readonly front: RunOutput | null;
}

/** A run of the present configuration; its worker starts when it is needed. */
export function newRun(): TrainingRun {
	const run = new TrainingRun(PAGE, sessionRequest(useConfig.getState().config));
	run.pace(wantedSpeed());
	return run;
}

export const useShown = create<Shown>()(subscribeWithSelector((): Shown => ({ run: newRun(), front: null })));

/** The run that is shown; something may stand in front of it. */
export function shownRun(): TrainingRun {
	return useShown.getState().run;
}

/** What is shown: of what stands in front, or of the run. */
function shownOutput(): RunOutput {
	const { run, front } = useShown.getState();
	return front ?? run.output;
}

/** Puts what the shown run gives where the page reads it, until the returned function is called. */
export function followShown(): () => void {
	let unfollow = follow();
	const stop = useShown.subscribe(() => {
		unfollow();
		unfollow = follow();
	});
	return () => {
		stop();
		unfollow();
	};
}

function follow(): () => void {
	const { run } = useShown.getState();
	const output = shownOutput();
	const { frames, losses, timeline } = output;
	// Until a run has a frame, the previous one of the same world stays: no blank in between.
	let stays = !frames.latest && latestFrame() !== null && isOfWorld(run.request.environment);
	const tellState = () => {
		const dataset = output.state.getState().dataset ?? (stays ? useSession.getState().dataset : null);
		useSession.setState({ ...sessionOf(useShown.getState()), dataset });
	};
	const tellSteps = () => useTimeline.setState(timeline.steps.getState());
	const worldBefore = useSession.getState().dataset?.environment;
	tellState();
	shownCurves.replace(losses.history);
	tellSteps();
	// The names change at once, the maps with the next display frame: they show no codes of another world until then.
	const otherWorld = useSession.getState().dataset?.environment !== worldBefore;
	if (frames.latest ? otherWorld : !stays) clearFrame();
	if (frames.latest) publishFrame(frames.latest);
	const stops = [
		output.state.subscribe(tellState),
		...(run.output === output ? [] : [run.output.state.subscribe(tellState)]),
		frames.subscribe(() => {
			stays = false;
		}),
		frames.subscribe(showFrame),
		// The frame that stayed belongs to the former world.
		useConfig.subscribe(
			({ config }) => config.environment,
			(environment) => {
				if (!stays || isOfWorld(environment)) return;
				stays = false;
				clearFrame();
				tellState();
			},
		),
		losses.subscribe(() => shownCurves.replace(losses.history)),
		timeline.steps.subscribe(tellSteps),
	];
	return () => {
		for (const stop of stops) stop();
	};
}

/** Whether the data that are shown are of a world. */
function isOfWorld(environment: string): boolean {
	return useSession.getState().dataset?.environment === environment;
}

/** The state of the session as the page reads it, but for the data. */
function sessionOf({ run, front }: Shown): Omit<SessionState, 'dataset'> {
	const { problem: _, dataset: __, ...state } = run.output.state.getState();
	if (front?.frames.latest) {
		const { losses, trainedWith } = front.state.getState();
		// Without an engine the poster is all there is.
		const isRecorded = state.training.is === 'failed' && front.frames.latest.source === 'recording';
		return { ...state, training: isRecorded ? { is: 'recorded' } : state.training, losses, trainedWith };
	}
	// The maps are drawn between frames too.
	const framesPerSecond =
		state.framesPerSecond && Math.max(state.framesPerSecond, drawnFrames.perSecond(performance.now()));
	return { ...state, framesPerSecond };
}
