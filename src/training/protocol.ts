/**
 * Every message between the page and the training worker. The arrays of frames, metrics and encodings are transferred,
 * so they belong to their receiver. Datasets and checkpoints are copied: the worker trains on with its own. Imported data
 * go to a worker once, column by column, and never back.
 *
 * Each message to the worker and back carries the number of the session (one `prepare`), so that late messages of
 * earlier sessions are recognised and dropped.
 */
import type { PolicyOptions } from '../dataset/behaviourPolicy';
import type { StateRange } from '../dataset/collect';
import type { Column, DatasetParts } from '../dataset/columns';
import type { Dataset } from '../dataset/Dataset';
import type { OwnData } from '../dataset/ownData';
import type { LossTerms, RunSettings } from '../model/settings';
import type { Frame } from './Frame';
import type { Speed } from './Stepping';
import type { Checkpoint, EngineId, MemoryUse, StepMetrics } from './Trainer';

/** What a session is prepared from. */
export interface SessionRequest {
	/** Id of an environment in the registry, or of an imported world. */
	readonly environment: string;
	readonly published: boolean;
	/** Transitions to collect, or to take from imported data. */
	readonly dataSize: number;
	readonly dataSeed: number;
	/** The policy that collects them. */
	readonly dataPolicy: PolicyOptions;
	/** The states that are recorded; null for all. */
	readonly dataStates: StateRange | null;
	/** Share of the transitions that no batch has and that is tested on; 0 for none. */
	readonly testShare: number;
	readonly width: number;
	readonly latentDim: number;
	readonly embeddingDim: number;
	readonly seed: number;
	readonly batchSize: number;
	readonly runs: readonly RunSettings[];
	/** Seeds of the runs' own, one each; all have {@link seed} when left out. */
	readonly runSeeds?: readonly number[];
	readonly engine: EngineId | 'auto';
	/** Transitions to draw in every frame, from the first on; those that are measured come with it in any case. */
	readonly displayPoints: number;
	/** Where to continue; null for the seed's initial weights. */
	readonly checkpoint: Checkpoint | null;
}

export type ToWorker =
	/** Makes a new session, paused, in place of the present one. */
	| {
			readonly type: 'prepare';
			readonly session: number;
			readonly request: SessionRequest;
			/**
			 * The world of imported data, whose columns came before; left out for simulated worlds and for data that the
			 * worker has.
			 */
			readonly own?: Pick<OwnData, 'world'> & Pick<DatasetParts, 'numbers'>;
	  }
	/** A column of the imported data that the next `prepare` is of. */
	| { readonly type: 'column'; readonly session: number; readonly name: string; readonly column: Column }
	| { readonly type: 'play'; readonly session: number /** Pause at this step; 0 for never. */; readonly stopAt: number }
	| { readonly type: 'pause'; readonly session: number }
	/** Takes `steps` steps as fast as can be, then pauses; answered with `advanced` or `refused`. */
	| { readonly type: 'advance'; readonly session: number; readonly id: number; readonly steps: number }
	/** Back to the seed's initial weights, paused. */
	| { readonly type: 'reset'; readonly session: number }
	/** New settings of every run, from the next step on. */
	| { readonly type: 'configure'; readonly session: number; readonly runs: readonly RunSettings[] }
	| { readonly type: 'display'; readonly session: number; readonly points: number }
	/** About ten steps a second, one frame each, to watch; or full speed. */
	| { readonly type: 'pace'; readonly session: number; readonly speed: Speed }
	/** The last frame has been drawn: the next may come. */
	| { readonly type: 'frameDrawn'; readonly session: number }
	/** Answered with `encoded` or `refused`. */
	| {
			readonly type: 'encode';
			readonly session: number;
			readonly id: number;
			readonly run: number;
			readonly indices: Uint32Array;
	  };

/** The stage of the preparation. */
export type Preparation = 'collecting' | 'engines' | 'initialising';

/** The result of trying one engine. */
export interface EngineReport {
	readonly engine: EngineId;
	/** Passed the probe and the numeric self-test. */
	readonly ok: boolean;
	/** Milliseconds that a lock-step of all runs took, where engines were compared; null where this one was not. */
	readonly millisecondsPerStep: number | null;
	/** Why it cannot be used, in plain English; '' if it can. */
	readonly reason: string;
}

