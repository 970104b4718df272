/** The posteriors of some transitions and one z of each. */
export interface PosteriorCodes {
	/** n × Z: μ. */
	readonly mean: Float32Array;
	/** n × Z: σ > 0. */
	readonly std: Float32Array;
	/** n × Z: μ + σ·ε with an ε that each transition keeps. */
	readonly z: Float32Array;
}

/** The first `rows` of some codes, on the same memory. */
export function leadingCodes({ mean, std, z }: PosteriorCodes, rows: number, latentDim: number): PosteriorCodes {
	const length = rows * latentDim;
	return { mean: mean.subarray(0, length), std: std.subarray(0, length), z: z.subarray(0, length) };
}
