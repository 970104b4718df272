import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useExploration } from '../../state/explorationStore';
import { pointsAt, type Term } from '../../state/highlight';
import { tip } from '../../ui/tip';
import styles from './Formula.module.css';

interface FormulaSymbolProps {
	readonly term: Term;
	/** The weight that stands in front of it here. */
	readonly weight?: string;
	readonly children: ReactNode;
}

/** A part of a formula in its symbol's colour, which can be pointed at. */
export function FormulaSymbol({ term, weight, children }: FormulaSymbolProps) {
	const { t } = useTranslation('controls');
	const { t: what } = useTranslation('terms');
	const words = weight === undefined ? what(term) : `${what(term)} ${t('timesWeight', { weight })}`;
	const lit = useExploration(({ highlighted }) => highlighted === term);
	return (
		<button
			type="button"
			className={styles.symbol}
			data-term={term}
			data-lit={lit || undefined}
			aria-label={words}
			{...tip(words)}
			{...pointsAt(term)}
		>
			{children}
		</button>
	);
}