/** From this step on every run was trained with these settings, until the next change. */
export interface SettingsChange {
	/** Number of the first step that was taken with them, from 1. */
	readonly step: number;
	/** One entry a run. */
	readonly runs: readonly RunSettings[];
}

/** Consecutive steps and what they were trained with: the worker alone knows at which step a change took effect. */
export interface TrainedSteps extends StepMetrics {
	/** The settings of the first step, and every change in later ones; empty where there is no step. */
	readonly settings: readonly SettingsChange[];
	/** Which engine took them all; null or left out if unknown. */
	readonly engine?: EngineId | null;
}

/** Why training stopped. */
export type Fault = 'device-lost' | 'not-a-number' | 'engine-failed';

export type FromWorker =
	| {
			readonly type: 'preparing';
			readonly session: number;
			readonly preparation: Preparation /** 0 … 1 */;
			readonly progress: number;
	  }
	/** Every transition of the session. */
	| { readonly type: 'dataset'; readonly session: number; readonly dataset: Dataset }
	/** They are the first of the imported data that the page sent. */
	| { readonly type: 'ownDataset'; readonly session: number }
	| {
			readonly type: 'ready';
			readonly session: number;
			readonly engine: EngineId;
			readonly reports: readonly EngineReport[];
			/** Whether other engines are now tried beside the training; `contested` tells what became of them. */
			readonly contested: boolean;
	  }
	/** Every engine has been tried; the one named trains from here on. */
	| {
			readonly type: 'contested';
			readonly session: number;
			readonly engine: EngineId;
			readonly reports: readonly EngineReport[];
	  }
	| {
			readonly type: 'frame';
			readonly session: number;
			readonly frame: Frame;
			/** Every step since the last frame or checkpoint. */
			readonly metrics: TrainedSteps;
			/**
			 * Raw loss terms on the test split with the weights of this step, one entry a run; null where there is no test
			 * part, or where they were told less than half a second before.
			 */
			readonly test: readonly LossTerms[] | null;
			/** Over the last second; 0 while paused. */
			readonly stepsPerSecond: number;
			readonly memory: MemoryUse;
	  }
	/**
	 * No further step is taken unless it is asked for; the checkpoint and the frame of the last one follow, and then
	 * `playing` tells that they have been sent. This is the immediate answer to Pause.
	 */
	| { readonly type: 'halted'; readonly session: number; readonly step: number }
	/** Steps go on, or have stopped and the last of them has been shown. */
	| { readonly type: 'playing'; readonly session: number; readonly playing: boolean; readonly step: number }
	/** A state that training can continue from, even if this worker is lost. */
	| {
			readonly type: 'checkpoint';
			readonly session: number;
			readonly checkpoint: Checkpoint;
			/** Every step since the last frame or checkpoint: the curves reach as far as what training can go on from. */
			readonly metrics: TrainedSteps;
	  }
	| {
			readonly type: 'fault';
			readonly session: number;
			readonly fault: Fault;
			/** The engine's own words, in English. */
			readonly detail: string;
			readonly engine: EngineId;
			/** Step of the last good checkpoint. */
			readonly step: number;
			/** Run with the invalid number; null otherwise. */
			readonly run: number | null;
	  }
	| {
			readonly type: 'encoded';
			readonly session: number;
			readonly id: number;
			readonly mean: Float32Array;
			readonly std: Float32Array;
	  }
	/** The steps asked for are taken, or a pause came before. */
	| { readonly type: 'advanced'; readonly session: number; readonly id: number; readonly step: number }
	/** What was asked for cannot be done, with the reason in plain English. */
	| { readonly type: 'refused'; readonly session: number; readonly id: number; readonly reason: string }
	/** A session that could not be made. */
	| {
			readonly type: 'unprepared';
			readonly session: number;
			readonly detail: string;
			/** The data could not be collected: states in the range that was asked for hardly ever occur. */
			readonly statesNotFound?: true;
			readonly reports: readonly EngineReport[];
	  };
