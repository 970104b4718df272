/** Sets a person's run aside, with its settings, while the page shows another, and shows it again as it was. */
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

/** Pauses the run that is shown, sets it aside, and shows a new one in its place. */
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

/** Shows a run again as it was set aside, and the page's own training continues; the one shown meanwhile is ended. */
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

/** Ends a run that was set aside: what is shown takes its place. */
export function dropTraining({ run }: HeldTraining): void {
	leaveUnanswered(false);
	run.dispose();
}
