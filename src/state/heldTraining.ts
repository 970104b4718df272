/** The run that a person has, kept with its settings while the page shows another, and shown again as it was. */
import type { TrainingRun } from '../lab/TrainingRun';
import type { Config } from './config';
import { useConfig } from './configStore';
import { useExploration } from './explorationStore';
import { newRun, type PlayedRun, shownRun, useShown } from './shownRun';

type Exploration = ReturnType<typeof useExploration.getState>;
type Changes = ReturnType<typeof useConfig.temporal.getState>;

export interface HeldTraining {
	readonly run: TrainingRun;
	/** What played in front of it: nothing had been trained. */
	readonly recording: PlayedRun | null;
	readonly config: Config;
	readonly exploration: Exploration;
	/** The settings that can be undone and done again. */
	readonly changes: Pick<Changes, 'pastStates' | 'futureStates'>;
}

/** Pauses the run that is shown, keeps it, and shows another one in its place that has nothing yet. */
export async function putTrainingAside(): Promise<HeldTraining> {
	const run = shownRun();
	run.pause();
	await run.paused();
	const { recording } = useShown.getState();
	recording?.stop();
	const { pastStates, futureStates, clear } = useConfig.temporal.getState();
	const { config } = useConfig.getState();
	const held = {
		run,
		recording,
		config,
		exploration: useExploration.getState(),
		changes: { pastStates, futureStates },
	};
	clear();
	useShown.setState({ run: newRun(), recording: null });
	return held;
}

/** Shows a run again as it was put aside; the one that was shown meanwhile is ended. */
export function takeTrainingUp({ run, recording, config, exploration, changes }: HeldTraining): void {
	const other = shownRun();
	useShown.setState({ run, recording: null });
	other.dispose();
	useConfig.getState().replace(config);
	useExploration.setState({ ...exploration, hovered: null, highlighted: null });
	useConfig.temporal.setState(changes);
	if (!recording) return;
	useShown.setState({ recording });
	recording.play();
}

/** Ends a run that was put aside: what is shown takes its place. */
export function dropTraining({ run, recording }: HeldTraining): void {
	recording?.stop();
	run.dispose();
}
