import { useExploration } from '../../state/explorationStore';
import { readingSource } from '../../state/probeReading';
import { type SlicedReading, useSlicedReading } from '../../state/useSlicedReading';
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

const PATH: SlicedReading<PathReading> = {
	begin: readNow,
	redraws: true,
	// The path does not depend on where the probe is.
	dependsOn: (now) => (now ? `${now.run} ${now.condition.state.join()}` : ''),
	follow: (changed) => {
		const stops = [
			useExploration.subscribe(({ pins }) => pins, changed),
			useExploration.subscribe(({ path }) => path, changed),
		];
		return () => {
			for (const stop of stops) stop();
		};
	},
};

/** Shows each new reading of the path; while only training changes it, a few times a second. */
export function usePathReading(show: (reading: PathReading | null) => void): void {
	useSlicedReading(PATH, show);
}
