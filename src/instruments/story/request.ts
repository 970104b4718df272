/** What stories are told of: a run's decoder, the probe's state and action, and the noise that the run's weights assume. */

import { decoderNoise } from '../../model/decoderNoise';
import { scheduledKlWeight } from '../../model/schedule';
import { useConfig } from '../../state/configStore';
import type { ReadingSource } from '../../state/probeReading';
import type { StoryRequest } from './generativeStory';

/** @param first number of the first story @param count how many */
export function storyRequest(
	{ frame, condition, environment }: ReadingSource,
	run: number,
	first: number,
	count: number,
): StoryRequest {
	const { runs, training, probe } = useConfig.getState().config;
	const klWeight = scheduledKlWeight(runs[run], Math.max(1, frame.step));
	return {
		shape: frame.shape,
		weights: frame.runs[run].weights,
		state: condition.state,
		action: Math.min(probe.action, environment.actions.length - 1),
		noise: decoderNoise({ ...runs[run], klWeight }, frame.shape),
		seed: training.seed,
		first,
		count,
	};
}
