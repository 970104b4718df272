import { pow } from '../numerics/power';
import type { DrawnCurve, LossTerms, RunSettings } from './settings';

/** Share of a cycle in which the weight grows (R of Fu et al. 2019). */
const CYCLE_RAMP = 0.5;

/**
 * The KL weight of a step.
 * @param step number of the step about to be taken, from 1
 */
export function scheduledKlWeight({ klWeight, klSchedule }: RunSettings, step: number): number {
	const done = step - 1;
	switch (klSchedule?.kind) {
		case undefined:
		case 'constant':
			return klWeight;
		case 'warmup':
			return klWeight * Math.min(1, done / klSchedule.steps);
		case 'cyclic':
			return klWeight * Math.min(1, (done % klSchedule.every) / (CYCLE_RAMP * klSchedule.every));
		case 'drawn':
			return klWeight * drawnFactor(klSchedule.points, done);
	}
}

/**
 * The learning rate of a step. Only the rate changes: Adam and its moments stay.
 * @param step number of the step about to be taken, from 1
 */
export function scheduledLearningRate({ learningRate, schedule }: RunSettings, step: number): number {
	const done = step - 1;
	switch (schedule.kind) {
		case 'constant':
			return learningRate;
		case 'step':
			return learningRate * pow(schedule.factor, Math.floor(done / schedule.every));
		case 'exponential':
			return learningRate * pow(schedule.factor, done / schedule.every);
		case 'drawn':
			return learningRate * drawnFactor(schedule.points, done);
	}
}

/**
 * The factors on the raw terms of the loss at a step.
 * @param step number of the step, from 1
 */
export function termWeights(settings: RunSettings, step: number): LossTerms {
	const { stateWeight, parameterWeight } = settings;
	return { state: stateWeight, parameters: parameterWeight, kl: scheduledKlWeight(settings, step) };
}

/** The height of a drawn curve. @param done steps taken */
export function drawnFactor(points: DrawnCurve, done: number): number {
	const next = points.findIndex(([step]) => step > done);
	if (next < 0) return points[points.length - 1][1];
	const [to, above] = points[next];
	if (next === 0) return above;
	const [from, below] = points[next - 1];
	return below + ((above - below) * (done - from)) / (to - from);
}
