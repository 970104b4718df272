/**
 * Pointing at a term of the loss, in the formula or in a legend, brings out its curve, its bars and its marks
 * everywhere on the page.
 */
import { useExploration } from './explorationStore';

/** What can be pointed at. */
export type Term = NonNullable<ReturnType<typeof useExploration.getState>['highlighted']>;

/** Handlers for an element that stands for a term. */
export function pointsAt(term: Term) {
	const on = () => useExploration.setState({ highlighted: term });
	const off = () => {
		if (useExploration.getState().highlighted === term) useExploration.setState({ highlighted: null });
	};
	return { onPointerEnter: on, onPointerLeave: off, onFocus: on, onBlur: off, onClick: on };
}
