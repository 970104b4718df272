/** What the loss chart says in numbers at a step. */
import { formatCount, formatMeasured } from '../../i18n/formatNumber';
import type { TestLossHistory } from '../../lab/TestLossHistory';
import { termWeights } from '../../model/schedule';
import { useConfig } from '../../state/configStore';
import { lossHistory } from '../../state/shownHistory';
import type { EngineId } from '../../training/Trainer';
import type { LossCurves, TermFactor } from './LossCurves';

/** The numbers under the rule, as text. */
export interface LossReading {
	readonly step: string;
	/** Steps that the numbers are the mean of. */
	readonly count: number;
	/** Who took the step; null where nobody knows. */
	readonly engine: EngineId | null;
	/** One a curve, as `LossCurves.listed` lists them. */
	readonly values: readonly string[];
	/** The same on the test split, at the point nearest to the step; null where there is none. */
	readonly test: { readonly step: string; readonly values: readonly string[] } | null;
}

/** The weight that every term had at a step, or 1. */
export function termFactor(): TermFactor {
	if (useConfig.getState().config.display.loss === 'raw') return () => 1;
	const { settings } = lossHistory();
	return (run, term, step) => {
		// Before the first step the terms are weighted as that step weighs them.
		const trained = settings.at(Math.max(1, step));
		if (!trained) return Number.NaN;
		return termWeights(trained[run], Math.max(1, step))[term];
	};
}

/** The reading at a vertex of the curves. */
export function readingAt(curves: LossCurves, vertex: number, factor: TermFactor, test: TestLossHistory): LossReading {
	const step = curves.steps[vertex];
	return {
		step: formatCount(step),
		count: curves.stepsPerVertex,
		engine: lossHistory().engines.at(Math.max(1, Math.round(step))),
		values: curves.listed.map((curve) => formatMeasured(curves.value(vertex, ...curve))),
		test: testReading(step, curves, factor, test),
	};
}

/** The terms on the test split at the point nearest to a step, as they are drawn. */
function testReading(step: number, curves: LossCurves, factor: TermFactor, test: TestLossHistory): LossReading['test'] {
	const point = test.nearest(step);
	if (point < 0) return null;
	const at = test.step(point);
	return {
		step: formatCount(at),
		values: curves.listed.map(([run, term]) => formatMeasured(factor(run, term, at) * test.value(point, run, term))),
	};
}
