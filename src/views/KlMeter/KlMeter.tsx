import { type CSSProperties, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dimensionKl, dimensionUse, type KlPerDimension } from '../../analysis/klPerDimension';
import type { KlSplit } from '../../analysis/klSplit';
import { formatCount, formatMeasured, formatSetting, formatUpTo } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { axisName } from '../../plane/axisName';
import { useExploration } from '../../state/explorationStore';
import { pointsAt } from '../../state/highlight';
import { useMeasuredKl } from '../../state/useMeasuredKl';
import { tip, tipOfText } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from './KlMeter.module.css';
import { barLength, klAxisEnd, klTicks } from './klAxis';
import { useKlSplits } from './useKlSplits';

/** More dims than this stand in two columns. */
const ONE_COLUMN = 4;

/** More rows in a column than this leave no room for words. */
const ROOMY_ROWS = 4;

/** Where there is room, rem; as high as their content where there is none. */
const ROW_HEIGHT = 2.875;
const AXIS_HEIGHT = 0.875;

/** From here on nats are written with three significant digits, below with three decimals. */
const FINE_BELOW = 0.1;

function formatNats(nats: number): string {
	return nats >= FINE_BELOW ? formatMeasured(nats) : formatUpTo(Math.max(0, nats), 3);
}

/** What every latent dim costs, in nats: the share of μ and the share of σ, of both runs. */
export function KlMeter() {
	const { t } = useTranslation('charts');
	const target = useTarget('klMeter');
	const runs = useMeasuredKl();
	const splits = useKlSplits();
	const highlighted = useExploration((state) => state.highlighted);
	const end = useAxisEnd(runs);
	const latentDim = runs[0]?.mean.length ?? 0;
	const rows = latentDim > ONE_COLUMN ? Math.ceil(latentDim / 2) : latentDim;
	const dims = Array.from({ length: latentDim }, (_, dim) => dim);

	return (
		<section
			className={styles.meter}
			data-testid="kl-meter"
			data-figure="kl"
			aria-label={t('klTitle')}
			data-lit={highlighted ?? undefined}
			{...target.area}
		>
			<div className={styles.head}>
				<h2 className={styles.title}>
					{t('klTitle')} <span className={styles.unit}>{t('klUnit')}</span>
				</h2>
				{splits.length > 0 && <p className={styles.ceiling}>{ceilingText(t, splits[0].transitions)}</p>}
			</div>
			<ul className={styles.splits}>
				{splits.map((split, run) => (
					<Split key={RUN_NAMES[run]} split={split} run={run} />
				))}
			</ul>
			{latentDim === 0 ? (
				<p className={styles.empty}>{t('noCodes')}</p>
			) : (
				<ul
					className={styles.dims}
					data-compact={rows > ROOMY_ROWS || undefined}
					data-columns={latentDim > ONE_COLUMN ? 2 : 1}
					style={{
						gridTemplateRows: `repeat(${rows}, minmax(min-content, 1fr)) auto`,
						flexBasis: `${rows * ROW_HEIGHT + AXIS_HEIGHT}rem`,
					}}
				>
					{dims.map((dim) => (
						<Dimension key={dim} dim={dim} runs={runs} end={end} row={dim % rows} column={Math.floor(dim / rows)} />
					))}
					{Array.from({ length: Math.ceil(latentDim / rows) }, (_, column) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: the columns are their places.
						<Axis key={column} end={end} row={rows} column={column} />
					))}
				</ul>
			)}
			<Legend />
		</section>
	);
}

type Translate = ReturnType<typeof useTranslation<'charts'>>['t'];

/** No code of n transitions tells more of them than ln n. */
function ceilingText(t: Translate, transitions: number): string {
	return t('klCeiling', { transitions: formatCount(transitions), ceiling: formatMeasured(Math.log(transitions)) });
}

/** The KL over all dims in its two parts, as a sum and as a bar of which one end is the information. */
function Split({ split, run }: { readonly split: KlSplit; readonly run: number }) {
	const { t } = useTranslation('charts');
	const { nats, information, mismatch } = split;
	return (
		<li className={styles.split} data-testid={`kl-split-${RUN_NAMES[run].toLowerCase()}`}>
			{t('klSplit', {
				run: RUN_NAMES[run],
				total: formatNats(nats),
				information: formatNats(information),
				mismatch: formatNats(mismatch),
			})}
			<span className={styles.parts} aria-hidden="true">
				<span className={styles.information} style={shareOf(information, information + mismatch)} />
				<span className={styles.mismatch} style={shareOf(mismatch, information + mismatch)} />
			</span>
		</li>
	);
}

