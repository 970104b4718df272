import { METRICS_PER_RUN, type StepMetrics } from './Trainer';

/** What bursts measured and the page has not been told yet. */
export class PendingMetrics {
	private parts: StepMetrics[] = [];

	/** @param runs R */
	constructor(private readonly runs: number) {}

	add(metrics: StepMetrics): void {
		this.parts.push(metrics);
	}

	clear(): void {
		this.parts = [];
	}

	/** Gives everything as one and forgets it. @param step the last step that was taken */
	take(step: number): StepMetrics {
		const count = this.parts.reduce((sum, part) => sum + part.count, 0);
		const values = new Float32Array(count * this.runs * METRICS_PER_RUN);
		let offset = 0;
		for (const part of this.parts) {
			values.set(part.values, offset);
			offset += part.values.length;
		}
		this.clear();
		return { firstStep: step - count + 1, count, values };
	}
}
