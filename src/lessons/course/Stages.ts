import { LossHistory } from '../../lab/LossHistory';
import type { Config } from '../../state/config/schema';
import { useConfig } from '../../state/configStore';
import { adoptRuns, pause, paused, trainSteps, whenPrepared } from '../../state/lab';
import { checkpointAt } from '../../state/runAnswers';
import { modelKey } from '../../state/sessionRequest';
import { useSession } from '../../state/sessionStore';
import { lossHistory } from '../../state/shownHistory';
import type { Checkpoint } from '../../training/Trainer';
import type { Stage } from '../Lesson';
import { useLesson } from '../lessonStore';
import { configOfStage } from '../stage';

/** Stages kept: those of one lesson. */
const MOST_KEPT = 8;

interface TrainedStage {
	readonly checkpoint: Checkpoint;
	readonly losses: LossHistory;
}

/**
 * What a stage is trained with: the SIMD engine unless a person chose another. It needs no start, is quick at this size
 * and gives the same numbers on every machine.
 */
function configFor(stage: Stage, engine: Config['engine']): Config {
	return { ...configOfStage(stage), engine: engine === 'auto' ? 'simd' : engine };
}

function keyOf(config: Config, steps: number): string {
	return JSON.stringify([modelKey(config), config.runs, steps]);
}

/** Brings the page's training to the stage of a lesson's page; a stage that has been trained once is reused. */
export class Stages {
	private readonly trained = new Map<string, TrainedStage>();
	/** The stage that is there, until something is trained or set up again; null for none. */
	private standing: string | null = null;
	/** Number of the latest stage that was asked for; an earlier one that is still on its way then gives up. */
	private asked = 0;

	constructor() {
		useSession.subscribe(
			({ training }) => training.is,
			() => {
				this.standing = null;
			},
		);
	}

	/**
	 * Shows a stage; trains it first where it is new. Resolves with true when that has ended, also where a person paused
	 * it or it failed (a notice then says why); with false when another stage was asked for meanwhile.
	 */
	async show(stage: Stage, engine: Config['engine']): Promise<boolean> {
		const mine = ++this.asked;
		const current = () => mine === this.asked;
		useLesson.setState({ preparing: { step: 0, steps: stage.steps } });
		await paused();
		if (!current()) return false;
		const config = configFor(stage, engine);
		const key = keyOf(config, stage.steps);
		const known = this.trained.get(key);
		const stands = this.standing === key && keyOf(useConfig.getState().config, stage.steps) === key;
		if (stands) useConfig.getState().replace(config);
		else adoptRuns(config, known?.checkpoint ?? null, known?.losses.pick([0, 1]) ?? new LossHistory(2));
		try {
			await whenPrepared();
			if (current() && !stands && !known && stage.steps > 0) {
				const stop = useSession.subscribe(
					({ step }) => step,
					(step) => current() && useLesson.setState({ preparing: { step, steps: stage.steps } }),
				);
				await trainSteps(stage.steps).finally(stop);
				await paused();
				const checkpoint = checkpointAt(stage.steps);
				if (current() && checkpoint?.step === stage.steps) this.keep(key, checkpoint);
			}
		} catch {
			// The session has said what was wrong, or another one has taken its place.
		}
		if (!current()) return false;
		if (useSession.getState().step === stage.steps) this.standing = key;
		useLesson.setState({ preparing: null });
		return true;
	}

	/**
	 * Takes the steps that are missing to a stage, of which an earlier step is shown, in view.
	 * @returns `there`, `stopped` where a person or a fault ended it before, `left` where another stage was asked for
	 */
	async finish(stage: Stage, engine: Config['engine']): Promise<'there' | 'stopped' | 'left'> {
		const mine = this.asked;
		try {
			await trainSteps(stage.steps - useSession.getState().step);
			await paused();
		} catch {
			// The session has said what was wrong, or another one has taken its place.
		}
		if (mine !== this.asked) return 'left';
		if (useSession.getState().step !== stage.steps) return 'stopped';
		const key = keyOf(configFor(stage, engine), stage.steps);
		const checkpoint = checkpointAt(stage.steps);
		if (checkpoint?.step === stage.steps) {
			this.keep(key, checkpoint);
			this.standing = key;
		}
		return 'there';
	}

	/** Cancels the stage that is being prepared. */
	drop(): void {
		this.asked++;
		pause();
		useLesson.setState({ preparing: null });
	}

	private keep(key: string, checkpoint: Checkpoint): void {
		this.trained.set(key, { checkpoint, losses: lossHistory().pick([0, 1]) });
		if (this.trained.size > MOST_KEPT) this.trained.delete(this.trained.keys().next().value as string);
	}
}
