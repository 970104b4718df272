/** The run that a person has, kept with its settings while the page shows another, and shown again as it was. */
import type { RunOutput } from '../lab/RunOutput';
import type { TrainingRun } from '../lab/TrainingRun';
import type { Config } from './config';
import { useConfig } from './configStore';
import { useExploration } from './explorationStore';
import { goOnByItself } from './firstTraining';
import { newRun, shownRun, useShown } from './shownRun';

type Exploration = ReturnType<typeof useExploration.getState>;
type Changes = ReturnType<typeof useConfig.temporal.getState>;

export interface HeldTraining {
	readonly run: TrainingRun;
	/** What was in front of it. */
	readonly poster: RunOutput | null;
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
	const { poster } = useShown.getState();
	const { pastStates, futureStates, clear } = useConfig.temporal.getState();
	const { config } = useConfig.getState();
	const held = {
		run,
		poster,
		config,
		exploration: useExploration.getState(),
		changes: { pastStates, futureStates },
	};
	clear();
	useShown.setState({ run: newRun(), poster: null });
	return held;
}

/** Shows a run again as it was put aside, and the page's own training goes on; the one shown meanwhile is ended. */
export function takeTrainingUp({ run, poster, config, exploration, changes }: HeldTraining): void {
	const other = shownRun();
	useShown.setState({ run, poster: null });
	other.dispose();
	useConfig.getState().replace(config);
	useExploration.setState({ ...exploration, hovered: null, highlighted: null });
	useConfig.temporal.setState(changes);
	if (poster) useShown.setState({ poster });
	goOnByItself(run);
}

/** Ends a run that was put aside: what is shown takes its place. */
export function dropTraining({ run }: HeldTraining): void {
	run.dispose();
}
