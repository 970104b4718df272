import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { isPreparing } from '../../lab/trainingState';
import { LOSS_TERMS, type LossTerm } from '../../model/settings';
import { useConfig } from '../../state/configStore';
import { ENGINE_NAMES } from '../../state/engineNames';
import { pointsAt } from '../../state/highlight';
import { useSession } from '../../state/sessionStore';
import { changeText } from '../../state/settingText';
import { useShownTraining } from '../../state/shownTraining';
import { tip, tipOfText } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from './LossChart.module.css';
import { LossPlot, type LossPlotElements, type LossPlotTexts } from './lossPlot';
import type { LossReading } from './lossReading';

const SCALES = ['weighted', 'raw'] as const;
const LEGENDS = { state: 'legendState', parameters: 'legendParameters', kl: 'legendKl' } as const;
const SYMBOLS = { state: 'Δŝ', parameters: 'x̂', kl: 'KL' } as const;
const WEIGHTED_SYMBOLS = { ...SYMBOLS, kl: 'w·KL' } as const;
const WEIGHTS = { state: 'stateWeight', parameters: 'parameterWeight', kl: 'klWeight' } as const;

/** Every curve, as `LossCurves.listed` lists them. */
const CURVES = RUN_NAMES.flatMap((letter, run) => LOSS_TERMS.map((term) => ({ letter, run, term, id: letter + term })));

/** The values as the sentences name them. */
function namedValues(values: LossReading['values']): Readonly<Record<string, string>> {
	return Object.fromEntries(CURVES.map(({ letter, term }, index) => [term + letter, values[index]]));
}

/** The words of the plot, read when they are needed, so that it need not start anew with the language. */
function usePlotTexts(): { readonly current: LossPlotTexts } {
	const { t } = useTranslation('charts');
	const { t: words } = useTranslation('map');
	const { t: header } = useTranslation('header');
	const texts = useRef<LossPlotTexts>(undefined as never);
	texts.current = {
		head: ({ step, count, engine, test }) => {
			const steps = count > 1 ? t('meanOfSteps', { step, count }) : t('step', { step });
			const head = test ? t('training', { head: steps }) : steps;
			return engine ? `${head} · ${header(ENGINE_NAMES[engine])}` : head;
		},
		testHead: ({ step }) => t('testAt', { step }),
		sentence: ({ step, values, test }) => {
			const training = t('atStep', { step, ...namedValues(values) });
			return test ? training + t('testAtStep', { step: test.step, ...namedValues(test.values) }) : training;
		},
		steps: () => t('axisSteps'),
		change: ({ first, last, count, changed }) => {
			const list = changed.map(
				({ run, setting, from, to }) => `${RUN_NAMES[run]} ${changeText(words, setting, from, to, count > 1)}`,
			);
			const what = list.length > 0 ? list.join(' · ') : t('changedBack');
			const at = { step: formatCount(first), last: formatCount(last), what };
			return count > 1 ? t('changesAt', at) : t('changeAt', at);
		},
	};
	return texts;
}

/** The parts of the plot, by their handles. */
function elementsOf(root: HTMLElement): LossPlotElements {
	const one = <E extends Element>(part: string) => root.querySelector(`[data-part="${part}"]`) as unknown as E;
	const all = (part: string) => [...root.querySelectorAll<HTMLElement>(`[data-part="${part}"]`)];
	return {
		plot: one<HTMLElement>('plot'),
		changes: one<HTMLElement>('changes'),
		canvas: one<HTMLCanvasElement>('canvas'),
		labels: all('label'),
		testLabels: all('testLabel'),
		empty: one<HTMLElement>('empty'),
		readout: one<HTMLElement>('readout'),
		head: one<HTMLElement>('head'),
		cells: all('cell'),
		testRows: one<HTMLElement>('testRows'),
		testHead: one<HTMLElement>('testHead'),
		testCells: all('testCell'),
	};
}

