import { useEffect, useRef, useState } from 'react';
import type { StepReading } from '../../analysis/trainingStep';
import { measure } from '../../instruments/measure';
import type { NumberedStep } from '../../instruments/shared/nextStep';
import { type Reading, reading } from '../../reading/reading';

/** A step that was taken apart in the worker. */
export interface TakenStep {
	readonly next: NumberedStep;
	readonly reading: StepReading;
}

/** Whether two are the same step of the same weights with the same settings. */
function isSame(a: NumberedStep, b: NumberedStep): boolean {
	return (
		a.step === b.step &&
		isOfOneTraining(a, b) &&
		a.weights === b.weights &&
		a.learningRate === b.learningRate &&
		a.batch.rows === b.batch.rows &&
		JSON.stringify(a.settings) === JSON.stringify(b.settings)
	);
}

function isOfOneTraining(a: NumberedStep, b: NumberedStep): boolean {
	return a.run === b.run && a.weights.length === b.weights.length && a.batch.drawnFrom === b.batch.drawnFrom;
}

/**
 * The step that training takes next, measured anew when there is another.
 * @param next null where nothing is to be measured
 * @returns the newest that was measured, which may be of the step before while training; null before the first
 */
export function useStepReading(next: NumberedStep | null): TakenStep | null {
	const [taken, setTaken] = useState<TakenStep | null>(null);
	const newest = useRef<NumberedStep | null>(null);
	const measuring = useRef<Reading | null>(null);

	useEffect(() => {
		let asked: NumberedStep | null = null;
		const ask = () => {
			const wanted = newest.current;
			if (!wanted || (asked && isSame(asked, wanted))) return null;
			asked = wanted;
			return measure('trainingStep', wanted).then(({ result }) => ({ next: wanted, reading: result }));
		};
		const mine = reading<TakenStep>(() => () => {}, ask, { where: 'worker', calm: 0, waits: true, show: setTaken });
		measuring.current = mine;
		return () => mine.end();
	}, []);

	useEffect(() => {
		newest.current = next;
		if (next) measuring.current?.request('person');
	}, [next]);

	// Of another model, its numbers would stand beside those of this one.
	return taken && next && isOfOneTraining(taken.next, next) ? taken : null;
}
