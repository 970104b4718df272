import { useEffect, useRef } from 'react';
import { type Cause, reading as readInSlices } from '../reading/reading';
import { type ProbeReading, subscribeReading, watchModel } from './probeReading';

/** Milliseconds between two starts while only training goes on. */
const CALM = 200;

/** What a view reads, and when it reads it again. */
export interface SlicedReading<T> {
	/** Computes the reading from the current state; yields wherever it may pause. */
	readonly begin: () => Generator<void, T | null>;
	/**
	 * A key of the parts of the probe's reading that it depends on: it is computed again when the key or the frame
	 * changes. null if there is nothing to compute; left out if it depends on all of it.
	 */
	readonly dependsOn?: (now: ProbeReading | null) => string | null;
	/** Whether the present reading is shown again whenever the view is rendered. */
	readonly redraws?: boolean;
	/** Calls `changed` when a person changes something else that it depends on. @returns what ends that */
	readonly follow: (changed: () => void) => () => void;
}

/**
 * Shows each new reading: at once after a person's change, a few times a second while only training changes it; null
 * when the model is gone.
 * @param reading read when the view appears, and when `key` changes
 */
export function useSlicedReading<T>(reading: SlicedReading<T>, show: (reading: T | null) => void, key = ''): void {
	const latest = useRef(show);
	const shown = useRef<T | null>(null);
	const asked = useRef(reading);
	useEffect(() => {
		latest.current = show;
		asked.current = reading;
		if (reading.redraws) show(shown.current);
	});
	// biome-ignore lint/correctness/useExhaustiveDependencies: the key is what the reading is of.
	useEffect(() => {
		const { begin, dependsOn, follow } = asked.current;
		let known = '';
		let knownFrame: object | undefined;
		const inputs = (changed: (cause: Cause) => void) => {
			const stops = [
				watchModel(() => {
					known = '';
					changed('gone');
				}),
				subscribeReading((now, cause) => {
					if (dependsOn) {
						const rest = dependsOn(now);
						if (rest === null || (rest === known && now?.frame === knownFrame)) return;
						known = rest;
						knownFrame = now?.frame;
					}
					changed(cause);
				}),
				follow(() => changed('person')),
			];
			return () => {
				for (const stop of stops) stop();
			};
		};
		const take = (result: T | null) => {
			shown.current = result;
			latest.current(result);
		};
		return readInSlices<T | null>(inputs, begin, { where: 'slices', calm: CALM, show: take }).end;
	}, [key]);
}
