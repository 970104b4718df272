/** What a class bets on: where run A's codes lie after so many steps of one training, the same on every machine. */
import { environmentById } from '../environments/registry';
import { crc32 } from '../files/crc32';
import { OPENING_CONFIG } from '../state/config/defaults';
import type { Config } from '../state/config/schema';
import { encodeConfig } from '../state/shareLink';
import { NAMES } from './betCode';
import { type BetAddress, betSearch } from './betPage';

export interface Bet {
	/** As {@link betConfig} makes it. */
	readonly config: Config;
	readonly steps: number;
}

/**
 * A configuration as a bet on its run A: both runs alike, at least two latent dimensions, a simulated environment, and the
 * engine that computes the same on every machine.
 */
export function betConfig({ environment, published, data, model, training, runs }: Config): Config {
	const simulated = environmentById(environment) !== undefined;
	const { environment: own, published: ownPublished, data: ownData, display, probe } = OPENING_CONFIG;
	return {
		environment: simulated ? environment : own,
		published: simulated ? published : ownPublished,
		data: simulated ? data : ownData,
		model: { ...model, latentDim: Math.max(2, model.latentDim) },
		training: { ...training, stopAt: 0 },
		engine: 'simd',
		runs: [runs[0], runs[0]],
		display,
		probe,
	};
}

/** The number of a bet: another for every other training, number of steps, or environment. */
export function betNumber({ config, steps }: Bet): number {
	const { environment, published, data, model, training, runs } = config;
	const { seed, batchSize } = training;
	const what = JSON.stringify([1, environment, published, data, model, seed, batchSize, runs[0], steps]);
	return crc32(new TextEncoder().encode(what)) % NAMES;
}

/** The part of a bet's address behind the path. */
export function betLink(asked: BetAddress, config: Config): string {
	return `${betSearch(asked)}#${encodeConfig(config, null, true)}`;
}
