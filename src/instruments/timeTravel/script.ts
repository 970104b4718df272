import type { EngineChange } from '../../lab/EngineHistory';
import type { RunSettings } from '../../model/settings';
import { useConfig } from '../../state/configStore';
import { prepared, type RunName, runIndex } from '../../state/preparedFrame';
import { branchFrom, travelTo } from '../../state/runAnswers';
import { useSession } from '../../state/sessionStore';
import { lossHistory, useTimeline } from '../../state/shownHistory';
import { travelToPresent } from '../../state/timeTravel';
import type { SettingsChange } from '../../training/protocol';
import type { EngineId } from '../../training/Trainer';

/** What `latentLab.timeline` gives. */
export interface TimelineResult {
	/** Steps whose frames are kept, ascending. */
	readonly steps: readonly number[];
	/** Steps that training can go on from, ascending. */
	readonly branchSteps: readonly number[];
	/** The step of the past that is shown; null for the present. */
	readonly shown: number | null;
	/** The settings of both runs from which step on, ascending: the first is what training began with. */
	readonly changes: readonly SettingsChange[];
	/** Which engine trained from which step on, ascending; null for steps of which nobody knows. */
	readonly engines: readonly EngineChange[];
}

/** What `latentLab.trainedWith` gives: the settings of the step that the frame shown came about with. */
export interface TrainedWithResult extends RunSettings {
	/** The frame's step. */
	readonly step: number;
	/** The first and the last step so far that were taken with all of these settings, in both runs. */
	readonly steps: readonly [first: number, last: number];
	/** The engine that took the frame's step; null where nobody knows. */
	readonly engine: EngineId | null;
	/** What the run is set to for the step after the newest. */
	readonly next: RunSettings;
}

/** The steps that can be shown again or branched from. */
export async function timeline(): Promise<TimelineResult> {
	const { steps, branchSteps, shown } = useTimeline.getState();
	const changes = lossHistory().settings.changes.map(({ step, runs }) => structuredClone({ step, runs }));
	const engines = structuredClone(lossHistory().engines.changes);
	return { steps, branchSteps, shown, changes, engines };
}

/** What the frame shown of a run was trained with, and from which step to which; null before the first step. */
export async function trainedWith(run: RunName): Promise<TrainedWithResult | null> {
	const index = runIndex(run);
	const { frame } = await prepared();
	const range = lossHistory().settings.rangeAt(frame.step);
	if (!frame.trainedWith || !range) return null;
	const last = Math.min(range.last, Math.max(frame.step, useSession.getState().step));
	const next = useConfig.getState().config.runs[index];
	const { step } = frame;
	const engine = lossHistory().engines.at(step);
	return structuredClone({ ...frame.trainedWith[index], step, steps: [range.first, last] as const, engine, next });
}

/**
 * Shows the latest kept frame at or before a step; null for the present. `snapshot` and `decode` answer for it.
 * @returns the step shown
 */
export async function showStep(step: number | null): Promise<number> {
	if (step !== null && !(Number.isFinite(step) && step >= 0)) throw new RangeError('step: 0 or more, or null');
	await prepared();
	if (step === null) travelToPresent();
	else travelTo(step);
	return (await prepared()).frame.step;
}

/**
 * Goes back to the latest checkpoint at or before a step, paused, with the present settings.
 * @returns the checkpoint's step
 */
export async function branch(step: number): Promise<number> {
	const reached = branchFrom(step);
	if (reached === null) throw new RangeError(`step: no checkpoint at or before ${step}`);
	await prepared();
	return reached;
}
