/** What the runs are called, in every language. */
export const RUN_NAMES = ['A', 'B'] as const;
