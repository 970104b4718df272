import { splitDataset } from '../dataset/testPart';
import type { LossTerms } from '../model/settings';
import type { SessionRequest } from './protocol';
import type { Trainer } from './Trainer';

/** Milliseconds between two evaluations while training, at least: twice a second is enough for a curve. */
const INTERVAL = 500;

/** Transitions of the test split that are evaluated at most. */
export const MOST_TESTED = 512;

/** The loss on the transitions that no batch has, at a bounded rate. */
export class TestEvaluation {
	/** Transitions that are tested on: the first of the test split. */
	readonly indices: Uint32Array;
	private evaluatedAt = Number.NEGATIVE_INFINITY;

	constructor({ dataSeed: seed, dataSize: size, testShare }: SessionRequest) {
		this.indices = splitDataset({ seed, size }, testShare).test.slice(0, MOST_TESTED);
	}

	/**
	 * @param now milliseconds
	 * @param always also when the last evaluation is less than {@link INTERVAL} ago
	 * @returns the raw terms of every run; null without a test split, and when it is too soon
	 */
	async evaluate(trainer: Trainer, runs: number, now: number, always: boolean): Promise<readonly LossTerms[] | null> {
		if (this.indices.length === 0 || (!always && now - this.evaluatedAt < INTERVAL)) return null;
		this.evaluatedAt = now;
		const terms: LossTerms[] = [];
		for (let run = 0; run < runs; run++) terms.push(await trainer.evaluate(run, this.indices));
		return terms;
	}
}
