/** A training that is put aside with its settings, its curves and its past, and taken up again where it stood. */
import type { Checkpoint } from '../training/Trainer';
import type { Config } from './config';
import { useConfig } from './configStore';
import { useExploration } from './explorationStore';
import { lossHistory } from './history';
import { adoptRuns, paused, playRecordingAgain } from './lab';
import type { LossHistory } from './lossHistory';
import { useSession } from './sessionStore';
import { checkpointAt, type HeldTimeline, putTimelineAside, takeUpTimeline } from './timeline';

type Exploration = ReturnType<typeof useExploration.getState>;
type Changes = ReturnType<typeof useConfig.temporal.getState>;

export interface HeldTraining {
	/** Whether the recorded run was shown and nothing had been trained. */
	readonly recording: boolean;
	readonly config: Config;
	/** Where it stands; null at its initial weights. */
	readonly checkpoint: Checkpoint | null;
	readonly losses: LossHistory;
	readonly timeline: HeldTimeline;
	readonly exploration: Exploration;
	/** The settings that can be undone and done again. */
	readonly changes: Pick<Changes, 'pastStates' | 'futureStates'>;
}

/** Puts the page's training aside; pauses it first. */
export async function putTrainingAside(): Promise<HeldTraining> {
	await paused();
	const { pastStates, futureStates, clear } = useConfig.temporal.getState();
	const held: HeldTraining = {
		recording: useSession.getState().phase === 'recording',
		config: useConfig.getState().config,
		checkpoint: checkpointAt(Number.POSITIVE_INFINITY) ?? null,
		losses: lossHistory(),
		timeline: putTimelineAside(),
		exploration: useExploration.getState(),
		changes: { pastStates, futureStates },
	};
	clear();
	return held;
}

/** Shows a training again as it was put aside. */
export async function takeTrainingUp(held: HeldTraining): Promise<void> {
	await paused();
	if (held.recording) playRecordingAgain(held.config);
	else {
		adoptRuns(held.config, held.checkpoint, held.losses);
		takeUpTimeline(held.timeline);
	}
	useExploration.setState({ ...held.exploration, hovered: null, highlighted: null });
	useConfig.temporal.setState(held.changes);
}
