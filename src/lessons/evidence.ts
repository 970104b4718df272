/**
 * How much a claim's number varies with the seed of the training. One run is not evidence, so every number was measured
 * in trainings that differ in the seed alone; `npm run lessons:verify -- --seeds 1,2,3,4,5 --write` stores them, and
 * each says of which stage and measure it is, so that it is not shown beside another one.
 */
import type { MeasureSpec } from '../analysis/measureSpec';
import { AGENT_STUDY, agentValues, isOfAgents } from './agentStudy';
import stored from './evidence/seeds.json';
import type { Claim, Stage } from './Lesson';
import type { Lesson } from './registry';
import { configOfStage, stageOf } from './stage';

/** What the data file holds. */
export interface StoredEvidence {
	/** Seeds of the training, in the order of the values. */
	readonly seeds: readonly number[];
	/** By lesson, page (`exercises` for those) and claim: what it is of ({@link evidenceKey}), and the number measured with each seed. */
	readonly claims: Readonly<Record<string, { readonly of: string; readonly values: readonly number[] }>>;
}

/** The stored evidence of the whole course. */
export const EVIDENCE: StoredEvidence = stored;

/** Where a claim's evidence stands in the file. */
export function evidencePlace(lesson: string, page: string, claim: string): string {
	return `${lesson}/${page}/${claim}`;
}

/** What of a stage decides the codes that are measured, but for the seed: not where the probe stands, nor what is drawn. */
export function trainingOf(stage: Stage): string {
	const { environment, published, data, model, training, runs } = configOfStage(stage);
	return JSON.stringify([stage.steps, environment, published, data, model, training.batchSize, runs]);
}

/** Tells evidence of one measure in one stage from that of others; eight hexadecimal digits. */
export function evidenceKey(stage: Stage, measure: MeasureSpec): string {
	// FNV-1a with 32 bits: Fowler, Noll, Vo.
	let hash = 0x811c9dc5;
	for (const character of trainingOf(stage) + JSON.stringify(measure))
		hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
	return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A claim's number with each of several seeds. */
export interface SeedEvidence {
	readonly seeds: readonly number[];
	/** In the order of the seeds. */
	readonly values: readonly number[];
}

/** The numbers measured with each seed, of a page's claim; null where none are stored for its present stage. */
export function evidenceOf(lesson: Lesson, page: number, { id, measure }: Claim): SeedEvidence | null {
	if (isOfAgents(measure)) return { seeds: AGENT_STUDY.seeds, values: agentValues(measure) };
	const found = EVIDENCE.claims[evidencePlace(lesson.id, lesson.pages[page].id, id)];
	if (found?.of !== evidenceKey(stageOf(lesson, page), measure)) return null;
	return { seeds: EVIDENCE.seeds, values: found.values };
}
