/** Which engine took which steps of a training. */
import type { EngineId } from '../training/Trainer';

/** From this step on an engine trained, until the next change. */
export interface EngineChange {
	/** Number of the first step that it took, from 1. */
	readonly step: number;
	/** null if unknown. */
	readonly engine: EngineId | null;
}

/** Most changes that are kept; a training usually has one or two. The oldest are dropped first. */
export const MOST_ENGINE_CHANGES = 64;

export class EngineHistory {
	private list: EngineChange[] = [];

	/** By ascending step, no two neighbours the same. */
	get changes(): readonly EngineChange[] {
		return this.list;
	}

	/**
	 * Records which engine takes the steps from `step` on, in place of what was recorded from there on. @param step from
	 * 1
	 */
	append(step: number, engine: EngineId | null): void {
		this.truncate(step - 1);
		if (this.at(step) === engine) return;
		this.list.push({ step, engine });
		if (this.list.length > MOST_ENGINE_CHANGES) this.list.shift();
	}

	/** The engine that took a step; null if unknown. @param step from 1 */
	at(step: number): EngineId | null {
		return this.list.findLast((change) => change.step <= step)?.engine ?? null;
	}

	/** Forgets every step after `step`. */
	truncate(step: number): void {
		while ((this.list.at(-1)?.step ?? 0) > step) this.list.pop();
	}

	/** A copy. */
	copy(): EngineHistory {
		const copy = new EngineHistory();
		copy.list = [...this.list];
		return copy;
	}
}
