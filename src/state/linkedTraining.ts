/** What became of the link that was opened: whether its sender had trained, and how far this page is on the way there. */
import { create } from 'zustand';
import type { EngineId } from '../training/Trainer';

export interface LinkedTraining {
	/**
	 * - `untrained`: it carries settings alone.
	 * - `training`: the page makes the model and trains to the step.
	 * - `reached`: the page has trained to it.
	 * - `stopped`: a person, or a fault, stopped it on the way.
	 */
	readonly status: 'untrained' | 'training' | 'reached' | 'stopped';
	/** The sender's step; 0 for none. */
	readonly target: number;
	/** Id of the sender's engine, which may be one that this page does not know; '' for none. */
	readonly wanted: string;
	/** The engine that trains here; null until one is there. */
	readonly engine: EngineId | null;
	/** Whether the settings of every step are known; else the present ones stand in. */
	readonly settingsKnown: boolean;
}

/** A link without a training. */
export const UNTRAINED: LinkedTraining = {
	status: 'untrained',
	target: 0,
	wanted: '',
	engine: null,
	settingsKnown: true,
};

/** null: no link was opened. */
export const useLinkedTraining = create<{ readonly linked: LinkedTraining | null }>()(() => ({ linked: null }));
