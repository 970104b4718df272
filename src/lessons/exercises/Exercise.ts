/**
 * What an exercise is: one of three kinds, its parameters drawn for each student from a seed. Texts are in both languages
 * and in the lessons' markup; what a person computes by hand is computed here by the functions that the lab itself uses.
 */
import type { MeasureSpec } from '../../analysis/measureSpec';
import type { Localized } from '../../environments/Environment';
import type { Stage } from '../Lesson';

export type Exercise = Compute | PredictAndMeasure | Explain;

/** Picks parameters. The same seed and exercise pick the same ones, on every machine. */
export interface Draw {
	readonly pick: <T>(choices: readonly T[]) => T;
}

/** A number to be worked out. */
interface Compute {
	readonly kind: 'compute';
	/** Of its lesson; stable, since the parameters are drawn by it. */
	readonly id: string;
	readonly task: (draw: Draw) => ComputeTask;
}

export interface ComputeTask {
	readonly text: Localized;
	readonly answer: number;
	/** Written after the number; none where left out. */
	readonly unit?: Localized;
	/** How far an answer may be off, as a share of it; {@link TOLERANCE} where left out. */
	readonly tolerance?: number;
	/** What typical errors come to, and what is said to them. */
	readonly slips: readonly Slip[];
	readonly solution: Localized;
}

export interface Slip {
	readonly value: number;
	readonly says: Localized;
}

/** A number to be predicted, and then measured of a model that is trained for it. */
interface PredictAndMeasure {
	readonly kind: 'measure';
	readonly id: string;
	readonly task: (draw: Draw) => MeasureTask;
}

export interface MeasureTask {
	readonly text: Localized;
	readonly stage: Stage;
	readonly measure: MeasureSpec;
	/** What the measured number is multiplied with to be in the unit; 1 where left out. */
	readonly scale?: number;
	/** What theory says. */
	readonly predicted: number;
	readonly unit?: Localized;
	/** A prediction is good when it is off the measured number by no more than this factor. */
	readonly within: number;
	readonly solution: Localized;
}

/** A short text, with a model answer and the points that it has to make. */
interface Explain {
	readonly kind: 'explain';
	readonly id: string;
	readonly text: Localized;
	readonly model: Localized;
	readonly points: readonly Localized[];
}

/** Three significant figures, and the last of them by hand. */
export const TOLERANCE = 0.02;

/** Both languages of a text. */
export function both(en: string, zh: string): Localized {
	return { en, 'zh-CN': zh };
}

/** A text that says the same in both languages: a formula, a number. */
export function same(text: string): Localized {
	return both(text, text);
}
