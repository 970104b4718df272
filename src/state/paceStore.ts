import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';

interface PaceState {
	/** Train a few steps a second, so that the eye can follow each one. Holds for this visit only. */
	readonly slow: boolean;
}

/** How fast the training is wanted; not part of the configuration, since it changes no result. */
export const usePace = create<PaceState>()(subscribeWithSelector((): PaceState => ({ slow: false })));
