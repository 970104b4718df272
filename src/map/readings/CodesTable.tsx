import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatFixed } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { axisName } from '../../plane/axisName';
import { chooseTransition, pinTransition } from '../../plane/moveProbe';
import { currentScene, type MapScene } from '../../plane/scene';
import { PATH_ENDS, useExploration } from '../../state/explorationStore';
import { NumberField } from '../../ui/NumberField';
import { tip, tipOfText } from '../../ui/tip';
import styles from './CodesTable.module.css';
import { useMapReadings } from './mapReadings';
import { actionNameOf, parametersOf } from './transitionText';

const ROWS_PER_PAGE = 25;

const SYMBOLS = ['μ', 'σ', 'z'] as const;

/** The codes as numbers, a page at a time, in place of the maps. */
export default function CodesTable() {
	const { t } = useTranslation('map');
	const [page, setPage] = useState(0);
	const pins = useExploration((exploration) => exploration.pins);
	const selection = useExploration((exploration) => exploration.selection);
	useMapReadings((readings) => readings.step);
	const scene = currentScene();
	const { frame, data, count, latentDim } = scene;
	const pages = Math.max(1, Math.ceil(count / ROWS_PER_PAGE));
	const shownPage = Math.min(page, pages - 1);
	useEffect(() => {
		if (page >= pages) setPage(pages - 1);
	}, [page, pages]);
	if (!frame || !data) return <p className={styles.empty}>{t('noCodes')}</p>;

	const first = shownPage * ROWS_PER_PAGE;
	const rows = Array.from({ length: Math.min(ROWS_PER_PAGE, count - first) }, (_, row) => first + row);
	const names = Array.from({ length: latentDim }, (_, dim) => axisName(dim)).join(', ');
	return (
		<div className={styles.view}>
			<Pages page={shownPage} count={pages} onPage={setPage} />
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
			<section className={styles.scroll} tabIndex={0} aria-label={t('tableName')}>
				<table className={styles.table}>
					<caption className="visually-hidden">{t('tableCaption', { dims: names })}</caption>
					<ColumnHeads dims={names} />
					<tbody>
						{rows.map((row) => (
							<tr key={row} data-selected={selection?.has(row) || undefined}>
								<th scope="row">{row}</th>
								<RowUses transition={row} pins={pins} selected={selection?.has(row) ?? false} />
								<td>{actionNameOf(data, row)}</td>
								<td>
									{parametersOf(data, row)
										.map(({ text }) => text)
										.join(', ')}
								</td>
								{RUN_NAMES.flatMap((name, run) =>
									SYMBOLS.map((symbol) => <td key={name + symbol}>{codeText(scene, run, symbol, row)}</td>),
								)}
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</div>
	);
}

function codeText({ frame, latentDim }: MapScene, run: number, symbol: 'μ' | 'σ' | 'z', row: number): string {
	const codes = frame?.runs[run];
	if (!codes) return '–';
	const table = symbol === 'μ' ? codes.mean : symbol === 'σ' ? codes.std : codes.z;
	return Array.from(table.subarray(row * latentDim, (row + 1) * latentDim), (value) => formatFixed(value, 2)).join(
		', ',
	);
}

interface RowUsesProps {
	readonly transition: number;
	readonly pins: readonly [number | null, number | null];
	readonly selected: boolean;
}

/** What can be done with a transition: what a click, the keys and the lasso do on the maps. */
function RowUses({ transition, pins, selected }: RowUsesProps) {
	const { t } = useTranslation('map');
	return (
		<>
			<td className={styles.uses}>
				{RUN_NAMES.map((name, run) => (
					<button
						key={name}
						type="button"
						aria-label={t('probeTo', { index: transition, run: name })}
						{...tip(t('probeTo', { index: transition, run: name }))}
						onClick={() => chooseTransition(run, transition)}
					>
						{name}
					</button>
				))}
			</td>
			<td className={styles.uses}>
				{([0, 1] as const).map((end) => {
					const pinned = pins[end] === transition;
					const name = t(PATH_ENDS[end]);
					return (
						<button
							key={name}
							type="button"
							aria-pressed={pinned}
							aria-label={t('pinTransition', { index: transition, end: name })}
							{...tip(t('pinTransition', { index: transition, end: name }))}
							onClick={() => pinTransition(end, pinned ? null : transition)}
						>
							{name}
						</button>
					);
				})}
			</td>
			<td>
				<input
					type="checkbox"
					checked={selected}
					aria-label={t('selectTransition', { index: transition })}
					onChange={() => toggleSelected(transition)}
				/>
			</td>
		</>
	);
}

function toggleSelected(transition: number): void {
	const selection = new Set(useExploration.getState().selection);
	if (!selection.delete(transition)) selection.add(transition);
	useExploration.setState({ selection: selection.size > 0 ? selection : null });
}

interface PagesProps {
	/** The first is 0. */
	readonly page: number;
	readonly count: number;
	readonly onPage: (page: number) => void;
}

/** Turns the pages of the table. */
function Pages({ page, count, onPage }: PagesProps) {
	const { t } = useTranslation('map');
	return (
		<nav className={styles.pages} aria-label={t('pages')}>
			<button type="button" className={styles.button} disabled={page === 0} onClick={() => onPage(page - 1)}>
				{t('previousPage')}
			</button>
			<span className={styles.page}>
				<span aria-hidden="true">{t('page')}</span>
				<NumberField
					label={t('page')}
					value={page + 1}
					limits={{ min: 1, max: count }}
					integer
					live
					onCommit={(wanted) => onPage(wanted - 1)}
				/>
				<span>{t('ofPages', { count: formatCount(count) })}</span>
			</span>
			<button type="button" className={styles.button} disabled={page === count - 1} onClick={() => onPage(page + 1)}>
				{t('nextPage')}
			</button>
		</nav>
	);
}

/** @param dims names of the latent dims, in the order of the numbers in a cell */
function ColumnHeads({ dims }: { readonly dims: string }) {
	const { t } = useTranslation('map');
	return (
		<thead>
			<tr>
				<th scope="col">#</th>
				<th scope="col">{t('columnProbe')}</th>
				<th scope="col">{t('columnPin')}</th>
				<th scope="col">{t('columnSelect')}</th>
				<th scope="col">{t('columnAction')}</th>
				<th scope="col">{t('columnParameters')}</th>
				{RUN_NAMES.flatMap((name) =>
					SYMBOLS.map((symbol) => (
						<th key={name + symbol} scope="col" data-symbol={symbol} {...tipOfText(dims)}>
							{name} {symbol}
						</th>
					)),
				)}
			</tr>
		</thead>
	);
}
