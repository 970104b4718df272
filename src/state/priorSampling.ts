/** Draws codes from N(0, scale²·I) into the exploration, one after the other along the seed's stream of draws. */
import { priorSamples } from '../analysis/priorSamples';
import { clamp } from '../numerics/clamp';
import { LIMITS } from './config/limits';
import { useConfig } from './configStore';
import { useExploration } from './explorationStore';
import { latestFrame } from './frames';

/** Most samples: more would only cover each other; the oldest are dropped. */
const MOST_SAMPLES = 1_000;

/** Draws of the stream that have been taken: the samples held are the last of them. */
let taken = 0;

/** Latent dims of the model shown, or of the one that is configured. */
function latentDim(): number {
	return latestFrame()?.shape.latentDim ?? useConfig.getState().config.model.latentDim;
}

/** @param count how many of the draws that were taken last */
function publish(count: number, scale: number): void {
	const { seed } = useConfig.getState().config.training;
	const z = priorSamples({ seed, first: taken - count, count, latentDim: latentDim(), scale });
	useExploration.setState({ samples: count > 0 ? { count, scale, z } : null });
}

/** Adds samples; a single one moves the probe there, to show what it decodes to. */
export function drawSamples(count: number, scale: number): void {
	const held = useExploration.getState().samples?.count ?? 0;
	taken += count;
	publish(Math.min(held + count, MOST_SAMPLES), scale);
	const { samples } = useExploration.getState();
	if (count > 1 || !samples) return;
	const { min, max } = LIMITS.latent;
	const z = Array.from(samples.z.subarray(-latentDim()), (value) => clamp(value, min, max));
	useConfig.getState().moveProbe({ z });
}

/** Shows the first so many draws of the stream in place of what is there. */
export function showSamples(count: number, scale: number): void {
	taken = count;
	publish(count, scale);
}

/** Stretches the samples that are there to another scale. */
export function rescaleSamples(scale: number): void {
	const { samples } = useExploration.getState();
	if (samples) publish(samples.count, scale);
}

/** Draws the same samples for a model with another number of latent dims; nothing when they fit. */
export function fitSamples(): void {
	const { samples } = useExploration.getState();
	if (samples && samples.z.length !== samples.count * latentDim()) publish(samples.count, samples.scale);
}

export function clearSamples(): void {
	useExploration.setState({ samples: null });
}
