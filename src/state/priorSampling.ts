/** Draws codes from N(0, scale²·I) into the exploration, one after the other along the seed's stream of draws. */
import { priorSamples } from '../analysis/priorSamples';
import { LIMITS } from './config/limits';
import { useConfig } from './configStore';
import { useExploration } from './explorationStore';
import { latestFrame } from './frames';

/** Most samples: more would only cover each other; the oldest are dropped. */
const MOST_SAMPLES = 1_000;

/** The draws held are [first, next) of the stream. */
let first = 0;
let next = 0;

/** Latent dims of the model shown, or of the one that is configured. */
function latentDim(): number {
	return latestFrame()?.shape.latentDim ?? useConfig.getState().config.model.latentDim;
}

function publish(scale: number): void {
	const { seed } = useConfig.getState().config.training;
	const count = next - first;
	const z = priorSamples({ seed, first, count, latentDim: latentDim(), scale });
	useExploration.setState({ samples: count > 0 ? { count, scale, z } : null });
}

/** Adds samples; a single one moves the probe there, to show what it decodes to. */
export function drawSamples(count: number, scale: number): void {
	if (!useExploration.getState().samples) first = next;
	next += count;
	first = Math.max(first, next - MOST_SAMPLES);
	publish(scale);
	const { samples } = useExploration.getState();
	if (count > 1 || !samples) return;
	const { min, max } = LIMITS.latent;
	const z = Array.from(samples.z.subarray(-latentDim()), (value) => Math.min(Math.max(value, min), max));
	useConfig.getState().moveProbe({ z });
}

/** Shows the first so many draws of the stream in place of what is there. */
export function showSamples(count: number, scale: number): void {
	[first, next] = [0, count];
	publish(scale);
}

/** Stretches the samples that are there to another scale. */
export function rescaleSamples(scale: number): void {
	if (useExploration.getState().samples) publish(scale);
}

/** Draws the same samples for a model with another number of latent dims; nothing when they fit. */
export function fitSamples(): void {
	const { samples } = useExploration.getState();
	if (samples && samples.z.length !== samples.count * latentDim()) publish(samples.scale);
}

export function clearSamples(): void {
	useExploration.setState({ samples: null });
}
