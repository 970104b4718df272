/** Fewest and most transitions that a simulated dataset of the lab may have. */
export const MIN_DATASET_SIZE = 500;
export const MAX_DATASET_SIZE = 50_000;

/** Fewest and most transitions of imported data. */
export const OWN_SIZE = { min: 64, max: 1_000_000 } as const;
