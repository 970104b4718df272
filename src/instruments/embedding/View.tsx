import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { columnVariances } from '../../analysis/varianceShare';
import type { World } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatCode, formatFixed, subscript } from '../../i18n/formatNumber';
import { clamp } from '../../numerics/clamp';
import { PlaneHandle } from '../../plane/PlaneHandle';
import { actionMark } from '../../plane/pointStyle';
import { RunSwitch } from '../../plane/RunSwitch';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame } from '../../state/frames';
import { useShownAction } from '../../state/useShownAction';
import { tipOfText } from '../../ui/tip';
import styles from '../shared/parts.module.css';
import { useFrameTick } from '../shared/useFrameTick';
import { drawTable } from './drawTable';
import { closestPair, embeddingRows, nearestCells, nearestRows } from './embeddingMap';
import own from './View.module.css';

/** Cells across and up, so that cells × actions stays within a millisecond or two. */
const CELLS = 72;
const CELLS_OF_MANY = 20;

/** More actions than this go without labels, and without a search for the closest pair. */
const FEW_ACTIONS = 32;

/** Rows that are listed. */
const LISTED = 6;

const KEY_STEP = 0.02;

/** The table of embeddings as a map. */
export default function Embedding() {
	const { t } = useTranslation(['embedding', 'instruments']);
	const run = useExploration((exploration) => exploration.run);
	const { environment, action } = useShownAction();
	const [chosen, setDims] = useState<readonly [number, number] | null>(null);
	const first = useRef<readonly [number, number] | null>(null);
	const [moved, setMoved] = useState<readonly number[] | null>(null);
	useFrameTick();

	const frame = latestFrame();
	const weights = frame?.runs[run]?.weights;
	const { embeddingDim = 0, actionCount = 0 } = frame?.shape ?? {};
	if (!frame || !weights || actionCount !== environment.actions.length)
		return <p className={styles.waiting}>{t('instruments:waiting')}</p>;

	const rows = embeddingRows(frame.shape, weights);
	const ofAction = Array.from(rows.subarray(action * embeddingDim, (action + 1) * embeddingDim));
	const query = moved?.length === embeddingDim ? moved : ofAction;
	first.current ??= widestDims(rows, embeddingDim);
	const [across, up] = (chosen ?? first.current).map((dim) => Math.min(dim, embeddingDim - 1));
	const few = actionCount <= FEW_ACTIONS;
	const cells = few ? CELLS : CELLS_OF_MANY;
	const near = nearestRows(rows, query, LISTED + 1);
	const nameOf = (index: number) => localized(environment.actions[index].name);

	function move(x: number, y: number): void {
		const next = Array.from(query);
		if (up !== across) next[up] = clamp(y, -1, 1);
		next[across] = clamp(x, -1, 1);
		setMoved(next);
		const [{ action: snapped }] = nearestRows(rows, next, 1);
		if (snapped !== action) useConfig.getState().moveProbe({ action: snapped });
	}

	return (
		<div className={own.body}>
			<PlaneHandle
				testId="embedding-map"
				target="embeddingMap"
				label={t('query')}
				value={query[across]}
				valueText={t('queryValue', { query: formatCode(query), action: nameOf(near[0].action) })}
				draw={(ground) =>
					drawTable(ground, {
						nearest: nearestCells(rows, query, [across, up], cells),
						cells,
						rows,
						dims: [across, up],
						query,
						mark: (index) => actionMark(index, environment.actionGroups),
						labels: few ? environment.actions.map((_, index) => nameOf(index)) : null,
					})
				}
				onPlace={(x, y) => move(2 * x - 1, 1 - 2 * y)}
				onArrow={(dx, dy) => move(query[across] + KEY_STEP * dx, query[up] + KEY_STEP * dy)}
				onHome={() => setMoved(null)}
			/>
			<div className={styles.side}>
				<div className={styles.row}>
					<RunSwitch label={t('instruments:run')} />
					{embeddingDim > 2 && <DimsPair dims={[across, up]} count={embeddingDim} onChange={setDims} />}
				</div>
				<p>
					{t('snaps')} <b data-testid="embedding-snapped">{nameOf(near[0].action)}</b>
				</p>
				<NearTable near={near.slice(0, LISTED)} environment={environment} />
				{actionCount > LISTED && <p className={styles.note}>{t('more', { count: actionCount - LISTED })}</p>}
				{near.length > 1 && (
					<p className={styles.note}>{t('margin', { value: formatFixed(borderDistance(rows, query, near), 3) })}</p>
				)}
				{few && <ClosestPair rows={rows} environment={environment} />}
			</div>
		</div>
	);
}

