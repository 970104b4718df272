/** What the exercises predict of a training, as claims: the prediction holds within the factor that a student is given. */
import { evidenceKey } from '../src/lessons/evidence';
import type { Draw, MeasureTask } from '../src/lessons/exercises/Exercise';
import type { Stage, TrainedClaim } from '../src/lessons/Lesson';
import { type LessonId, loadExercises } from '../src/lessons/registry';

/** Stands where a claim of a lesson has the id of its page; no page has this one. */
export const EXERCISES_PAGE = 'exercises';

export interface StatedPrediction {
	readonly lesson: LessonId;
	readonly page: typeof EXERCISES_PAGE;
	readonly claim: TrainedClaim;
	readonly stage: Stage;
}

/** Every prediction that some student is asked for, once, in the order of the exercises. */
export async function exerciseClaims(lesson: LessonId): Promise<StatedPrediction[]> {
	const claims: StatedPrediction[] = [];
	for (const exercise of await loadExercises(lesson)) {
		if (exercise.kind !== 'measure') continue;
		const known = new Set<string>();
		for (const task of allTasks(exercise.task)) {
			// Students who differ in the seed of the training alone are the same claim.
			const key = `${evidenceKey(task.stage, task.measure)} ${task.predicted} ${task.within}`;
			if (known.has(key)) continue;
			known.add(key);
			const claim = claimOf(`${exercise.id}-${known.size}`, task);
			claims.push({ lesson, page: EXERCISES_PAGE, claim, stage: task.stage });
		}
	}
	return claims;
}

function claimOf(id: string, { text, measure, predicted, within, scale = 1 }: MeasureTask): TrainedClaim {
	const value = predicted / scale;
	return { id, label: text, measure, value, low: value / within, high: value * within };
}

/** The task of every student: one for each way of drawing its parameters. */
function allTasks(task: (draw: Draw) => MeasureTask): MeasureTask[] {
	const tasks: MeasureTask[] = [];
	/** Which choice each draw takes; counted up like the digits of a number. */
	let picks: number[] = [];
	for (let more = true; more; ) {
		const sizes: number[] = [];
		tasks.push(
			task({
				pick(choices) {
					sizes.push(choices.length);
					return choices[picks[sizes.length - 1] ?? 0];
				},
			}),
		);
		const digits = sizes.map((_, i) => picks[i] ?? 0);
		const last = digits.findLastIndex((digit, i) => digit + 1 < sizes[i]);
		more = last >= 0;
		picks = [...digits.slice(0, last), digits[last] + 1];
	}
	return tasks;
}
