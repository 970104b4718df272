/** Replays the training that is shown from its first step: one kept frame after the other. */
import { create } from 'zustand';
import { travelTo } from './runAnswers';
import { useTimeline } from './shownHistory';
import { shownRun, useShown } from './shownRun';
import { PAGE } from './surroundings';
import { travelToPresent } from './timeTravel';

/** Milliseconds that a whole training takes, and between two frames: the codes move on in between. */
const WHOLE = 5_000;
const INTERVAL = 60;

export const usePlayPast = create<{ readonly playing: boolean }>()(() => ({ playing: false }));

let cancel: (() => void) | null = null;

/** Stops where it is. */
export function stopPast(): void {
	cancel?.();
	cancel = null;
	if (usePlayPast.getState().playing) usePlayPast.setState({ playing: false });
}

/** Plays from the step that is shown, or from the first where that is the newest; ends at the newest. */
export function playPast(): void {
	stopPast();
	const { steps, shown } = useTimeline.getState();
	const last = steps.length - 1;
	if (last < 1) return;
	const from = shown === null ? 0 : Math.max(0, steps.indexOf(shown));
	const begun = PAGE.clock.now();
	const { run, front } = useShown.getState();
	usePlayPast.setState({ playing: true });
	const next = () => {
		const index = from + Math.floor(((PAGE.clock.now() - begun) / WHOLE) * last);
		if (useShown.getState().run !== run || useShown.getState().front !== front || run.isBusy) {
			stopPast();
			return;
		}
		if (index >= last) {
			stopPast();
			travelToPresent();
			return;
		}
		if (steps[index] !== useTimeline.getState().shown) travelTo(steps[index]);
		cancel = PAGE.clock.later(next, INTERVAL);
	};
	next();
}

/** Shows a step, which ends the playing. */
export function goToStep(step: number): void {
	stopPast();
	const { steps } = useTimeline.getState();
	// The newest of the kept is the present, unless training has gone on since.
	if (step === steps[steps.length - 1] && !shownRun().trains) travelToPresent();
	else travelTo(step);
}
