import { create } from 'zustand';

/** What a person chose to see of the world: the decoded action, or samples of the prior. */
export interface WorldChoice {
	readonly kind: 'action' | 'samples';
	/** Carry the action out again until the episode's cap. */
	readonly repeated: boolean;
}

/** What the world plays; outside the view, because lessons set it too. */
export const useWorld = create<{ readonly choice: WorldChoice }>()(() => ({
	choice: { kind: 'action', repeated: false },
}));
