/** A script starts from step 0: the training that the page does by itself is not part of it. */
import { LossHistory } from '../lab/LossHistory';
import { useConfig } from '../state/configStore';
import { isPagesOwn } from '../state/firstTraining';
import { adoptRuns, whenPrepared } from '../state/lab';
import { modelKey } from '../state/sessionRequest';

/** Ends what the page trains by itself: the model is at its initial weights. @returns whether there was such a training */
export function startOver(): boolean {
	if (!isPagesOwn()) return false;
	const { config } = useConfig.getState();
	adoptRuns(config, null, new LossHistory(config.runs.length));
	return true;
}

/** Changes settings for a script, after ending what the page trains by itself. */
export function setAsScript<T>(change: () => T): T {
	const { config: before } = useConfig.getState();
	const result = change();
	const { config } = useConfig.getState();
	if (config.runs !== before.runs && modelKey(config) === modelKey(before)) startOver();
	return result;
}

/** Back to the initial weights of the seed. */
export async function resetAsScript(reset: () => void): Promise<void> {
	const isNew = startOver();
	await whenPrepared();
	if (!isNew) reset();
}
