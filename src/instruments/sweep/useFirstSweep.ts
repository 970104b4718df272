import { useEffect, useRef, useState } from 'react';
import { isPaused } from '../../lab/trainingState';
import { useConfig } from '../../state/configStore';
import { useScreen } from '../../state/screenStore';
import { useSession } from '../../state/sessionStore';
import { isSweepOf, pauseSweep, resumeSweep, type SweepPhase, startSweep, useSweep } from '../../state/sweep';
import { useInstruments } from '../shared/instrumentStore';

/** Steps of a sweep that the page begins by itself, so that there is something to see: enough for the runs to part. */
export const FIRST_SWEEP = 400;

/** Whether the sweep that is there was begun by the page. */
let isPagesOwn = false;

/**
 * Opened without a sweep, or with the page's own one of another model, a short one is trained while the page rests: it waits
 * while something else is trained. A lesson leaves it to the learner.
 * @returns whether the sweep is the page's own, and what makes it the person's
 */
export function useFirstSweep(
	weights: readonly number[],
	phase: SweepPhase,
): readonly [isOwn: boolean, takeOver: () => void] {
	const rests = useSession((session) => isPaused(session.training));
	const onScreen = useInstruments((state) => state.onScreen);
	const inLesson = useScreen((screen) => screen.inLesson);
	const sameModel = useConfig(({ config }) => isSweepOf(config));
	const [isOwn, setOwn] = useState(isPagesOwn);
	const first = useRef(weights);
	/** A person has taken it over, or ended it. */
	const inHand = useRef(false);
	const may = rests && onScreen && !inLesson;
	useEffect(() => {
		if (!may || inHand.current) return;
		if (phase === 'idle' || (isPagesOwn && !sameModel)) {
			isPagesOwn = true;
			setOwn(true);
			startSweep(first.current, FIRST_SWEEP);
		} else if (isPagesOwn && phase === 'paused' && useSweep.getState().step < FIRST_SWEEP) resumeSweep();
	}, [may, phase, sameModel]);
	useEffect(() => {
		if (!may) return;
		return () => {
			if (isPagesOwn) pauseSweep();
		};
	}, [may]);
	return [
		isOwn,
		() => {
			isPagesOwn = false;
			inHand.current = true;
			setOwn(false);
		},
	];
}
