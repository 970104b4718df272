/** The view of a training of agents; it outlives the tab. */
import { create } from 'zustand';
import type { CurveQuantity } from './learningCurve';

export type AgentPart = 'watch' | 'course' | 'settings' | 'study';

interface AgentView {
	readonly part: AgentPart;
	/** 0 for A, 1 for B. */
	readonly run: 0 | 1;
	readonly plane: 'latent' | 'embedding';
	/** The held state that landscape and probe are for: index. */
	readonly heldState: number;
	/** The discrete action of the landscape; null: the one that the policy takes. */
	readonly action: number | null;
	/** The person's code on the dimensions shown; null before the plane was touched. */
	readonly probe: readonly [number, number] | null;
	/** The latent dimensions across and up. */
	readonly dims: readonly [number, number];
	readonly quantity: CurveQuantity;
}

export const useAgentView = create<AgentView>()(() => ({
	part: 'watch',
	run: 0,
	plane: 'latent',
	heldState: 0,
	action: null,
	probe: null,
	dims: [0, 1],
	quantity: 'success',
}));
