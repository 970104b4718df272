import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { Speed } from '../training/Stepping';

interface PaceState {
	/** Train a few steps a second, so that the eye can follow each one. Holds for this visit only. */
	readonly slow: boolean;
	/** Whether a pointer is down: what it drags is to follow in the next display frame. */
	readonly held: boolean;
}

/** How fast the training is wanted; not part of the configuration, since it changes no result. */
export const usePace = create<PaceState>()(subscribeWithSelector((): PaceState => ({ slow: false, held: false })));

/** With fewer cores the training, the page and the browser's painting wait for one another. */
const ENOUGH_CORES = 4;

export function wantedSpeed({ slow, held }: PaceState = usePace.getState()): Speed {
	if (slow) return 'slow';
	return held && navigator.hardwareConcurrency < ENOUGH_CORES ? 'beside' : 'full';
}

/** Keeps `held` as the pointers over the page are, until the returned function is called. */
export function followPointers(page: Window): () => void {
	const stop = new AbortController();
	const { signal } = stop;
	const tell = (held: boolean) => {
		if (held !== usePace.getState().held) usePace.setState({ held });
	};
	const listen = (type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel') =>
		page.addEventListener(type, ({ buttons }) => tell(buttons !== 0), { capture: true, passive: true, signal });
	listen('pointerdown');
	// A menu of the browser may keep the release to itself: the next move has no button down.
	listen('pointermove');
	listen('pointerup');
	listen('pointercancel');
	page.addEventListener('blur', () => tell(false), { signal });
	return () => stop.abort();
}
