import { useEffect, useRef } from 'react';
import { SlicedWork } from '../../reading/SlicedWork';
import { useExploration } from '../../state/explorationStore';
import { readingSource, subscribeReading, watchModel } from '../../state/probeReading';
import type { Pins } from './pins';
import { type PathReading, readPath } from './readPath';

/** Both pins, or null. */
export function setPins(): Pins | null {
	const [from, to] = useExploration.getState().pins;
	return from === null || to === null ? null : [from, to];
}

function* readNow(): Generator<void, PathReading | null> {
	const source = readingSource();
	const pins = setPins();
	if (!source || !pins) return null;
	return yield* readPath(source, pins, useExploration.getState().path);
}

/** Shows each new reading of the way; while only training moves it, a few times a second. */
export function usePathReading(show: (reading: PathReading | null) => void): void {
	const latest = useRef(show);
	const reading = useRef<PathReading | null>(null);
	useEffect(() => {
		latest.current = show;
		show(reading.current);
	});
	useEffect(() => {
		const work = new SlicedWork(readNow, (result) => {
			reading.current = result;
			latest.current(result);
		});
		work.request('person');
		let known = '';
		let knownFrame: object | undefined;
		const stops = [
			watchModel(() => {
				work.drop();
				known = '';
				reading.current = null;
				latest.current(null);
			}),
			subscribeReading((now, cause) => {
				// The way does not depend on where the probe is.
				const rest = now ? `${now.run} ${now.condition.state.join()}` : '';
				if (rest === known && now?.frame === knownFrame) return;
				known = rest;
				knownFrame = now?.frame;
				work.request(cause);
			}),
			useExploration.subscribe(
				({ pins }) => pins,
				() => work.request('person'),
			),
			useExploration.subscribe(
				({ path }) => path,
				() => work.request('person'),
			),
		];
		return () => {
			for (const stop of stops) stop();
			work.stop();
		};
	}, []);
}
