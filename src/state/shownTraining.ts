/** What the frame on the maps was trained with, for titles and captions; it changes far less often than frames. */
import { create } from 'zustand';
import type { RunSettings } from '../model/settings';
import type { SettingsChange } from '../training/protocol';
import { useConfig } from './configStore';
import { type Frame, subscribeFrames } from './frames';
import { lossHistory } from './shownHistory';

interface ShownTraining {
	/** Whether a step was taken before the frame. */
	readonly trained: boolean;
	/** What the last step before it was trained with; null where there is none, or nobody knows. */
	readonly settings: readonly RunSettings[] | null;
	/** The settings up to it, from the first step that is known on. */
	readonly changes: readonly SettingsChange[];
	/** Whether it is a frame of the past: what is set now is not what came next. */
	readonly past: boolean;
}

export const useShownTraining = create<ShownTraining>()(() => ({
	trained: false,
	settings: null,
	changes: [],
	past: false,
}));

/** A page without a frame. */
const NOTHING: Pick<Frame, 'source' | 'step' | 'trainedWith'> = { source: 'training', step: 0 };

subscribeFrames((frame) => {
	const { source, step, trainedWith } = frame ?? NOTHING;
	const before = useShownTraining.getState();
	const trained = step > 0;
	const past = source === 'past';
	const settings = trainedWith ?? null;
	const changes = settings ? lossHistory().settings.until(step) : [];
	const known = changes.length === before.changes.length && changes.every((change, i) => change === before.changes[i]);
	if (trained === before.trained && settings === before.settings && past === before.past && known) return;
	useShownTraining.setState({ trained, past, settings, changes: known ? before.changes : changes });
});

/**
 * The settings that the step after a frame is, or was, taken with: those of the page, and for a frame of the past
 * those that training went on with then.
 */
export function settingsAfter({ source, step }: Frame): readonly RunSettings[] {
	const { runs } = useConfig.getState().config;
	return source === 'past' ? (lossHistory().settings.at(step + 1) ?? runs) : runs;
}
