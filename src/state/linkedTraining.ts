/** The state of the opened link: whether its sender had trained, and how far this page is on the way there. */
import { create } from 'zustand';
import type { EngineId } from '../training/Trainer';

/** A training that the page repeats. */
export interface ReachedTraining {
	/**
	 * - `training`: the page makes the model and trains to the step.
	 * - `reached`: the page has trained to it.
	 * - `stopped`: a person, or a fault, stopped it on the way.
	 */
	readonly status: 'training' | 'reached' | 'stopped';
	/** The sender's step. */
	readonly target: number;
	/** Id of the sender's engine, which may be one that this page does not know. */
	readonly wanted: string;
	/** The engine that trains here; null until one is there. */
	readonly engine: EngineId | null;
	/** Whether the settings of every step are known; if not, the present ones are used. */
	readonly settingsKnown: boolean;
}

/** `untrained`: the link carries settings alone. */
export type LinkedTraining = ReachedTraining | { readonly status: 'untrained' };

/** null: no link was opened. */
export const useLinkedTraining = create<{ readonly linked: LinkedTraining | null }>()(() => ({ linked: null }));
