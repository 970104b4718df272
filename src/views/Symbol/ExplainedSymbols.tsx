import { useEffect, useState } from 'react';
import { latePart } from '../../late/latePart';
import { useSymbol } from '../../state/highlight';

const SymbolExplanation = latePart(() => import('./SymbolExplanation'));

interface ExplainedSymbolsProps {
	/** Whether the course can be entered from here. */
	readonly course?: boolean;
}

/**
 * Where symbols that are pressed are explained. The page has one; what lies over the page has its own, since everything
 * under a modal dialog is inert. Loaded with the first symbol that is pressed, and there from then on.
 */
export function ExplainedSymbols({ course = true }: ExplainedSymbolsProps) {
	const [explains, setExplains] = useState(false);
	useEffect(() => useSymbol.subscribe(() => setExplains(true)), []);
	return explains && <SymbolExplanation course={course} />;
}
