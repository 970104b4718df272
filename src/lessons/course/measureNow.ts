/** Measures something of the training that is on the screen, as the claims and the exercises do. */
import type { MeasureSpec } from '../../analysis/measureSpec';
import { measuredCount } from '../../dataset/measuredSet';
import { measure } from '../../instruments/measure';
import { useConfig } from '../../state/configStore';
import { latestFrame, subscribeFrames } from '../../state/frames';
import { useSession } from '../../state/sessionStore';

/** The numbers in the order asked, and how long that took, ms; null while there is nothing to measure. */
export function measureNow(measures: readonly MeasureSpec[]) {
	const frame = latestFrame();
	const { dataset } = useSession.getState();
	if (!frame || !dataset || frame.source === 'recording' || frame.count > dataset.size) return null;
	const { shape } = frame;
	const count = measuredCount(dataset.size);
	const runs = frame.runs.flatMap(({ measured, weights }) => (measured ? { ...measured, weights } : []));
	const { state, action, parameters, stateDelta } = dataset;
	const { data, training: settings } = useConfig.getState().config;
	const { seed } = settings;
	const split = { seed: data.seed, share: data.testShare };
	const training = { shape, dataset: { state, action, parameters, stateDelta }, count, runs, seed, split };
	return measure('claims', { measures, training });
}

/**
 * Measures as soon as the picture of a step is there: it comes after the training has paused.
 * @param gone ends the wait
 */
export function measureAt(step: number, measures: readonly MeasureSpec[], gone: AbortSignal) {
	return new Promise<Awaited<NonNullable<ReturnType<typeof measureNow>>>>((resolve, reject) => {
		const look = () => {
			const frame = latestFrame();
			const measuring = frame?.step === step ? measureNow(measures) : null;
			if (!measuring) return;
			stop();
			resolve(measuring);
		};
		const stop = subscribeFrames(look);
		gone.addEventListener('abort', () => {
			stop();
			reject(gone.reason);
		});
		look();
	});
}
