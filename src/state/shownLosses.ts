import type { LossTerms, RunSettings } from '../model/settings';
import { type SessionState, useSession } from './sessionStore';
import { lossHistory, useTimeline } from './shownHistory';

interface ShownLosses {
	/** The step that they are of. */
	readonly step: number;
	/** Raw terms, one entry a run; empty before the first step, and if its settings are unknown. */
	readonly losses: readonly LossTerms[];
	/** What that step was trained with, like {@link losses}. */
	readonly settings: readonly RunSettings[];
}

function read({ step, losses, trainedWith }: SessionState, past: number | null): ShownLosses {
	if (past !== null) return { step: past, ...known(lossHistory().termsAt(past), lossHistory().settings.at(past)) };
	return { step, ...known(losses, trainedWith) };
}

function known(losses: readonly LossTerms[], settings: readonly RunSettings[] | null): Omit<ShownLosses, 'step'> {
	return settings ? { losses, settings } : { losses: [], settings: [] };
}

/** The losses at the step that the maps show, now. */
export function shownLosses(): ShownLosses {
	return read(useSession.getState(), useTimeline.getState().shown);
}

/** The losses at the step that the maps show, with what they were trained with. */
export function useShownLosses(): ShownLosses {
	const past = useTimeline(({ shown }) => shown);
	return read(useSession(), past);
}
