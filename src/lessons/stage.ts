/** The states of training that the lessons stand on. */
import { DEFAULT_CONFIG } from '../state/config/defaults';
import { type DeepPartial, mergeConfig } from '../state/config/mergeConfig';
import { parseConfig } from '../state/config/parseConfig';
import type { Config } from '../state/config/schema';
import type { LessonContent, Stage } from './Lesson';

/** Small enough to be trained while a page is read: some seconds, also without WebGPU. */
export const SMALL_MODEL = {
	model: { width: 32 },
	data: { size: 2_000 },
	display: { points: 600 },
	training: { batchSize: 64 },
} as const satisfies DeepPartial<Config>;

/** Learns in hundreds of steps where the default takes a thousand. */
const LEARNING_RATE = 3e-3;

type Run = Config['runs'][0];

/** Settings of A and B: those of the default, at the lessons' rate, with these changes. */
export function lessonRuns(a: Partial<Run>, b: Partial<Run>): Config['runs'] {
	const [usual] = DEFAULT_CONFIG.runs;
	return [
		{ ...usual, learningRate: LEARNING_RATE, ...a },
		{ ...usual, learningRate: LEARNING_RATE, ...b },
	];
}

/** A page's own stage; where it has none, that of the latest page before that has one, else the lesson's. */
export function stageOf({ stage, pages }: LessonContent, page: number): Stage {
	const own = pages.slice(0, page + 1).findLast((candidate) => candidate.stage)?.stage;
	if (!own) return stage;
	// Part by part: a page names what differs, and the rest is the lesson's.
	const whole = mergeConfig(mergeConfig(DEFAULT_CONFIG, stage.config) as Config, own.config ?? {});
	return { config: whole as Config, steps: own.steps ?? stage.steps };
}

/** What a page stands on when it is entered: its stage, but before the steps that a person is to bet on. */
export function openingOf(lesson: LessonContent, page: number): Stage {
	const stage = stageOf(lesson, page);
	const { act, view } = lesson.pages.at(page) ?? {};
	// Of agents it is the agents that have not begun.
	return act?.kind === 'predict' && !view?.agents ? { ...stage, steps: act.from ?? 0 } : stage;
}

/**
 * The whole configuration of a stage. @throws when it is outside the limits: a fault of the lesson, which a test finds
 */
export function configOfStage({ config }: Stage): Config {
	const parsed = parseConfig(mergeConfig(DEFAULT_CONFIG, config));
	if (!parsed.ok) throw new Error(`${parsed.issues[0].path}: ${parsed.issues[0].received}`);
	return parsed.config;
}