/** The loss terms of both runs over the steps, on a log axis. */
export function LossChart() {
	const { t, i18n } = useTranslation('charts');
	const target = useTarget('lossChart');
	const scale = useConfig(({ config }) => config.display.loss);
	const stepped = useSession(({ step, training }) => step > 0 && !isPreparing(training));
	const plot = useRef<HTMLDivElement>(null);
	const running = useRef<LossPlot>(null);
	const texts = usePlotTexts();
	const symbols = scale === 'weighted' ? WEIGHTED_SYMBOLS : SYMBOLS;

	useEffect(() => {
		const root = plot.current;
		if (!root) return;
		running.current = new LossPlot(elementsOf(root), {
			head: (reading) => texts.current.head(reading),
			testHead: (reading) => texts.current.testHead(reading),
			sentence: (reading) => texts.current.sentence(reading),
			steps: () => texts.current.steps(),
			change: (tick) => texts.current.change(tick),
		});
		return () => running.current?.end();
	}, [texts]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: another language changes the words on the canvas.
	useEffect(() => running.current?.redraw(), [i18n.language]);

	return (
		<section
			className={styles.chart}
			data-testid="loss-chart"
			data-figure="losses"
			{...target.area}
			aria-label={t('lossTitle')}
		>
			<div className={styles.head}>
				<h2 className={styles.title}>{t('lossTitle')}</h2>
				<Legend weighted={scale === 'weighted'} />
				<ScaleSwitch />
			</div>
			<div ref={plot} className={styles.ground}>
				<div
					data-part="plot"
					className={styles.plot}
					role="slider"
					tabIndex={0}
					aria-label={t('lossChart')}
					aria-valuemin={0}
					aria-valuemax={1}
					aria-valuenow={0}
					aria-valuetext={t('noSteps')}
				>
					<canvas data-part="canvas" className={styles.canvas} />
					{CURVES.map(({ letter, term, id }) => (
						<span key={id} data-part="label" data-term={term} className={styles.label} aria-hidden="true" hidden>
							{letter} {symbols[term]}
						</span>
					))}
					{CURVES.map(({ letter, term, id }) => (
						<span
							key={id}
							data-part="testLabel"
							data-term={term}
							className={`${styles.label} ${styles.testLabel}`}
							aria-hidden="true"
							hidden
						>
							{letter} {symbols[term]} {t('testMark')}
						</span>
					))}
					<p data-part="empty" className={styles.empty}>
						{t(stepped ? 'noPast' : 'noSteps')}
					</p>
					<ReadOut symbols={symbols} />
				</div>
				{/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields. */}
				<div data-part="changes" className={styles.changes} role="group" aria-label={t('changes')} />
			</div>
		</section>
	);
}

/** The numbers where the pointer is: of the training, and of the test split where there is one. */
function ReadOut({ symbols }: { readonly symbols: Readonly<Record<LossTerm, ReactNode>> }) {
	return (
		<div data-part="readout" className={styles.readout} aria-hidden="true" hidden>
			<div data-part="head" className={styles.readoutHead} />
			<div className={styles.readoutGrid}>
				<span />
				{LOSS_TERMS.map((term) => (
					<span key={term} data-term={term}>
						{symbols[term]}
					</span>
				))}
				{CURVES.map(({ letter, term, id }) => [
					term === 'state' && <span key={letter}>{letter}</span>,
					<span key={id} data-part="cell" className={styles.cell} />,
				])}
			</div>
			<div data-part="testRows" hidden>
				<div data-part="testHead" className={styles.readoutHead} />
				<div className={styles.readoutGrid}>
					{CURVES.map(({ letter, term, id }) => [
						term === 'state' && <span key={letter}>{letter}</span>,
						<span key={id} data-part="testCell" className={styles.cell} />,
					])}
				</div>
			</div>
		</div>
	);
}

/** Names the curves; pointing at a name brings its curves out. */
function Legend({ weighted }: { readonly weighted: boolean }) {
	const { t } = useTranslation('charts');
	const { t: what } = useTranslation('terms');
	const tests = useConfig(({ config }) => config.data.testShare > 0);
	return (
		<div className={styles.legend}>
			{LOSS_TERMS.map((term) => (
				<button
					key={term}
					type="button"
					className={styles.legendItem}
					data-figure-keep
					data-term={term}
					{...tip(what(term))}
					{...pointsAt(term)}
				>
					<i className={styles.swatch} aria-hidden="true" />
					{weighted && term === 'kl' ? t('legendWeightedKl') : t(LEGENDS[term])}
				</button>
			))}
			<span className={styles.runs} data-tests={tests || undefined}>
				{t('runsLegend')}
			</span>
			{tests && (
				<span className={styles.tests} {...tipOfText(t('testLegendTitle'))} data-testid="test-legend">
					<i className={styles.dots} aria-hidden="true" />
					{t('testLegend')}
				</span>
			)}
			<MissingLines />
		</div>
	);
}

/** Weighted terms add up to the loss; raw terms can be compared between runs. */
function ScaleSwitch() {
	const { t } = useTranslation('charts');
	const scale = useConfig(({ config }) => config.display.loss);
	return (
		<fieldset className={`choice ${styles.scale}`}>
			<legend className="visually-hidden">{t('lossScale')}</legend>
			{SCALES.map((choice) => (
				<label key={choice} {...tip(t(`${choice}Title`))}>
					<input
						type="radio"
						name="loss-scale"
						checked={scale === choice}
						onChange={() => useConfig.getState().update({ display: { loss: choice } })}
					/>
					{t(choice)}
				</label>
			))}
		</fieldset>
	);
}

/** Says which curves cannot be drawn, since a log axis has no 0; for the eye their labels say so at the bottom. */
function MissingLines() {
	const { t } = useTranslation('charts');
	const weighted = useConfig(({ config }) => config.display.loss === 'weighted');
	const present = useConfig(({ config }) => config.runs);
	const changes = useShownTraining((shown) => shown.changes);
	const trained = changes.length > 0 ? changes.map(({ runs }) => runs) : [present];
	const missing = CURVES.filter(({ run, term }) => weighted && trained.every((runs) => runs[run][WEIGHTS[term]] === 0));
	if (missing.length === 0) return null;
	const what = missing.map(({ letter, term }) => `${letter} ${WEIGHTED_SYMBOLS[term]}`).join(t('noLineJoin'));
	return <span className="visually-hidden">{t('noLine', { what })}</span>;
}
