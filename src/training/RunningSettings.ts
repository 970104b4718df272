import type { RunSettings } from '../model/settings';
import type { Trainer } from './Trainer';

/**
 * The settings of the runs, as a person has them and as the engine has them. They are applied only between two bursts,
 * so that a change takes effect at a definite step on every engine.
 */
export class RunningSettings {
	private applied: readonly RunSettings[];

	constructor(private wanted: readonly RunSettings[]) {
		this.applied = wanted;
	}

	/** From the next burst on. */
	change(settings: readonly RunSettings[]): void {
		this.wanted = settings;
	}

	/** Applies the wanted settings to an engine. @returns the settings of its next steps */
	applyTo(trainer: Trainer): readonly RunSettings[] {
		if (this.applied !== this.wanted) tell(trainer, this.wanted);
		this.applied = this.wanted;
		return this.wanted;
	}

	/** Applies the settings of the previous engine to another. */
	handOver(trainer: Trainer): void {
		tell(trainer, this.applied);
	}
}

function tell(trainer: Trainer, runs: readonly RunSettings[]): void {
	for (const [run, settings] of runs.entries()) trainer.configure(run, settings);
}
