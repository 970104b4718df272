/** Names of the two ends of a path, in the order of the pins: keys of the texts of `map`. */
export const PATH_ENDS = ['pathStart', 'pathEnd'] as const;
