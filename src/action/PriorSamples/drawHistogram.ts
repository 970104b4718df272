import { histogram } from '../../analysis/histogram';
import { roundTo } from '../../numerics/round';
import type { SampleReading } from './readSamples';

/** Bins over [−1, 1]; the picture is as many units wide, and is stretched to the panel. */
export const BINS = 20;
export const HISTOGRAM_HEIGHT = 30;

/** A bar may be this many times the data's highest; more is cut, or one spike would flatten all others. */
const TALLEST = 4;

/** The outline of a histogram: up and down at the bins' edges. */
function outline(shares: Float64Array, full: number): string {
	const top = (share: number) => roundTo((1 - Math.min(share / full, 1)) * HISTOGRAM_HEIGHT, 2);
	return `M0 ${HISTOGRAM_HEIGHT}${Array.from(shares, (share, bin) => `V${top(share)}H${bin + 1}`).join('')}V${HISTOGRAM_HEIGHT}`;
}

/**
 * Draws one parameter's histograms to one scale: the data of the action, then the runs' samples.
 * @param paths one for the data, one a run
 */
export function drawHistogram(
	[ofData, ...ofRuns]: readonly SVGPathElement[],
	reading: SampleReading,
	parameter: number,
): void {
	const { dataset, action } = reading;
	const range = { low: -1, high: 1, bins: BINS, columns: dataset.parameterDim, column: parameter };
	const data = histogram(dataset.parameters, { ...range, rows: (row) => dataset.action[row] === action });
	const runs = reading.parameters.map((parameters) => histogram(parameters, range));
	const highest = Math.max(...data);
	const drawn = Math.max(highest, ...runs.flatMap((shares) => Array.from(shares)));
	const full = highest > 0 ? Math.min(drawn, TALLEST * highest) : drawn || 1;
	ofData.setAttribute('d', outline(data, full));
	for (const [run, path] of ofRuns.entries()) {
		const shares = runs[run];
		path.setAttribute('d', shares ? outline(shares, full) : '');
	}
}
