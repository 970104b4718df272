import { useExploration } from '../../state/explorationStore';
import { fitSamples } from '../../state/priorSampling';
import type { ProbeReading } from '../../state/probeReading';
import { type SlicedReading, useSlicedReading } from '../../state/useSlicedReading';
import type { WorldChoice } from '../../state/worldStore';
import { readWorld, type WorldReading } from './readWorld';

/** The samples do not depend on where the probe is. */
function samplesDependOn(now: ProbeReading | null): string {
	fitSamples();
	return now ? `${now.decoded.action} ${now.condition.simulatorState.join()}` : '';
}

function readingOf({ kind, repeated }: WorldChoice): SlicedReading<WorldReading> {
	return {
		begin: () => readWorld({ kind, repeated }),
		...(kind === 'samples' && { dependsOn: samplesDependOn }),
		follow: (changed) => useExploration.subscribe(({ samples }) => samples, changed),
	};
}

/** Shows each new reading of what is chosen: at once after a person's change, a few times a second while it trains. */
export function useWorldReading(choice: WorldChoice, show: (reading: WorldReading | null) => void): void {
	useSlicedReading(readingOf(choice), show, `${choice.kind} ${choice.repeated}`);
}
