/** Confidence intervals of 95 % for a mean or a share of independent draws. */

export interface Interval {
	readonly low: number;
	readonly high: number;
}

/** The 97.5 % quantile of N(0, 1). */
const NORMAL_QUANTILE = 1.959963984540054;

/** Below this many degrees of freedom {@link studentQuantile} is off by more than 0.001. */
const LEAST_DEGREES = 4;

/** Mean and variance of a sequence, one value at a time and without cancellation (Welford 1962). */
export class RunningMoments {
	count = 0;
	mean = 0;
	/** Sum of the squared distances from the mean. */
	private squares = 0;

	add(value: number): void {
		this.count++;
		const before = value - this.mean;
		this.mean += before / this.count;
		this.squares += before * (value - this.mean);
	}

	/** Unbiased; NaN below two values. */
	get variance(): number {
		return this.count < 2 ? Number.NaN : this.squares / (this.count - 1);
	}
}

/**
 * The 97.5 % quantile of Student's t, by the expansion in 1/ν (Abramowitz & Stegun 26.7.5).
 * @param degrees ν, from {@link LEAST_DEGREES} on
 */
export function studentQuantile(degrees: number): number {
	const x = NORMAL_QUANTILE;
	const terms = [
		(x ** 3 + x) / 4,
		(5 * x ** 5 + 16 * x ** 3 + 3 * x) / 96,
		(3 * x ** 7 + 19 * x ** 5 + 17 * x ** 3 - 15 * x) / 384,
		(79 * x ** 9 + 776 * x ** 7 + 1482 * x ** 5 - 1920 * x ** 3 - 945 * x) / 92_160,
	];
	return terms.reduceRight((sum, term) => (sum + term) / degrees, 0) + x;
}

/**
 * Confidence interval of the mean, by Student's t. Exact for normal values; for skewed ones, such as returns of
 * episodes that are won or lost, it is asymptotic.
 * @returns null below five values
 */
export function meanInterval({ count, mean, variance }: RunningMoments): Interval | null {
	if (count <= LEAST_DEGREES) return null;
	const half = studentQuantile(count - 1) * Math.sqrt(variance / count);
	return { low: mean - half, high: mean + half };
}

/**
 * Confidence interval of a probability (Wilson 1927): inside [0, 1], and of positive length even if all or none
 * succeeded.
 * @param count at least 1
 */
export function wilsonInterval(successes: number, count: number): Interval {
	const share = successes / count;
	const squared = NORMAL_QUANTILE ** 2;
	const centre = (share + squared / (2 * count)) / (1 + squared / count);
	const half =
		(NORMAL_QUANTILE * Math.sqrt((share * (1 - share)) / count + squared / (4 * count * count))) /
		(1 + squared / count);
	return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
