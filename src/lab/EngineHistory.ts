/** Which engine took which steps of a training: another may have taken over on the way. */
import type { EngineId } from '../training/Trainer';

/** From this step on an engine trained, until the next change. */
export interface EngineChange {
	/** Number of the first step that it took, from 1. */
	readonly step: number;
	/** null where nobody knows. */
	readonly engine: EngineId | null;
}

/** Changes that are kept: a training has one or two. Of more, the first ones are forgotten. */
export const MOST_ENGINE_CHANGES = 64;

export class EngineHistory {
	private list: EngineChange[] = [];

	/** By ascending step, no two neighbours the same. */
	get changes(): readonly EngineChange[] {
		return this.list;
	}

	/** Says who took the steps from `step` on. What was known from there on goes. @param step from 1 */
	append(step: number, engine: EngineId | null): void {
		this.truncate(step - 1);
		if (this.at(step) === engine) return;
		this.list.push({ step, engine });
		if (this.list.length > MOST_ENGINE_CHANGES) this.list.shift();
	}

	/** Who took a step; null where nobody knows. @param step from 1 */
	at(step: number): EngineId | null {
		return this.list.findLast((change) => change.step <= step)?.engine ?? null;
	}

	/** Forgets every step after `step`. */
	truncate(step: number): void {
		while ((this.list.at(-1)?.step ?? 0) > step) this.list.pop();
	}

	/** The same once more. */
	copy(): EngineHistory {
		const copy = new EngineHistory();
		copy.list = [...this.list];
		return copy;
	}
}
