import { create } from 'zustand';
import type { WorldChoice } from './readWorld';

/** What the world plays: kept outside the view, because a lesson's page chooses it too. */
export const useWorld = create<{ readonly choice: WorldChoice }>()(() => ({
	choice: { kind: 'action', repeated: false },
}));
