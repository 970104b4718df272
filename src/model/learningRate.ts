import { pow } from '../numerics/power';
import { drawnFactor } from './schedule';
import type { RunSettings } from './settings';

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