/** How much of a bar a part takes: shares of one, as growths that add up to less leave a bar unfilled. */
function shareOf(part: number, whole: number): CSSProperties {
	return { flexGrow: Math.max(0, part) / Math.max(whole, 1e-12) };
}

/** The axis remembers where it ended, so that it does not jump to and fro with the numbers. */
function useAxisEnd(runs: readonly KlPerDimension[]): number {
	const end = useRef(1);
	let largest = 0;
	for (const kl of runs)
		for (let dim = 0; dim < kl.mean.length; dim++) largest = Math.max(largest, dimensionKl(kl, dim));
	end.current = klAxisEnd(largest, end.current);
	return end.current;
}

interface PlaceProps {
	readonly end: number;
	readonly row: number;
	readonly column: number;
}

/** Row and column of the grid, counted from 0. */
function place(row: number, column: number): CSSProperties {
	return { gridRow: row + 1, gridColumn: column + 1 };
}

/** One latent dim: a bar, a number and its use for each run. */
function Dimension({
	dim,
	runs,
	end,
	row,
	column,
}: PlaceProps & { readonly dim: number; readonly runs: readonly KlPerDimension[] }) {
	const { t } = useTranslation('charts');
	return (
		<li className={styles.dim} style={place(row, column)}>
			<span className={styles.name} aria-hidden="true">
				{axisName(dim)}
			</span>
			{runs.map((kl, run) => {
				const nats = dimensionKl(kl, dim);
				const use = dimensionUse(nats);
				const total = formatNats(nats);
				const words = t('klDimension', {
					dim: dim + 1,
					run: RUN_NAMES[run],
					total,
					use: t(use),
					mu: formatNats(kl.mean[dim]),
					sigma: formatNats(kl.spread[dim]),
				});
				return (
					<span
						key={RUN_NAMES[run]}
						className={styles.run}
						data-run={RUN_NAMES[run]}
						data-use={use}
						{...tipOfText(words)}
					>
						<span className="visually-hidden">{words}</span>
						<span className={styles.letter} aria-hidden="true">
							{RUN_NAMES[run]}
						</span>
						<span className={styles.track}>
							<span className={styles.bar} style={{ width: `${100 * barLength(nats, end)}%` }}>
								<span className={styles.mu} style={shareOf(kl.mean[dim], nats)} />
								<span className={styles.sigma} style={shareOf(kl.spread[dim], nats)} />
							</span>
						</span>
						<span className={styles.number} aria-hidden="true">
							{total}
						</span>
						<span className={styles.use} data-use={use} aria-hidden="true">
							<i className={styles.glyph} /> <span className={styles.word}>{t(use)}</span>
						</span>
					</span>
				);
			})}
		</li>
	);
}

/** Numbers under the bars of one column. */
function Axis({ end, row, column }: PlaceProps) {
	const { t } = useTranslation('charts');
	return (
		<li className={styles.axis} style={place(row, column)} data-tip={t('klScaleTitle')} aria-hidden="true">
			<span className={styles.ticks}>
				<span style={{ left: 0 }}>0</span>
				{klTicks(end).map((tick) => (
					<span key={tick} style={{ left: `${100 * barLength(tick, end)}%` }}>
						{formatSetting(tick)}
					</span>
				))}
			</span>
			<span className={styles.letters}>
				{RUN_NAMES.map((letter) => (
					<span key={letter}>{letter}</span>
				))}
			</span>
		</li>
	);
}

const BAR_PARTS = [
	{ term: 'mu', name: 'klMu', title: 'klMuTitle' },
	{ term: 'sigma', name: 'klSigma', title: 'klSigmaTitle' },
] as const;

/** The two parts of a bar, and what a dim is called by its nats. */
function Legend() {
	const { t } = useTranslation('charts');
	return (
		<div className={styles.legend}>
			{BAR_PARTS.map(({ term, name, title }) => (
				<button
					key={term}
					type="button"
					className={styles.legendItem}
					data-term={term}
					data-figure-keep
					{...tip(t(title))}
					{...pointsAt(term)}
				>
					<i className={styles.key} aria-hidden="true" /> {t(name)}
				</button>
			))}
			<span className={styles.uses}>
				{(['live', 'weak', 'dead'] as const).map((use) => (
					<span key={use} className={styles.use} data-use={use} {...tipOfText(t(`${use}Title`))}>
						<i className={styles.glyph} aria-hidden="true" /> {t(use)}
					</span>
				))}
			</span>
		</div>
	);
}
