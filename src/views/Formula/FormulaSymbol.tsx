import type { ReactNode } from 'react';
import { useExploration } from '../../state/explorationStore';
import styles from './Formula.module.css';
import { pointsAt, type Term } from './highlight';

interface FormulaSymbolProps {
	readonly term: Term;
	/** What the symbol is, in words. */
	readonly words: string;
	readonly children: ReactNode;
}

/** A part of a formula in its symbol's colour, which can be pointed at. */
export function FormulaSymbol({ term, words, children }: FormulaSymbolProps) {
	const lit = useExploration(({ highlighted }) => highlighted === term);
	return (
		<button
			type="button"
			className={styles.symbol}
			data-term={term}
			data-lit={lit || undefined}
			aria-label={words}
			title={words}
			{...pointsAt(term)}
		>
			{children}
		</button>
	);
}
