import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { INITIAL_RUN_STATE, type RunState } from '../lab/RunOutput';

/**
 * What the page is doing.
 * - `recording`: no engine runs here, and a recorded frame is shown.
 * - `preparing`: the worker collects data, tries engines and makes the model.
 * - `paused`: a model is there and waits.
 * - `training`: it trains.
 * - `failed`: training stopped because of an error; a notice says which.
 */
export type Phase = 'recording' | 'preparing' | 'paused' | 'training' | 'failed';

/** The state of the shown run and of the page; `framesPerSecond` counts all drawings, also those between frames. */
export interface SessionState extends Omit<RunState, 'training' | 'problem'> {
	readonly phase: Phase;
	/** Whether a training has come to a halt whose last frame is still on its way. */
	readonly halted: boolean;
}

const { training: _, problem: __, ...INITIAL } = INITIAL_RUN_STATE;

/** The coarse state of the session, updated at most ten times a second while training. */
export const useSession = create<SessionState>()(
	subscribeWithSelector((): SessionState => ({ ...INITIAL, phase: 'preparing', halted: false })),
);
