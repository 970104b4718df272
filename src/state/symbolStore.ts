import { create } from 'zustand';
import type { useExploration } from './explorationStore';

/** A symbol that is explained, and where. */
export interface ExplainedSymbol {
	readonly term: NonNullable<ReturnType<typeof useExploration.getState>['highlighted']>;
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
