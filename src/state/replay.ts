import type { RunSettings } from '../model/settings';
import type { SettingsChange } from '../training/protocol';

/** What a training is taken again with; a model at step 0 to begin with. */
export interface ReplayTrainer {
	/** Sets what the next step is taken with. */
	configure(runs: readonly RunSettings[]): void;
	/** Takes so many steps. Resolves with the step reached: another one where somebody stepped in. */
	advance(steps: number): Promise<number>;
}

/**
 * Repeats a training, each step with the settings it had.
 * @param step the last step
 * @param changes from step 1 on
 * @param goesOn asked after each stretch of equal settings
 * @returns whether the last step was reached, and nobody stepped in
 */
export async function replay(
	{ step, changes }: { readonly step: number; readonly changes: readonly SettingsChange[] },
	trainer: ReplayTrainer,
	goesOn: () => boolean,
): Promise<boolean> {
	for (const [index, change] of changes.entries()) {
		const last = (changes[index + 1]?.step ?? step + 1) - 1;
		trainer.configure(change.runs);
		const reached = await trainer.advance(last - change.step + 1);
		if (reached !== last || !goesOn()) return false;
	}
	return true;
}
