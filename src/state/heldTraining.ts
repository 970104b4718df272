/** The run that a person has, kept with its settings while the page shows another, and shown again as it was. */
import type { RunOutput } from '../lab/RunOutput';
import type { TrainingRun } from '../lab/TrainingRun';
import { leaveUnanswered } from './byHand';
import type { Config } from './config/schema';
import { useConfig } from './configStore';
import { useExploration } from './explorationStore';
import { goOnByItself } from './firstTraining';
import { newRun, shownRun, useShown } from './shownRun';

type Exploration = ReturnType<typeof useExploration.getState>;
type Changes = ReturnType<typeof useConfig.temporal.getState>;

export interface HeldTraining {
	readonly run: TrainingRun;
	/** What was in front of it. */
	readonly front: RunOutput | null;
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
	const { front } = useShown.getState();
	const { pastStates, futureStates, clear } = useConfig.temporal.getState();
	const { config } = useConfig.getState();
	const held = {
		run,
		front,
		config,
		exploration: useExploration.getState(),
		changes: { pastStates, futureStates },
	};
	clear();
	leaveUnanswered(true);
	useShown.setState({ run: newRun(), front: null });
	return held;
}

/** Shows a run again as it was put aside, and the page's own training goes on; the one shown meanwhile is ended. */
export function takeTrainingUp({ run, front, config, exploration, changes }: HeldTraining): void {
	leaveUnanswered(false);
	const other = shownRun();
	useShown.setState({ run, front: null });
	other.dispose();
	useConfig.getState().replace(config);
	useExploration.setState({ ...exploration, hovered: null, highlighted: null });
	useConfig.temporal.setState(changes);
	if (front) useShown.setState({ front });
	goOnByItself(run);
}

/** Ends a run that was put aside: what is shown takes its place. */
export function dropTraining({ run }: HeldTraining): void {
	leaveUnanswered(false);
	run.dispose();
}
