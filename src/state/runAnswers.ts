/** Functions of the shown run for instruments, lessons and scripts; not part of the first screen. */
import type { RunSettings } from '../model/settings';
import type { Frame } from '../training/Frame';
import type { Checkpoint, Encoding } from '../training/Trainer';
import { takeOver } from './firstTraining';
import { useSession } from './sessionStore';
import { shownRun } from './shownRun';
import { wanted } from './timeTravel';

/**
 * Goes on from the latest checkpoint at or before a step, with the present settings; what came after it goes.
 * Training waits for a person.
 * @returns the checkpoint's step; null when there is none
 */
export function branchFrom(step: number): number | null {
	takeOver();
	return shownRun().branchFrom(step);
}

/** Sets what the next step is taken with, and leaves what the page says as it is. */
export function configureRuns(runs: readonly RunSettings[]): void {
	shownRun().configure(runs);
}

/** The posterior of transitions of the data under a run's present weights. */
export function encodeTransitions(run: number, indices: Uint32Array): Promise<Encoding> {
	return shownRun().encode(run, indices);
}

/** Resolves when every engine has been tried, or none works. */
export function whenEnginesTried(): Promise<void> {
	const tried = () => {
		const { training, preparation, engine, contested } = useSession.getState();
		return training.is === 'failed' || (preparation === null && engine !== null && !contested);
	};
	return new Promise((resolve) => {
		if (tried()) {
			resolve();
			return;
		}
		const stop = useSession.subscribe(() => {
			if (!tried()) return;
			stop();
			resolve();
		});
	});
}

/** The latest state at or before a step that training can go on from. */
export function checkpointAt(step: number): Checkpoint | undefined {
	return shownRun().output.timeline.checkpointAt(step);
}

/** The state that training goes on from next; null for its initial weights. */
export function newestCheckpoint(): Checkpoint | null {
	return shownRun().output.timeline.newest;
}

/** The frames that are kept, by ascending step: for the ways that points have gone. */
export function keptFrames(): readonly Frame[] {
	return shownRun().output.timeline.kept;
}

/** Pauses, then shows the latest kept frame at or before a step. */
export function travelTo(step: number): void {
	const run = shownRun();
	if (!run.trains) {
		run.output.showPast(step);
		return;
	}
	const waits = wanted.step !== null;
	wanted.step = step;
	if (waits) return;
	void run.paused().then(() => {
		if (wanted.step !== null) run.output.showPast(wanted.step);
		wanted.step = null;
	});
}
