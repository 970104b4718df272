import { useEffect, useRef } from 'react';
import { SlicedWork } from '../../reading/SlicedWork';
import { useExploration } from '../../state/explorationStore';
import { fitSamples } from '../../state/priorSampling';
import { subscribeReading, watchModel } from '../../state/probeReading';
import type { WorldChoice } from '../../state/worldStore';
import { readWorld, type WorldReading } from './readWorld';

/** Shows each new reading of what is chosen: at once after a person's doing, a few times a second while it trains. */
export function useWorldReading({ kind, repeated }: WorldChoice, show: (reading: WorldReading | null) => void): void {
	const latest = useRef(show);
	useEffect(() => {
		latest.current = show;
	});
	useEffect(() => {
		const work = new SlicedWork(
			() => readWorld({ kind, repeated }),
			(reading) => latest.current(reading),
		);
		work.request('person');
		let known = '';
		let knownFrame: object | undefined;
		const stops = [
			watchModel(() => {
				work.drop();
				known = '';
				latest.current(null);
			}),
			subscribeReading((now, cause) => {
				if (kind === 'samples') {
					fitSamples();
					// The samples do not depend on where the probe is.
					const rest = now ? `${now.decoded.action} ${now.condition.simulatorState.join()}` : '';
					if (rest === known && now?.frame === knownFrame) return;
					known = rest;
					knownFrame = now?.frame;
				}
				work.request(cause);
			}),
			useExploration.subscribe(
				({ samples }) => samples,
				() => work.request('person'),
			),
		];
		return () => {
			for (const stop of stops) stop();
			work.stop();
		};
	}, [kind, repeated]);
}
