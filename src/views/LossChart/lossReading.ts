/** What the loss chart says in numbers at a step. */
import { formatCount, formatMeasured } from '../../i18n/formatNumber';
import type { TestLossHistory } from '../../lab/TestLossHistory';
import { termWeights } from '../../model/schedule';
import { LOSS_TERMS, type LossTerm } from '../../model/settings';
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
	/** Run by run, state, parameters, KL. */
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

/** The reading at a vertex of the curves. @param values how many, run by run */
export function readingAt(
	curves: LossCurves,
	vertex: number,
	values: number,
	factor: TermFactor,
	test: TestLossHistory,
): LossReading {
	const step = curves.steps[vertex];
	return {
		step: formatCount(step),
		count: curves.stepsPerVertex,
		engine: lossHistory().engines.at(Math.max(1, Math.round(step))),
		values: Array.from({ length: values }, (_, index) => formatMeasured(curves.value(vertex, ...runAndTerm(index)))),
		test: testReading(step, values, factor, test),
	};
}

/** The terms on the test split at the point nearest to a step, as they are drawn. */
function testReading(step: number, values: number, factor: TermFactor, test: TestLossHistory): LossReading['test'] {
	const point = test.nearest(step);
	if (point < 0) return null;
	const at = test.step(point);
	return {
		step: formatCount(at),
		values: Array.from({ length: values }, (_, index) => {
			const [run, term] = runAndTerm(index);
			return formatMeasured(factor(run, term, at) * test.value(point, run, term));
		}),
	};
}

/** Run and term of a curve. */
export const runAndTerm = (index: number): [run: number, term: LossTerm] => [
	Math.floor(index / LOSS_TERMS.length),
	LOSS_TERMS[index % LOSS_TERMS.length],
];
