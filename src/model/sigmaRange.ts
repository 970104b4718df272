/** log σ is clamped to [−4, 15], as published: σ is in [0.0183, 3.27e6]. */
export const LOG_STD_MIN = -4;
export const LOG_STD_MAX = 15;

/** The smallest σ that the clamp lets through, e⁻⁴. */
export const SIGMA_FLOOR = 0.01831563888873418;

/** A median σ counts as at the floor, e⁻⁴ = 0.0183 as it is printed, up to here. */
export const SIGMA_FLOOR_LIMIT = 0.0185;
