import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { INITIAL_RUN_STATE, type RunState } from '../lab/RunOutput';
import type { ShownTraining } from '../lab/trainingState';

/** The state of the shown run and of the page; `framesPerSecond` counts all drawings, also those between frames. */
export interface SessionState extends Omit<RunState, 'training' | 'problem'> {
	/** `lab/trainingState` says what it can be and answers what is asked of it. */
	readonly training: ShownTraining;
}

const { problem: _, ...INITIAL } = INITIAL_RUN_STATE;

/** The coarse state of the session, updated at most ten times a second while training. */
export const useSession = create<SessionState>()(subscribeWithSelector((): SessionState => INITIAL));
