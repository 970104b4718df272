/**
 * The training that the page begins by itself on opening, so that there is something alive to take hold of. It is the
 * page's until a person trains on with it: a script that trains begins at step 0, as on a page where nothing was trained.
 */
import type { TrainingRun } from '../lab/TrainingRun';
import { FIRST_STEPS } from './config/defaults';
import { type OpenPublished, showPoster, takePosterAway } from './poster';
import { shownRun, useShown } from './shownRun';

let own: TrainingRun | null = null;

/** Shows the poster, and trains once it is there: the first picture comes first. A training in its place is opened instead. */
export function trainByItself(openPublished: OpenPublished): void {
	const run = shownRun();
	own = run;
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

/** Whether what is shown is trained by the page, or was, and nobody has trained on. */
export function isPagesOwn(): boolean {
	return own === shownRun();
}

/** What the page trains is trained anew: by another run, the page's as much as this one. */
export function passOn(run: TrainingRun): void {
	if (isPagesOwn()) own = run;
}

/** Somebody trains on what is shown, or something else in its place. */
export function takeOver(): void {
	if (isPagesOwn()) own = null;
}

/** Takes the poster away with the first picture of the run; for who wants no motion, with its last. */
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
