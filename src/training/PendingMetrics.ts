import type { RunSettings } from '../model/settings';
import { TermTable } from '../model/TermTable';
import type { TrainedSteps } from './protocol';
import type { EngineId, StepMetrics } from './Trainer';

/** Loss terms that have not been sent to the page, with the settings they were trained with. */
export class PendingMetrics {
	private parts: { readonly metrics: StepMetrics; readonly settings: readonly RunSettings[] }[] = [];
	private engine: EngineId | null = null;

	/** @param runs R */
	constructor(private readonly runs: number) {}

	/**
	 * @param settings of every run, in force at each of these steps
	 * @param engine that took them: the same as those before that nobody has been told of
	 */
	add(metrics: StepMetrics, settings: readonly RunSettings[], engine: EngineId): void {
		this.parts.push({ metrics, settings });
		this.engine = engine;
	}

	clear(): void {
		this.parts = [];
	}

	/** Returns everything as one message and clears it. @param step the last step that was taken */
	take(step: number): TrainedSteps {
		const count = this.parts.reduce((sum, { metrics }) => sum + metrics.count, 0);
		const terms = TermTable.zeros(count, this.runs);
		const settings = this.parts
			.filter((part, index) => index === 0 || part.settings !== this.parts[index - 1].settings)
			.map((part) => ({ step: part.metrics.firstStep, runs: part.settings }));
		let row = 0;
		for (const { metrics } of this.parts) {
			terms.setRows(row, metrics.values);
			row += metrics.count;
		}
		this.clear();
		return { firstStep: step - count + 1, count, values: terms.values, settings, engine: this.engine };
	}
}
