/** Repeats the training of a link's sender. */

import { LossHistory } from '../lab/LossHistory';
import { ENGINE_IDS, type EngineId } from '../training/Trainer';
import { useConfig } from './configStore';
import { adoptRuns, pause, trainSteps, whenPrepared } from './lab';
import { type ReachedTraining, useLinkedTraining } from './linkedTraining';
import { replay } from './replay';
import { configureRuns } from './runAnswers';
import { useSession } from './sessionStore';
import type { TrainedState } from './trainedState';

/** What stops the one that is under way. */
const underWay: { stop: (() => void) | null } = { stop: null };

/** Stops on the way; training stays where it is. */
export function stopReaching(): void {
	underWay.stop?.();
}

/**
 * Makes the model at step 0 with the sender's engine, or with one that works here, and takes the sender's steps, each
 * with its own settings. The page's settings stay as they are; whoever changes those of a run, pauses or makes another
 * model stops it.
 */
export async function reachLinked({ step, engine, changes }: TrainedState): Promise<void> {
	stopReaching();
	const tell = (part: Partial<ReachedTraining>) => {
		const { linked } = useLinkedTraining.getState();
		if (linked && linked.status !== 'untrained' && underWay.stop === stop)
			useLinkedTraining.setState({ linked: { ...linked, ...part } });
	};
	let stopped = false;
	const stop = () => {
		stopped = true;
		pause();
		tell({ status: 'stopped' });
	};
	underWay.stop = stop;
	useLinkedTraining.setState({
		linked: { status: 'training', target: step, wanted: engine, engine: null, settingsKnown: changes !== null },
	});
	const { runs } = useConfig.getState().config;
	const unwatch = useConfig.subscribe(({ config }) => config.runs, stop);
	try {
		await makeModel(engine);
		tell({ engine: useSession.getState().engine });
		const whole =
			!stopped &&
			(await replay(
				{ step, changes: changes ?? [{ step: 1, runs }] },
				{ configure: configureRuns, advance: trainSteps },
				() => !stopped,
			));
		tell({ status: whole ? 'reached' : 'stopped' });
	} catch {
		// The fault is told where every fault is.
		tell({ status: 'stopped' });
	} finally {
		unwatch();
		if (underWay.stop === stop) {
			underWay.stop = null;
			configureRuns(useConfig.getState().config.runs);
		}
	}
}

/** @param wanted any engine's id, of this version of the page or of another */
async function makeModel(wanted: string): Promise<void> {
	if (!(ENGINE_IDS as readonly string[]).includes(wanted)) return restartWith('auto');
	try {
		await restartWith(wanted as EngineId);
	} catch {
		await restartWith('auto');
	}
}

/** Makes the model at step 0. Rejects where the engine cannot be had. */
function restartWith(engine: EngineId | 'auto'): Promise<void> {
	const { config } = useConfig.getState();
	adoptRuns(config, null, new LossHistory(config.runs.length), engine);
	return whenPrepared();
}
