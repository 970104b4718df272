/** Looking at the past of a training, and back. */
import { paused } from './lab';
import { useSession } from './sessionStore';
import { showPast, showPresent } from './timeline';

/** What is to be shown as soon as the training has paused. */
let wanted: number | null = null;

/** Pauses, then shows the latest kept picture at or before a step. */
export function travelTo(step: number): void {
	if (useSession.getState().phase !== 'training') {
		showPast(step);
		return;
	}
	const waits = wanted !== null;
	wanted = step;
	if (waits) return;
	void paused().then(() => {
		if (wanted !== null) showPast(wanted);
		wanted = null;
	});
}

/** Back to the newest picture. */
export function travelToPresent(): void {
	wanted = null;
	showPresent();
}
