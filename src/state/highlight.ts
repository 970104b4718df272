/**
 * Pointing at a term of the loss, in the formula or in a legend, highlights its curve, its bars and its marks
 * everywhere on the page; a press explains it.
 */
import type { MouseEvent } from 'react';
import { create } from 'zustand';
import { useExploration } from './explorationStore';

/** A symbol that has a colour of its own, everywhere on the page, and can be pointed at. */
export type Term = NonNullable<ReturnType<typeof useExploration.getState>['highlighted']>;

/** A symbol that is explained, and where. */
interface ExplainedSymbol {
	readonly term: Term;
	/** What was pressed: the explanation opens beside it. */
	readonly anchor: Element;
	/** Pressed by a key: the explanation then takes the focus. */
	readonly byKey: boolean;
}

interface SymbolState {
	readonly explained: ExplainedSymbol | null;
}

/** Which symbol of the page is explained; null for none. */
export const useSymbol = create<SymbolState>()(() => ({ explained: null }));

/** Handlers for an element that stands for a term; a press explains it. */
export function pointsAt(term: Term) {
	const on = () => useExploration.setState({ highlighted: term });
	const off = () => {
		if (useExploration.getState().highlighted === term) useExploration.setState({ highlighted: null });
	};
	const explain = ({ currentTarget, detail }: MouseEvent) => {
		on();
		// A press of a key is a click without a count.
		useSymbol.setState({ explained: { term, anchor: currentTarget, byKey: detail === 0 } });
	};
	return { onPointerEnter: on, onPointerLeave: off, onFocus: on, onBlur: off, onClick: explain };
}
