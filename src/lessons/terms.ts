import type { useExploration } from '../state/explorationStore';

/** A symbol that has a colour of its own, everywhere on the page, and can be pointed at. */
export type Term = NonNullable<ReturnType<typeof useExploration.getState>['highlighted']>;
