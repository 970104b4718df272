import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMeasured, formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { termWeights } from '../../model/schedule';
import { RUN_SETTINGS, sameSetting, totalLoss } from '../../model/settings';
import { useConfig } from '../../state/configStore';
import type { Term } from '../../state/highlight';
import { changeText } from '../../state/settingText';
import { useShownLosses } from '../../state/shownLosses';
import { useShownTraining } from '../../state/shownTraining';
import { useTarget } from '../../ui/useTarget';
import styles from './Formula.module.css';
import { FormulaSymbol } from './FormulaSymbol';

/** A value under its term, in at most five characters: 1.3, 0.15, 0.031, 0.004, 5e−4. */
function brief(value: number): string {
	return formatMeasured(value, value < 0.01 ? 1 : 2, 1e-3);
}

/**
 * The loss as it is trained, with the weights that are set, and under each term what it adds now: means over the S
 * features, the P parameters and the Z latent dimensions, and over the batch, as in the code.
 */
export function Formula() {
	const { t } = useTranslation('controls');
	const target = useTarget('formula');
	return (
		<section className={styles.formula} data-testid="loss-formula" {...target.area} aria-label={t('loss')}>
			<LossLine />
			<KlLine />
		</section>
	);
}

/** A weight in front of a term: nothing for 1, a letter when the runs differ. */
function coefficient(values: readonly number[], letter: string): string {
	const [first] = values;
	if (values.some((value) => value !== first)) return letter;
	return first === 1 ? '' : formatSetting(first);
}

/**
 * ‖…‖². The bars are lines beside the text: the page's font has no ‖, and another font's may be as wide as two
 * letters, as in every Chinese one.
 */
function SquaredNorm({ children }: { readonly children: string }) {
	return (
		<>
			<span className={styles.norm}>{children}</span>
			<span>²</span>
		</>
	);
}

function LossLine() {
	const { t } = useTranslation('controls');
	const present = useConfig(({ config }) => config.runs);
	const { losses, settings, step } = useShownLosses();
	// The weights are those of the numbers under them; what is set for the next step stands below.
	const runs = losses.length > 0 ? settings : present;
	const stateWeights = runs.map((run) => run.stateWeight);
	const parameterWeights = runs.map((run) => run.parameterWeight);
	const parameterCoefficient = coefficient(parameterWeights, 'b');

	return (
		<>
			<p className="visually-hidden">
				{t('lossInWords', {
					stateWeight: coefficient(stateWeights, 'a') || 1,
					parameterWeight: parameterCoefficient || 1,
				})}
			</p>
			<div className={styles.loss} translate="no">
				<span className={styles.left} aria-hidden="true">
					L
				</span>
				<Operator sign="=" />
				<FormulaSymbol term="state" weight={stateWeights.map((weight) => formatSetting(weight)).join(' / ')}>
					{coefficient(stateWeights, 'a')}
					<Fraction over="S">
						<SquaredNorm>Δs−Δŝ</SquaredNorm>
					</Fraction>
				</FormulaSymbol>
				<Operator sign="+" />
				<FormulaSymbol term="parameters" weight={parameterWeights.map((weight) => formatSetting(weight)).join(' / ')}>
					{parameterCoefficient}
					<Fraction over="P">
						<SquaredNorm>x−x̂</SquaredNorm>
					</Fraction>
				</FormulaSymbol>
				<Operator sign="+" />
				<FormulaSymbol term="kl" weight="w">
					w<Fraction over="Z">ΣKL</Fraction>
				</FormulaSymbol>
				{losses.map((terms, run) => {
					const letter = RUN_NAMES[run];
					const { state: ofState, parameters: ofParameters, kl: ofKl } = termWeights(runs[run], Math.max(1, step));
					const values = {
						total: brief(totalLoss(terms, { ...runs[run], klWeight: ofKl })),
						state: brief(ofState * terms.state),
						parameters: brief(ofParameters * terms.parameters),
						kl: brief(ofKl * terms.kl),
					};
					return (
						<div key={letter} className={styles.values}>
							<span className="visually-hidden">{t('lossValues', { run: letter, ...values })}</span>
							<span className={styles.left} aria-hidden="true">
								<i>{letter}</i> {values.total}
							</span>
							<Operator sign="=" />
							<Value term="state">{values.state}</Value>
							<Operator sign="+" />
							<Value term="parameters">{values.parameters}</Value>
							<Operator sign="+" />
							<Value term="kl">{values.kl}</Value>
						</div>
					);
				})}
			</div>
			{losses.length === 0 && <p className={styles.note}>{t('noLossYet')}</p>}
			<NextSettings />
		</>
	);
}

/** What the next step is taken with where that is not what the numbers were trained with. */
function NextSettings() {
	const { t } = useTranslation('controls');
	const { t: words } = useTranslation('map');
	const { settings, past } = useShownTraining();
	const present = useConfig(({ config }) => config.runs);
	if (!settings || past) return null;
	const changes = settings.flatMap((trained, run) =>
		RUN_SETTINGS.filter((setting) => !sameSetting(trained, present[run], setting)).map(
			(setting) => `${RUN_NAMES[run]} ${changeText(words, setting, trained, present[run])}`,
		),
	);
	if (changes.length === 0) return null;
	return (
		<p className={styles.note} data-testid="next-settings">
			{t('nextSettings', { changes: changes.join(' · ') })}
		</p>
	);
}

function Fraction({ over, children }: { readonly over: string; readonly children: ReactNode }) {
	return (
		<span className={styles.fraction}>
			<span>{children}</span>
			<span>{over}</span>
		</span>
	);
}

function Operator({ sign }: { readonly sign: string }) {
	return (
		<span className={styles.operator} aria-hidden="true">
			{sign}
		</span>
	);
}

function Value({ term, children }: { readonly term: Term; readonly children: string }) {
	return (
		<span data-term={term} aria-hidden="true">
			{children}
		</span>
	);
}

function KlLine() {
	const { t } = useTranslation('controls');
	const { losses } = useShownLosses();
	return (
		<>
			<p className="visually-hidden">{t('klInWords')}</p>
			<div className={styles.kl} translate="no">
				<FormulaSymbol term="kl">KL</FormulaSymbol> = ½(
				<FormulaSymbol term="sigma">σ²</FormulaSymbol> + <FormulaSymbol term="mu">μ²</FormulaSymbol> − 1 − log{' '}
				<FormulaSymbol term="sigma">σ²</FormulaSymbol>)
			</div>
			{losses.length > 0 && (
				<p className={styles.klValues}>
					{losses.map((terms, run) => (
						<span key={RUN_NAMES[run]}>
							<i>{RUN_NAMES[run]}</i>{' '}
							<b data-term="kl" translate="no">
								{formatMeasured(terms.kl)}
							</b>
						</span>
					))}
					<span>{t('klUnit')}</span>
				</p>
			)}
		</>
	);
}
