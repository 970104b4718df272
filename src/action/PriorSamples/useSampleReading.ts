import { useEffect, useRef } from 'react';
import { SlicedWork } from '../../reading/SlicedWork';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { fitSamples } from '../../state/priorSampling';
import { readingSource, subscribeReading, watchModel } from '../../state/probeReading';
import { readSamples, type SampleReading } from './readSamples';

function* readNow(): Generator<void, SampleReading | null> {
	const source = readingSource();
	const { samples } = useExploration.getState();
	if (!source || !samples || samples.z.length !== samples.count * source.frame.shape.latentDim) return null;
	const action = Math.min(useConfig.getState().config.probe.action, source.environment.actions.length - 1);
	return yield* readSamples(source, action, samples.z);
}

/** Shows each new reading of the samples; while only training moves it, a few times a second. */
export function useSampleReading(show: (reading: SampleReading | null) => void): void {
	const latest = useRef(show);
	const reading = useRef<SampleReading | null>(null);
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
				fitSamples();
				if (!useExploration.getState().samples) return;
				// The samples do not depend on where the probe is.
				const rest = now ? `${now.decoded.action} ${now.condition.state.join()}` : '';
				if (rest === known && now?.frame === knownFrame) return;
				known = rest;
				knownFrame = now?.frame;
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
	}, []);
}
