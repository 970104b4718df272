/** One line of a benchmark. */
export interface Figure {
	readonly what: string;
	readonly value: string;
	readonly unit: string;
	/** What the project promises; none where it promises nothing. */
	readonly budget?: string;
}

/** The value below which a share of the samples lies. @param share 0 … 1 */
export function quantile(samples: readonly number[], share: number): number {
	const sorted = [...samples].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export function median(samples: readonly number[]): number {
	return quantile(samples, 0.5);
}
