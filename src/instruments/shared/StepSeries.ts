/**
 * Numbers recorded over the steps of a training in bounded memory. It starts over after a reset, with another model,
 * and with other settings of the measurement.
 */
import { BoundedSeries } from '../../numerics/BoundedSeries';
import type { Frame } from '../../state/frames';

interface StepRow {
	readonly step: number;
	readonly row: readonly number[];
}

export class StepSeries {
	private readonly series: BoundedSeries<StepRow>;
	private settings = '';

	/** @param capacity entries at most */
	constructor(capacity = 400) {
		this.series = new BoundedSeries(capacity);
	}

	/** Ascending. */
	get steps(): readonly number[] {
		return this.series.entries.map(({ step }) => step);
	}

	/** One row an entry. */
	get rows(): readonly (readonly number[])[] {
		return this.series.entries.map(({ row }) => row);
	}

	/**
	 * Adds an entry; an existing step is updated, and a frame of the past adds nothing.
	 * @param settings whatever a person set that the numbers depend on
	 */
	add({ step, source }: Pick<Frame, 'step' | 'source'>, row: readonly number[], settings = ''): void {
		if (source === 'past') return;
		const last = this.series.entries.at(-1);
		const other = last !== undefined && (step < last.step || row.length !== last.row.length);
		if (other || settings !== this.settings) this.clear();
		this.settings = settings;
		this.series.offer({ step, row: [...row] });
	}

	clear(): void {
		this.series.clear();
	}
}
