import { useEffect, useReducer, useRef } from 'react';
import { type Inputs, type Reading as PresentReading, reading } from '../../reading/reading';
import { type Frame, isOfShownModel, latestFrame, subscribeFrames } from '../../state/frames';
import { measure } from '../measure';
import type { TaskName, TaskRequest, TaskResult } from '../tasks';
import { useInstruments } from './instrumentStore';
import { MeasureRate } from './MeasureRate';

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
	const shown = useRef<Reading<N> | null>(null);
	const measuring = useRef<PresentReading | null>(null);
	const seen = useRef(watch);
	const onScreen = useInstruments((state) => state.onScreen);

	useEffect(() => {
		latest.current = options;
	});

	useEffect(() => {
		if (!onScreen) return;
		const show = (now: Reading<N> | null) => {
			// A model that was replaced while the worker measured is not shown any more.
			if (now && !isOfShownModel(now.frame)) return;
			if (!now && !shown.current) return;
			shown.current = now;
			if (now) latest.current.onReading?.(now);
			render();
		};
		const rate = new MeasureRate((perSecond) => useInstruments.setState({ rate: perSecond }));
		const once = () => {
			const frame = latestFrame();
			const request = frame && latest.current.request(frame);
			if (!frame || !request) {
				// What was measured of another model must not stand under the names of this one.
				show(null);
				return null;
			}
			return measure(task, request).then(({ result, milliseconds }) => {
				rate.count(milliseconds);
				return { request, result, frame };
			});
		};
		const inputs: Inputs = (changed) =>
			subscribeFrames(() => {
				// At once: the page now shows another model, or another world.
				const replaced = shown.current && !isOfShownModel(shown.current.frame);
				if (replaced) changed('gone');
				changed(replaced ? 'person' : 'frame');
			});
		const mine = reading<Reading<N>>(inputs, once, { where: 'worker', calm: interval, show });
		measuring.current = mine;
		return () => {
			mine.end();
			rate.end();
			if (measuring.current === mine) measuring.current = null;
		};
	}, [task, interval, onScreen]);

	useEffect(() => {
		if (seen.current === watch) return;
		seen.current = watch;
		measuring.current?.request('person');
	}, [watch]);

	return shown.current;
}
