import { useEffect, useRef } from 'react';
import { currentReading, type ProbeReading, subscribeReading } from './probeReading';

/**
 * Shows every new reading, imperatively, and the newest after every render. What a person caused comes in the next
 * display frame; what only training caused with the beat of every number of the page.
 */
export function useProbeReading(show: (reading: ProbeReading | null) => void): void {
	const latest = useRef(show);
	useEffect(() => {
		latest.current = show;
		show(currentReading());
	});
	useEffect(() => subscribeReading((reading) => latest.current(reading)), []);
}
