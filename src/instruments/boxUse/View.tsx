import { type CSSProperties, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoxUse } from '../../analysis/boxUse';
import { HOLE_QUANTILE } from '../../analysis/holeRuler';
import { fromLatent, toLatent } from '../../analysis/latentBox';
import { formatCode, formatCount, formatFixed, formatPercent, formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { clamp } from '../../numerics/clamp';
import { axisName } from '../../plane/axisName';
import { shownDims } from '../../plane/columns';
import { unitAt } from '../../plane/drawPlane';
import { moveProbeTo, takeRun } from '../../plane/moveProbe';
import { Picture } from '../../plane/Picture';
import { PlaneHandle } from '../../plane/PlaneHandle';
import { RunSwitch } from '../../plane/RunSwitch';
import { LIMITS } from '../../state/config/limits';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { measuredRuns } from '../../state/frames';
import { tip } from '../../ui/tip';
import { drawSteps } from '../shared/drawSteps';
import styles from '../shared/parts.module.css';
import { StepSeries } from '../shared/StepSeries';
import { Unmeasured } from '../shared/Unmeasured';
import { useMeasured } from '../shared/useMeasured';
import { drawLatentPlane, drawPolicySquare, planeHalf } from './drawBox';
import own from './View.module.css';

/** Cells of the shade across and up. */
const CELLS = 28;

/** An arrow key moves the policy's answer, and z, by this much. */
const KEY_STEP = 0.05;

/** One for each run: bounds of the two dims shown. */
const series = [new StepSeries(), new StepSeries()];

/** The newest measurement; every one is added to the series. */
function useBoxReading() {
	const percent = useConfig(({ config }) => config.display.boxPercent);
	const chosen = useConfig(({ config }) => config.display.dims);
	return useMeasured('boxUse', {
		watch: JSON.stringify([percent, chosen]),
		request: (frame) => {
			const runs = measuredRuns(frame);
			const { latentDim } = frame.shape;
			const shade = { dims: shownDims(chosen, latentDim), cells: CELLS };
			return runs && { runs, latentDim, percent, quantile: HOLE_QUANTILE, shade };
		},
		onReading: ({ request, result, frame }) => {
			const dims = shownDims(chosen, frame.shape.latentDim);
			for (const [index, { box }] of result.entries()) {
				series[index].add(
					frame,
					dims.flatMap((dim) => [box.lower[dim], box.upper[dim]]),
					`${request.percent} ${dims}`,
				);
			}
		},
	});
}

/** HyAR's latent space constraint: the policy's square and the box that it is mapped onto. */
export default function Box() {
	const { t } = useTranslation(['boxUse', 'instruments']);
	const run = useExploration((exploration) => exploration.run);
	const { boxPercent: percent, dims: chosen } = useConfig(({ config }) => config.display);
	const probe = useConfig(({ config }) => config.probe.z);
	const size = useRef({ width: 1, height: 1 });
	const reading = useBoxReading();
	const use = reading?.result[run];
	if (!reading || !use) return <Unmeasured />;

	const { frame } = reading;
	const { latentDim } = frame.shape;
	const [across, up] = shownDims(chosen, latentDim);
	const flat = latentDim === 1;
	const transitions = reading.request.runs[run].z.length / latentDim;
	const { box } = use;
	const z = [probe[across] ?? 0, flat ? 0 : (probe[up] ?? 0)] as const;
	const a = [clamp(fromLatent(box, across, z[0]), -1, 1), flat ? 0 : clamp(fromLatent(box, up, z[1]), -1, 1)] as const;
	const half = planeHalf(box, across, up);
	const scene = { use, frame, run, dims: [across, up] as const, flat, cells: CELLS };

	const movePolicy = (toA: number, toB: number) => {
		takeRun(run);
		moveProbeTo(toLatent(box, across, clamp(toA, -1, 1)), flat ? 0 : toLatent(box, up, clamp(toB, -1, 1)));
	};
	const moveZ = (x: number, y: number) => {
		takeRun(run);
		moveProbeTo(x, flat ? 0 : y);
	};

	return (
		<div className={own.body}>
			<div className={styles.side}>
				<div className={styles.row}>
					<RunSwitch label={t('instruments:run')} />
					<PercentSlider percent={percent} />
				</div>
				<BoxNumbers use={use} dims={flat ? [across] : [across, up]} transitions={transitions} />
				{flat && <p className={styles.note}>{t('flat')}</p>}
			</div>
			<figure className={styles.figure}>
				<figcaption className={styles.note}>{t('square')}</figcaption>
				<PlaneHandle
					square
					testId="box-use-square"
					label={t('squareHandle')}
					value={a[0]}
					valueText={`a = ${formatCode(flat ? [a[0]] : a)}`}
					draw={(ground) => drawPolicySquare(ground, scene, a)}
					onPlace={(x, y) => movePolicy(2 * x - 1, 1 - 2 * y)}
					onArrow={(dx, dy) => movePolicy(a[0] + KEY_STEP * dx, a[1] + KEY_STEP * dy)}
					onHome={() => movePolicy(0, 0)}
				/>
			</figure>
			<figure className={styles.figure}>
				<figcaption className={styles.note}>{t('plane', { half })}</figcaption>
				<PlaneHandle
					square
					testId="box-use-plane"
					label={t('planeHandle')}
					value={z[0]}
					valueText={`z = ${formatCode(flat ? [z[0]] : z)}`}
					draw={(ground) => {
						size.current = ground;
						drawLatentPlane(ground, scene, z, half);
					}}
					onPlace={(x, y) => moveZ(...unitAt(size.current, half, x, y))}
					onArrow={(dx, dy) => moveZ(z[0] + KEY_STEP * dx, z[1] + KEY_STEP * dy)}
				/>
			</figure>
			<figure className={styles.figure}>
				<figcaption className={styles.note}>{t('curve', { run: RUN_NAMES[run] })}</figcaption>
				<Picture
					label={t('curveText', { bounds: boundsText(use, [across, up]) })}
					draw={(ground) => drawSteps(ground, series[run], boxLines(across, up, flat), boxAxis(series[run]))}
				/>
			</figure>
		</div>
	);
}

function boundsText({ box }: BoxUse, dims: readonly number[]): string {
	return dims
		.map((dim) => `${axisName(dim)} ${formatFixed(box.lower[dim], 2)} … ${formatFixed(box.upper[dim], 2)}`)
		.join(', ');
}

function boxLines(across: number, up: number, flat: boolean) {
	const lines = [0, 1].map((column) => ({ column, color: 'box' as const, name: axisName(across) }));
	return flat
		? lines
		: [...lines, ...[2, 3].map((column) => ({ column, color: 'delta' as const, name: axisName(up) }))];
}

function boxAxis({ rows }: StepSeries) {
	const largest = Math.max(2, ...rows.flatMap((row) => row.map(Math.abs)));
	const end = 2 ** Math.ceil(Math.log2(largest));
	return { low: -end, high: end, ticks: [-end, -end / 2, 0, end / 2, end], format: formatSetting };
}

function PercentSlider({ percent }: { readonly percent: number }) {
	const { t } = useTranslation('boxUse');
	const { min, max } = LIMITS.boxPercent;
	return (
		<label className={styles.row}>
			<span className="visually-hidden">{t('percent')}</span>
			<input
				type="range"
				min={min}
				max={max}
				step={1}
				value={percent}
				className={styles.short}
				{...tip(t('percent'))}
				style={{ '--range': 'var(--box)', '--fill': `${(100 * (percent - min)) / (max - min)}%` } as CSSProperties}
				onChange={(event) => void useConfig.getState().update({ display: { boxPercent: event.target.valueAsNumber } })}
			/>
			<b>{formatSetting(percent)} %</b>
		</label>
	);
}

interface BoxNumbersProps {
	readonly use: BoxUse;
	readonly dims: readonly number[];
	/** Transitions that the box is of. */
	readonly transitions: number;
}

function BoxNumbers({ use, dims, transitions }: BoxNumbersProps) {
	const { t } = useTranslation(['boxUse', 'instruments']);
	return (
		<table className={styles.table}>
			<caption className={styles.measuredOn}>
				{t('instruments:measuredOn', { transitions: formatCount(transitions) })}
			</caption>
			<tbody>
				{dims.map((dim) => (
					<tr key={dim}>
						<th scope="row">{t('bounds', { dim: axisName(dim) })}</th>
						<td>
							{formatFixed(use.box.lower[dim], 2)} … {formatFixed(use.box.upper[dim], 2)}
						</td>
					</tr>
				))}
				<tr>
					<th scope="row">{t('prior')}</th>
					<td>{formatPercent(use.prior)}</td>
				</tr>
				<tr>
					<th scope="row">{t('data')}</th>
					<td>{formatPercent(use.data)}</td>
				</tr>
				<tr data-testid="box-use-empty">
					<th scope="row">{t('empty')}</th>
					<td>{formatPercent(use.empty)}</td>
				</tr>
			</tbody>
		</table>
	);
}
