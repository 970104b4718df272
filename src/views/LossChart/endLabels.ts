/** Which names stand at the ends of the curves: always those of training; those of the test split where there is room. */

/** Where a term of a run ends on the training data and on the test split, px from the top; NaN where it does not. */
export interface CurveEnd {
	readonly training: number;
	readonly test: number;
}

export interface EndLabel {
	/** Of the curve. */
	readonly index: number;
	readonly part: 'training' | 'test';
	/** px from the top. */
	readonly place: number;
	/** The one name stands for both ends, which are too near to each other for two. */
	readonly both: boolean;
}

/**
 * @param gap px that neighbours keep
 * @param most labels that fit; the test ends furthest from those of training come first
 */
export function endLabels(ends: readonly CurveEnd[], gap: number, most: number): EndLabel[] {
	const distance = ({ training, test }: CurveEnd) => Math.abs(test - training);
	const labels: EndLabel[] = ends.flatMap((end, index) =>
		Number.isNaN(end.training)
			? []
			: [{ index, part: 'training' as const, place: end.training, both: distance(end) < gap }],
	);
	const apart = [...ends.keys()].filter((index) => distance(ends[index]) >= gap);
	apart.sort((a, b) => distance(ends[b]) - distance(ends[a]));
	for (const index of apart.slice(0, Math.max(0, most - labels.length)))
		labels.push({ index, part: 'test', place: ends[index].test, both: false });
	return labels;
}
