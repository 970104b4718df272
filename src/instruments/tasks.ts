/** What the worker of the instruments can measure: pure functions by name. */
import { measureDimensions } from '../analysis/actionLeak';
import { measureUpdates } from '../analysis/adamUpdates';
import { measureBoxUse } from '../analysis/boxUse';
import { readClaims } from '../analysis/claims';
import { measureForces } from '../analysis/forces';
import { measureHoles } from '../analysis/holes';
import { measureSwap } from '../analysis/inputSwap';
import { measureKlSplits } from '../analysis/klSplit';
import { readRelabelling } from '../analysis/relabelReading';
import { decodeAtlas } from './atlas/decoderAtlas';
import { measureSigns } from './badges/badges';
import { traceStep } from './slowStep/stepTrace';
import { readTransitionPosteriors } from './truePosterior/transitionPosterior';

export const TASKS = {
	updates: measureUpdates,
	holes: measureHoles,
	box: measureBoxUse,
	kl: measureKlSplits,
	relabel: readRelabelling,
	atlas: decodeAtlas,
	forces: measureForces,
	dimensions: measureDimensions,
	swap: measureSwap,
	signs: measureSigns,
	posterior: readTransitionPosteriors,
	step: traceStep,
	claims: readClaims,
};

export type TaskName = keyof typeof TASKS;
export type TaskRequest<N extends TaskName> = Parameters<(typeof TASKS)[N]>[0];
export type TaskResult<N extends TaskName> = ReturnType<(typeof TASKS)[N]>;
