import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { fitSamples } from '../../state/priorSampling';
import { readingSource } from '../../state/probeReading';
import { type SlicedReading, useSlicedReading } from '../../state/useSlicedReading';
import { readSamples, type SampleReading } from './readSamples';

function* readNow(): Generator<void, SampleReading | null> {
	const source = readingSource();
	const { samples } = useExploration.getState();
	if (!source || !samples || samples.z.length !== samples.count * source.frame.shape.latentDim) return null;
	const action = Math.min(useConfig.getState().config.probe.action, source.environment.actions.length - 1);
	return yield* readSamples(source, action, samples.z);
}

const SAMPLES: SlicedReading<SampleReading> = {
	begin: readNow,
	redraws: true,
	dependsOn: (now) => {
		fitSamples();
		if (!useExploration.getState().samples) return null;
		// The samples do not depend on where the probe is.
		return now ? `${now.decoded.action} ${now.condition.state.join()}` : '';
	},
	follow: (changed) => useExploration.subscribe(({ samples }) => samples, changed),
};

/** Shows each new reading of the samples; while only training changes it, a few times a second. */
export function useSampleReading(show: (reading: SampleReading | null) => void): void {
	useSlicedReading(SAMPLES, show);
}
