import { useEffect, useRef } from 'react';
import { currentReading, type ProbeReading, type ReadingCause, subscribeReading } from '../state/probeReading';

/** Between two updates of numbers that only training moves, ms: ten a second can still be read. */
const CALM_INTERVAL = 100;

/**
 * Lets through at once what a person caused, and at most ten a second of what training caused; the last one
 * always gets through.
 */
export function calmed(show: (reading: ProbeReading | null) => void, clock: () => number = () => performance.now()) {
	let shownAt = Number.NEGATIVE_INFINITY;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const showNow = (reading: ProbeReading | null) => {
		clearTimeout(timer);
		timer = undefined;
		shownAt = clock();
		show(reading);
	};
	return {
		listen(reading: ProbeReading | null, cause: ReadingCause): void {
			const wait = shownAt + CALM_INTERVAL - clock();
			if (cause === 'person' || wait <= 0) showNow(reading);
			else timer ??= setTimeout(() => showNow(currentReading()), wait);
		},
		cancel(): void {
			clearTimeout(timer);
		},
	};
}

/**
 * Shows every new reading, imperatively, and the newest after every render.
 * @param pace `frame`: once a display frame; `calm`: as {@link calmed}, for numbers
 */
export function useReading(show: (reading: ProbeReading | null) => void, pace: 'frame' | 'calm'): void {
	const latest = useRef(show);
	useEffect(() => {
		latest.current = show;
		show(currentReading());
	});
	useEffect(() => {
		if (pace === 'frame') return subscribeReading((reading) => latest.current(reading));
		const calm = calmed((reading) => latest.current(reading));
		const stop = subscribeReading(calm.listen);
		return () => {
			stop();
			calm.cancel();
		};
	}, [pace]);
}
