import { type PointerEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { formatMeasured, formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { type CourseFormula, FORMULAS, type FormulaId } from '../../lessons/formulas';
import { GLOSSARY, glossaryIdOfTerm } from '../../lessons/glossary';
import { axisName } from '../../plane/axisName';
import { useExploration } from '../../state/explorationStore';
import { pointsAt, type Term } from '../../state/highlight';
import { tip } from '../../ui/tip';
import styles from './FormulaView.module.css';
import { type NumbersOfRun, useFormulaNumbers } from './formulaNumbers';
import { Tex } from './Tex';

/** How TeX has each symbol, for the list under a formula. */
const SYMBOLS: Readonly<Record<Term, string>> = {
	mu: '\\mu',
	sigma: '\\sigma',
	epsilon: '\\varepsilon',
	z: 'z',
	kl: '\\mathrm{KL}',
	prior: 'p',
	box: '\\square',
	parameters: '\\hat x',
	state: '\\Delta\\hat s',
};

/** Points at the symbol under the pointer. */
function follow({ target }: PointerEvent): void {
	const symbol = target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null;
	const highlighted = (symbol?.dataset.term as Term | undefined) ?? null;
	if (useExploration.getState().highlighted !== highlighted) useExploration.setState({ highlighted });
}

function letGo(): void {
	useExploration.setState({ highlighted: null });
}

/** A formula of the course: its symbols light up what they stand for, and it is filled with a transition's numbers. */
export function FormulaView({ id }: { readonly id: FormulaId }) {
	const { t } = useTranslation('lessons');
	const symbols = useId();
	const formula: CourseFormula = FORMULAS[id];
	return (
		<figure className={styles.formula} onPointerOver={follow} onPointerLeave={letGo}>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a formula that is wider than the page scrolls, and what scrolls must be reached by the keyboard */}
			<div className={styles.written} tabIndex={0}>
				<Tex tex={formula.tex} display />
			</div>
			<ul className={styles.symbols} aria-label={t('symbols')} id={symbols}>
				{formula.terms.map((term) => (
					<li key={term}>
						<SymbolKey term={term} />
					</li>
				))}
			</ul>
			{formula.filled && <Filled filled={formula.filled} />}
		</figure>
	);
}

/** A symbol with its name; pointed at or focused it lights up everywhere. */
function SymbolKey({ term }: { readonly term: Term }) {
	const { name, text } = GLOSSARY[glossaryIdOfTerm(term)];
	const lit = useExploration(({ highlighted }) => highlighted === term);
	return (
		<button
			type="button"
			className={styles.symbol}
			data-term={term}
			data-lit={lit || undefined}
			{...tip(localized(text))}
			{...pointsAt(term)}
		>
			<Tex tex={SYMBOLS[term]} /> <span>{localized(name)}</span>
		</button>
	);
}

/** The formula with numbers, a line a run and dim. */
function Filled({ filled }: { readonly filled: NonNullable<CourseFormula['filled']> }) {
	const { t } = useTranslation('lessons');
	const { transition, hovered, runs } = useFormulaNumbers();
	const caption = useId();
	if (runs.length === 0) return null;
	return (
		<figcaption className={styles.filled}>
			<p className={styles.caption} id={caption}>
				{filled.per === 'run' ? t('formulaRuns') : t('formulaNumbers', { index: transition })}
			</p>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
			<section className={styles.lines} aria-labelledby={caption} tabIndex={0}>
				{runs.flatMap((dims, run) =>
					(filled.per === 'run' ? dims.slice(0, 1) : dims).map((numbers) => (
						<Line
							key={`${RUN_NAMES[run]}-${numbers.dim}`}
							label={filled.per === 'run' ? RUN_NAMES[run] : `${RUN_NAMES[run]} ${axisName(numbers.dim)}`}
							tex={withNumbers(filled, numbers)}
						/>
					)),
				)}
			</section>
			{!hovered && filled.per === 'dim' && <p className={styles.caption}>{t('formulaHover')}</p>}
		</figcaption>
	);
}

function Line({ label, tex }: { readonly label: string; readonly tex: string }) {
	return (
		<>
			<i className={styles.run}>{label}</i>
			<span className={styles.line}>
				<Tex tex={tex} />
			</span>
		</>
	);
}

/** TeX in which each # is the next number. */
function withNumbers({ tex, numbers, per }: NonNullable<CourseFormula['filled']>, values: NumbersOfRun): string {
	// A whole number in the loss is a weight as it is set.
	const given = numbers(values).map((value) =>
		(per === 'run' && Number.isInteger(value) ? formatSetting(value) : formatMeasured(value, 2))
			.replaceAll('\u202f', '\\,')
			.replaceAll('−', '-'),
	);
	let next = 0;
	return tex.replaceAll('#', () => `{${given[next++] ?? '?'}}`);
}
