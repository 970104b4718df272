/** The step that training takes next, as it is asked of the worker: its batch and its noise drawn as training does. */

import type { Moments, StepRequest } from '../../analysis/trainingStep';
import { scheduledKlWeight, scheduledLearningRate } from '../../model/schedule';
import { useConfig } from '../../state/configStore';
import type { Frame } from '../../state/frames';
import { batchOfStep, type StepBatch } from '../../state/nextBatch';
import { checkpointAt } from '../../state/runAnswers';
import { trainedData } from './modelRequest';

export interface NumberedStep extends StepRequest {
	/** Number of the step about to be taken, from 1. */
	readonly step: number;
	/** 0 for A, 1 for B. */
	readonly run: number;
	readonly batch: StepBatch;
}

/** Where a run stands: at the checkpoint of the frame's step or, while it trains, at the newest one. */
function standOf(frame: Frame, run: number): { step: number; weights: Float32Array; moments: Moments | null } {
	const { weights } = frame.runs[run];
	const known = checkpointAt(frame.source === 'past' ? frame.step : Number.POSITIVE_INFINITY);
	if (known && (known.step === frame.step || (frame.source === 'training' && known.step > 0))) {
		return { step: known.step, weights: known.runs[run].weights, moments: known.runs[run] };
	}
	const begins = { firstMoment: weights.map(() => 0), secondMoment: weights.map(() => 0), adamStep: 0 };
	return { step: frame.step, weights, moments: frame.step === 0 ? begins : null };
}

/** @returns null where the frame has no encoder, or its data are not there */
export function nextStep(frame: Frame, run: number): NumberedStep | null {
	const { runs } = useConfig.getState().config;
	const { step: taken, weights, moments } = standOf(frame, run);
	const step = taken + 1;
	const batch = trainedData(frame) && batchOfStep(step);
	if (!batch) return null;
	return {
		step,
		run,
		shape: frame.shape,
		weights,
		batch,
		epsilon: batch.epsilon,
		settings: { ...runs[run], klWeight: scheduledKlWeight(runs[run], step) },
		learningRate: scheduledLearningRate(runs[run], step),
		moments: moments && {
			firstMoment: moments.firstMoment,
			secondMoment: moments.secondMoment,
			adamStep: moments.adamStep,
		},
	};
}
