/** The stages of a training step, in their order. */
export const STAGES = ['batch', 'encode', 'sample', 'decode', 'losses', 'update'] as const;
export type Stage = (typeof STAGES)[number];
