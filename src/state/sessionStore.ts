import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { Dataset } from '../dataset/Dataset';
import type { LossTerms, RunSettings } from '../model/settings';
import type { EngineReport, Preparation } from '../training/protocol';
import type { EngineId, MemoryUse } from '../training/Trainer';

/**
 * What the page is doing.
 * - `recording`: no engine runs here, and a recorded picture is shown.
 * - `preparing`: the worker collects data, tries engines and makes the model.
 * - `paused`: a model is there and waits.
 * - `training`: it trains.
 * - `failed`: training stopped on a fault; a notice says which.
 */
export type Phase = 'recording' | 'preparing' | 'paused' | 'training' | 'failed';

export interface SessionState {
	readonly phase: Phase;
	/** Whether a training has come to a halt whose last picture is still on its way. */
	readonly halted: boolean;
	readonly preparation: Preparation | null;
	/** 0 … 1 while data are collected. */
	readonly progress: number;
	readonly step: number;
	readonly engine: EngineId | null;
	readonly engines: readonly EngineReport[];
	/** Whether other engines are still being tried; one of them may take over. */
	readonly contested: boolean;
	/** Measured over the last second; 0 while nothing is trained. */
	readonly stepsPerSecond: number;
	/** Pictures a second: the maps drawn, between frames too; where no map shows, the frames that came. */
	readonly framesPerSecond: number;
	/** Raw loss terms of the latest step, one entry a run. */
	readonly losses: readonly LossTerms[];
	/** What that step was trained with, one entry a run; null where there is none, or nobody knows. */
	readonly trainedWith: readonly RunSettings[] | null;
	readonly memory: MemoryUse | null;
	/** The data of the frames shown; null before any. */
	readonly dataset: Dataset | null;
}

/** The coarse state of the session, updated at most ten times a second while training. */
export const useSession = create<SessionState>()(
	subscribeWithSelector(
		(): SessionState => ({
			phase: 'preparing',
			halted: false,
			preparation: null,
			progress: 0,
			step: 0,
			engine: null,
			engines: [],
			contested: false,
			stepsPerSecond: 0,
			framesPerSecond: 0,
			losses: [],
			trainedWith: null,
			memory: null,
			dataset: null,
		}),
	),
);
