/**
 * The transitions that every measure of the codes takes: holes, KL, MMD, leak, box, spread, and what the lessons state.
 *
 * They are the first {@link MEASURED_TRANSITIONS} of the data, or all where there are fewer: which ones depends on the
 * data alone, never on what is drawn. (Transition i of a dataset depends on the data's seed and i alone, so the first n
 * of a larger dataset are the dataset of n.) Every frame brings their codes, whatever else it shows.
 */

/**
 * 1,000: the share of holes then has a standard error of some percent for very narrow posteriors, and below one percent
 * where they tile the prior; a frame of the default page encodes no more than it draws.
 */
export const MEASURED_TRANSITIONS = 1_000;

/** How many transitions are measured of a dataset of `size`. */
export function measuredCount(size: number): number {
	return Math.min(MEASURED_TRANSITIONS, size);
}
