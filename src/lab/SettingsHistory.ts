/**
 * What a training was trained with: the settings of every run from which step on, as changes and in bounded memory. It
 * accompanies the losses: back to a checkpoint, into a file, set aside for a lesson.
 */
import { type RunSettings, sameSettings } from '../model/settings';
import type { SettingsChange } from '../training/protocol';

/**
 * Changes that are kept. Dragging a slider through a training makes some dozens; beyond this the settings that lasted
 * for the fewest steps go first.
 */
export const MOST_CHANGES = 512;

export class SettingsHistory {
	private list: SettingsChange[] = [];

	/** By ascending step, no two neighbours the same; the first is what the history begins with. */
	get changes(): readonly SettingsChange[] {
		return this.list;
	}

	/** Adds what is in force from a step on; nothing if it already is. What was recorded from that step on is removed. */
	append({ step, runs }: SettingsChange): void {
		this.truncate(step - 1);
		const last = this.list[this.list.length - 1];
		if (last && sameRuns(last.runs, runs)) return;
		// An unchanged run keeps its object, so that comparisons are cheap.
		this.list.push({
			step,
			runs: runs.map((run, i) => (last && sameSettings(last.runs[i], run) ? last.runs[i] : run)),
		});
		if (this.list.length > MOST_CHANGES) this.forgetShortest();
	}

	/** What a step was trained with; null where it is not known. @param step from 1 */
	at(step: number): readonly RunSettings[] | null {
		return this.entryAt(step)?.runs ?? null;
	}

	/** The first and the last step with the settings of a step; the last may lie ahead. null if unknown */
	rangeAt(step: number): { readonly first: number; readonly last: number } | null {
		const index = this.indexAt(step);
		if (index < 0) return null;
		return { first: this.list[index].step, last: (this.list[index + 1]?.step ?? Number.POSITIVE_INFINITY) - 1 };
	}

	/** The changes up to a step. */
	until(step: number): readonly SettingsChange[] {
		return this.list.slice(0, this.indexAt(step) + 1);
	}

	/** Forgets every step after `step`. */
	truncate(step: number): void {
		while (this.list.length > 0 && this.list[this.list.length - 1].step > step) this.list.pop();
	}

	/** The history of some of the runs, in the order given. */
	pick(runs: readonly number[]): SettingsHistory {
		const picked = new SettingsHistory();
		for (const change of this.list) picked.append({ step: change.step, runs: runs.map((run) => change.runs[run]) });
		return picked;
	}

	private entryAt(step: number): SettingsChange | undefined {
		return this.list[this.indexAt(step)];
	}

	/** Position of the latest change at or before a step; −1 when there is none. */
	private indexAt(step: number): number {
		let [low, high] = [0, this.list.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.list[middle].step <= step) low = middle + 1;
			else high = middle;
		}
		return low - 1;
	}

	private forgetShortest(): void {
		let shortest = 1;
		const length = (index: number) => this.list[index + 1].step - this.list[index].step;
		// The first says where the history begins, and the last is in force.
		for (let index = 2; index < this.list.length - 1; index++) if (length(index) < length(shortest)) shortest = index;
		this.list.splice(shortest, 1);
	}
}

/** Whether every run is trained alike. */
export function sameRuns(a: readonly RunSettings[], b: readonly RunSettings[]): boolean {
	return a === b || (a.length === b.length && a.every((run, index) => sameSettings(run, b[index])));
}
