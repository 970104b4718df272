/**
 * Numbers recorded over the steps of a training in bounded memory: when it is full, every second entry goes. It
 * begins anew where the steps do, with a reset or another model, and where other settings are measured with.
 */
import type { Frame } from '../../state/frames';

export class StepSeries {
	readonly steps: number[] = [];
	/** One row an entry. */
	readonly rows: number[][] = [];
	private every = 1;
	private seen = 0;
	private settings = '';

	/** @param capacity entries at most */
	constructor(private readonly capacity = 400) {}

	/**
	 * Adds an entry; a step that is there already is only brought up to date, and an earlier picture that is looked at
	 * again adds nothing.
	 * @param settings whatever a person set that the numbers depend on
	 */
	add({ step, source }: Pick<Frame, 'step' | 'source'>, row: readonly number[], settings = ''): void {
		if (source === 'past') return;
		const last = this.steps[this.steps.length - 1];
		const other = last !== undefined && (step < last || row.length !== this.rows[0].length);
		if (other || settings !== this.settings) this.clear();
		this.settings = settings;
		if (step === this.steps[this.steps.length - 1]) {
			this.rows[this.rows.length - 1] = [...row];
			return;
		}
		if (this.seen++ % this.every !== 0) return;
		this.steps.push(step);
		this.rows.push([...row]);
		if (this.steps.length < this.capacity) return;
		const odd = (_: unknown, index: number) => index % 2 === 0;
		this.steps.splice(0, this.capacity, ...this.steps.filter(odd));
		this.rows.splice(0, this.capacity, ...this.rows.filter(odd));
		this.every *= 2;
	}

	clear(): void {
		this.steps.length = 0;
		this.rows.length = 0;
		this.every = 1;
		this.seen = 0;
	}
}
