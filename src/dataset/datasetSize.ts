/** Fewest and most transitions that a dataset of the lab may have. */
export const MIN_DATASET_SIZE = 500;
export const MAX_DATASET_SIZE = 50_000;
