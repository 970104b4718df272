/**
 * The training that the page starts by itself on opening, so that there is something to explore. It is the page's until
 * a person trains on with it: a script that trains begins at step 0, as on a page where nothing was trained.
 */
import type { TrainingRun } from '../lab/TrainingRun';
import { FIRST_STEPS } from './config/defaults';
import { type OpenPublished, showPoster, takePosterAway } from './poster';
import { shownRun, useShown } from './shownRun';

let own: TrainingRun | null = null;

/**
 * Shows the poster, and trains once it is there: the first picture comes first, while what trains is loading. A training in
 * its place is opened instead.
 */
export function trainByItself(openPublished: OpenPublished): void {
	const run = shownRun();
	own = run;
	run.loadWorker();
	void showPoster(openPublished).then(() => {
		if (shownRun() !== run) return;
		if (own === run) goOnByItself(run);
		else run.warmUp();
	});
}

/** Trains on to the end of the first training, where a lesson has interrupted it. */
export function goOnByItself(run: TrainingRun): void {
	if (own !== run || run.output.state.getState().step >= FIRST_STEPS) return;
	showInItsTime(run);
	run.train(FIRST_STEPS);
}

/** Whether what is shown was trained by the page, and no person has trained on. */
export function isPagesOwn(): boolean {
	return own === shownRun();
}

/** The page's training is repeated by another run, which is the page's as well. */
export function passOn(run: TrainingRun): void {
	if (isPagesOwn()) own = run;
}

/** A person trains on, or something else takes its place. */
export function takeOver(): void {
	if (isPagesOwn()) own = null;
}

/** Removes the poster with the first frame of the run; with reduced motion, with its last. */
function showInItsTime(run: TrainingRun): void {
	const { frames, state } = run.output;
	const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
	const show = () => {
		stop();
		if (shownRun() === run) takePosterAway();
	};
	const stop = calm
		? state.subscribe(({ training }) => {
				if (training.is === 'paused') show();
			})
		: frames.subscribe(show);
	if (!useShown.getState().front) stop();
}
