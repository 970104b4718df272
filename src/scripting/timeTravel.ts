import { branchFrom } from '../state/lab';
import { useTimeline } from '../state/timeline';
import { travelTo, travelToPresent } from '../state/timeTravel';
import { prepared } from './preparedFrame';

/** What `latentLab.timeline` gives. */
export interface TimelineResult {
	/** Steps whose pictures are kept, ascending. */
	readonly steps: readonly number[];
	/** Steps that training can go on from, ascending. */
	readonly branchSteps: readonly number[];
	/** The step of the past that is shown; null for the present. */
	readonly shown: number | null;
}

export async function timeline(): Promise<TimelineResult> {
	const { steps, branchSteps, shown } = useTimeline.getState();
	return { steps, branchSteps, shown };
}

export async function showStep(step: number | null): Promise<number> {
	if (step !== null && !(Number.isFinite(step) && step >= 0)) throw new RangeError('step: 0 or more, or null');
	await prepared();
	if (step === null) travelToPresent();
	else travelTo(step);
	return (await prepared()).frame.step;
}

export async function branch(step: number): Promise<number> {
	const reached = branchFrom(step);
	if (reached === null) throw new RangeError(`step: no checkpoint at or before ${step}`);
	await prepared();
	return reached;
}
