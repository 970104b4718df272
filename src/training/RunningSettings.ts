import type { RunSettings } from '../model/settings';
import type { Trainer } from './Trainer';

/**
 * The settings of the runs, as a person has them and as the engine was told. It is told between two bursts alone, so that
 * a change belongs to one step on every engine: a burst that is under way would take it up somewhere on its way.
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

	/** Tells an engine what is wanted. @returns what its next steps are taken with */
	applyTo(trainer: Trainer): readonly RunSettings[] {
		if (this.applied !== this.wanted) tell(trainer, this.wanted);
		this.applied = this.wanted;
		return this.wanted;
	}

	/** Tells another engine what the one before it was told. */
	handOver(trainer: Trainer): void {
		tell(trainer, this.applied);
	}
}

function tell(trainer: Trainer, runs: readonly RunSettings[]): void {
	for (const [run, settings] of runs.entries()) trainer.configure(run, settings);
}
