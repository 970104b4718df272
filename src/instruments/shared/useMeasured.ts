import { useEffect, useReducer, useRef } from 'react';
import { MeasureLoop } from '../../reading/MeasureLoop';
import { type Frame, isOfShownModel, latestFrame, subscribeFrames } from '../../state/frames';
import { measure } from '../measure';
import type { TaskName, TaskRequest, TaskResult } from '../tasks';
import { useInstruments } from './instrumentStore';

/** A measurement, what was asked, and the frame it is of. */
export interface Reading<N extends TaskName> {
	readonly request: TaskRequest<N>;
	readonly result: TaskResult<N>;
	readonly frame: Frame;
}

interface MeasuredOptions<N extends TaskName> {
	/** What to measure of a frame now; null when there is nothing. */
	readonly request: (frame: Frame) => TaskRequest<N> | null;
	/** Called with each reading before the view is rendered with it. */
	readonly onReading?: (reading: Reading<N>) => void;
	/** Milliseconds between two measurements while only training goes on. */
	readonly interval?: number;
	/** Whatever a person changes that the request depends on: another value measures at once. */
	readonly watch: string;
}

/** Five numbers a second can be followed. */
const CALM_INTERVAL = 200;

/**
 * The newest reading of a task, measured in the worker while the instrument is on the screen; null before the first.
 * The reading stays outside React's state, since it is made of typed arrays.
 */
export function useMeasured<N extends TaskName>(task: N, options: MeasuredOptions<N>): Reading<N> | null {
	const { interval = CALM_INTERVAL, watch } = options;
	const [, render] = useReducer((count: number) => count + 1, 0);
	const latest = useRef(options);
	const reading = useRef<Reading<N> | null>(null);
	const loop = useRef<MeasureLoop | null>(null);
	const seen = useRef(watch);
	const onScreen = useInstruments((state) => state.onScreen);

	useEffect(() => {
		latest.current = options;
	});

	useEffect(() => {
		if (!onScreen) return;
		const once = () => {
			const frame = latestFrame();
			const request = frame && latest.current.request(frame);
			if (!frame || !request) {
				// What was measured of another model must not stand under the names of this one.
				if (reading.current) {
					reading.current = null;
					render();
				}
				return null;
			}
			return measure(task, request).then(({ result, milliseconds }) => {
				// Of a model that is gone by now, or of a world that the page has left.
				if (loop.current !== mine || !isOfShownModel(frame)) return milliseconds;
				reading.current = { request, result, frame };
				latest.current.onReading?.(reading.current);
				render();
				return milliseconds;
			});
		};
		const mine = new MeasureLoop(once, interval, (rate) => useInstruments.setState({ rate }));
		loop.current = mine;
		const unsubscribe = subscribeFrames(() => {
			// At once: what stands beside it is of another model, or of another world, from now on.
			const replaced = reading.current && !isOfShownModel(reading.current.frame);
			if (replaced) {
				reading.current = null;
				render();
			}
			mine.request(replaced ? 'person' : 'frame');
		});
		mine.request('person');
		return () => {
			unsubscribe();
			mine.stop();
			if (loop.current === mine) loop.current = null;
		};
	}, [task, interval, onScreen]);

	useEffect(() => {
		if (seen.current === watch) return;
		seen.current = watch;
		loop.current?.request('person');
	}, [watch]);

	return reading.current;
}