/** The two dims in which the rows differ most: where one sees them apart. */
function widestDims(rows: Float32Array, embeddingDim: number): readonly [number, number] {
	const variances = columnVariances(rows, rows.length / embeddingDim, embeddingDim);
	const [widest, second = widest] = Array.from(variances.keys()).sort((a, b) => variances[b] - variances[a]);
	return [Math.min(widest, second), Math.max(widest, second)];
}

/** Distance from the query to the plane half way between its two nearest rows. */
function borderDistance(
	rows: Float32Array,
	query: readonly number[],
	[first, second]: readonly { readonly action: number; readonly distance: number }[],
): number {
	const width = query.length;
	let squared = 0;
	for (let i = 0; i < width; i++) squared += (rows[first.action * width + i] - rows[second.action * width + i]) ** 2;
	return squared > 0 ? (second.distance ** 2 - first.distance ** 2) / (2 * Math.sqrt(squared)) : 0;
}

interface DimsPairProps {
	readonly dims: readonly number[];
	readonly count: number;
	readonly onChange: (dims: readonly [number, number]) => void;
}

function DimsPair({ dims, count, onChange }: DimsPairProps) {
	const { t } = useTranslation('embedding');
	return (
		<fieldset className={styles.row} aria-label={t('dims')}>
			{(['across', 'up'] as const).map((axis, index) => (
				<label key={axis} className={styles.row}>
					{t(axis)}
					<select
						className={styles.choose}
						value={dims[index]}
						onChange={(event) => {
							const chosen = Number(event.target.value);
							const other = dims[1 - index] === chosen ? dims[index] : dims[1 - index];
							onChange(index === 0 ? [chosen, other] : [other, chosen]);
						}}
					>
						{Array.from({ length: count }, (_, dim) => (
							<option key={subscript(dim + 1)} value={dim}>
								e{subscript(dim + 1)}
							</option>
						))}
					</select>
				</label>
			))}
		</fieldset>
	);
}

interface NearTableProps {
	readonly near: readonly { readonly action: number; readonly distance: number }[];
	readonly environment: World;
}

function NearTable({ near, environment }: NearTableProps) {
	const { t } = useTranslation('embedding');
	const farthest = Math.max(...near.map(({ distance }) => distance), 1e-9);
	return (
		<table className={styles.table}>
			<caption className="visually-hidden">{t('nearest')}</caption>
			<tbody>
				{near.map(({ action, distance }, place) => (
					<tr key={action}>
						<th scope="row" className={place === 0 ? own.first : undefined}>
							{localized(environment.actions[action].name)}
						</th>
						<td className={own.cell}>
							<span className={own.bar} style={{ width: `${(100 * distance) / farthest}%` }} />
						</td>
						<td {...tipOfText(t('distance'))}>{formatFixed(distance, 3)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

interface ClosestPairProps {
	/** Actions × embedding dims. */
	readonly rows: Float32Array;
	readonly environment: World;
}

/** The two actions whose embeddings are closest. */
function ClosestPair({ rows, environment: { actions } }: ClosestPairProps) {
	const { t } = useTranslation('embedding');
	const closest = closestPair(rows, rows.length / actions.length);
	return (
		closest && (
			<p className={styles.note}>
				{t('closest', {
					action: localized(actions[closest.action].name),
					other: localized(actions[closest.other].name),
					distance: formatFixed(closest.distance, 3),
				})}
			</p>
		)
	);
}
