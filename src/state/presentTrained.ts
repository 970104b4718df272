import { latestFrame } from './frames';
import { useSession } from './sessionStore';
import { lossHistory } from './shownHistory';
import type { TrainedState } from './trainedState';

/** How far the training on the maps is, for a link; null for the poster and at step 0. */
export function presentTrained(): TrainedState | null {
	const frame = latestFrame();
	if (!frame || frame.source === 'recording' || frame.step === 0) return null;
	const { settings, engines } = lossHistory();
	// Where another engine took over on the way, the one that came to the frame.
	const engine = engines.at(frame.step) ?? useSession.getState().engine;
	if (!engine) return null;
	const changes = settings.until(frame.step);
	return { step: frame.step, engine, changes: changes[0]?.step === 1 ? changes : null };
}
