import { useEffect, useReducer, useRef } from 'react';
import type { RunSettings } from '../../model/settings';
import { latestFrame, subscribeFrames } from '../../state/frames';
import { useSession } from '../../state/sessionStore';
import { measure } from '../measure';
import { stepRequest } from './request';
import type { StepTrace } from './stepTrace';

export interface TakenStep {
	/** Number of the step about to be taken. */
	readonly step: number;
	readonly run: number;
	readonly row: number;
	readonly settings: RunSettings;
	readonly trace: StepTrace;
}

/**
 * The numbers of a step, taken when it is asked for and then held still while training goes on.
 * @param taken another number takes the newest frame's
 */
export function useStepTrace(run: number, row: number, taken: number): TakenStep | null {
	const [, render] = useReducer((count: number) => count + 1, 0);
	const shown = useRef<TakenStep | null>(null);
	const dataset = useSession((session) => session.dataset);

	// biome-ignore lint/correctness/useExhaustiveDependencies: another number, or other data, take anew
	useEffect(() => {
		let over = false;
		const take = (): boolean => {
			const frame = latestFrame();
			const request = frame && stepRequest(frame, run, row);
			if (!frame || !request) return false;
			void measure('slowStep', request).then(
				({ result }) => {
					if (over) return;
					const { settings } = request;
					shown.current = { step: request.step, run, row: request.row, settings, trace: result };
					render();
				},
				// The worker is gone: the button takes it anew.
				() => {},
			);
			return true;
		};
		// Before the first frame of a training there is nothing to take: the first is as good.
		const unsubscribe = take() ? () => {} : subscribeFrames(() => take() && unsubscribe());
		return () => {
			over = true;
			unsubscribe();
		};
	}, [run, row, taken, dataset]);

	return shown.current;
}
