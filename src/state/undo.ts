/** Undoes or redoes a change, together with the training that it ended. */
import { byHand } from './byHand';
import type { Config } from './config/schema';
import { useConfig } from './configStore';
import { takeOver } from './firstTraining';
import { reset } from './lab';
import { sessionRequest } from './sessionRequest';
import { shownRun } from './shownRun';
import { rememberTraining, takeTraining } from './trainingsOfHistory';

/** Undoes the last change. */
export function undo(): void {
	travel('undo');
}

/** Redoes the last undone change. */
export function redo(): void {
	travel('redo');
}

/** Back to the initial weights of the seed; taking it back goes on with what was trained. */
export function resetTraining(): void {
	const { config } = useConfig.getState();
	// Equal settings, and a state of the history of their own.
	const before = { ...config };
	rememberTraining(shownRun(), before, true);
	useConfig.temporal.setState(({ pastStates }) => ({
		pastStates: [...pastStates, { config: before }],
		futureStates: [],
	}));
	reset();
}

function travel(way: 'undo' | 'redo'): void {
	const history = useConfig.temporal.getState();
	const target = (way === 'undo' ? history.pastStates : history.futureStates).at(-1)?.config as Config | undefined;
	if (!target) return;
	const { config } = useConfig.getState();
	const run = shownRun();
	const training = takeTraining(target, config);
	if (!training) {
		byHand(() => history[way]());
		return;
	}
	rememberTraining(run, config);
	takeOver();
	// Before the settings change: the run has their training already, and makes no other.
	const { checkpoint, losses, frames } = training;
	run.adopt(sessionRequest(target), checkpoint, losses, null, frames);
	history[way]();
}
