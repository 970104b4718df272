import { prepared, type RunName, runIndex } from '../../state/preparedFrame';
import { readingSource } from '../../state/probeReading';
import { tellStories } from './generativeStory';
import { storyRequest } from './request';

/** What `latentLab.stories` gives. */
export interface StoriesResult {
	readonly step: number;
	/** τ_x and τ_s. */
	readonly noise: { readonly parameters: number; readonly state: number };
	/** Z, P and P numbers each. */
	readonly stories: readonly { readonly z: number[]; readonly decoded: number[]; readonly observed: number[] }[];
}

/** Stories of one call: decoded at once. */
const MOST = 10_000;

/** How data could have arisen, for the probe's state and action: z from N(0, I), decoded, and with noise. */
export async function stories(run: RunName, count = 1): Promise<StoriesResult> {
	if (!Number.isInteger(count) || count < 1 || count > MOST)
		throw new RangeError(`count: a whole number from 1 to ${MOST}`);
	const index = runIndex(run);
	await prepared();
	const source = readingSource();
	if (!source) throw new Error('no decoder is there yet');
	const request = storyRequest(source, index, 0, count);
	return {
		step: source.frame.step,
		noise: request.noise,
		stories: tellStories(request).map(({ z, decoded, observed }) => ({
			z: Array.from(z),
			decoded: Array.from(decoded),
			observed: Array.from(observed),
		})),
	};
}
