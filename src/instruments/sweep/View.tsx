import { X } from 'lucide-react';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actionSources } from '../../analysis/actionSources';
import { collapseWeight, theoryCurves } from '../../analysis/rateDistortion';
import { worldById } from '../../environments/ownWorlds';
import { formatCount, formatMeasured, formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { colorScale } from '../../plane/colorScale';
import { shownDims } from '../../plane/columns';
import { Picture } from '../../plane/Picture';
import { pointStyle } from '../../plane/pointStyle';
import { type Inputs, reading } from '../../reading/reading';
import { LIMITS } from '../../state/config/limits';
import { hasColumn } from '../../state/config/rules';
import { useConfig } from '../../state/configStore';
import { neighbourWeight } from '../../state/klWeightScale';
import { adoptRuns, pause } from '../../state/lab';
import {
	endSweep,
	isSweepOf,
	latestSweepFrame,
	pauseSweep,
	promotedRuns,
	resumeSweep,
	type SweepFrame,
	startSweep,
	subscribeSweep,
	useSweep,
} from '../../state/sweep';
import { useTheme } from '../../theme/theme';
import { NumberField } from '../../ui/NumberField';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from '../shared/parts.module.css';
import { StepSeries } from '../shared/StepSeries';
import { drawRateDistortion } from './drawRateDistortion';
import { drawSmallMap } from './drawSmallMap';
import { FIRST_SWEEP, useFirstSweep } from './useFirstSweep';
import own from './View.module.css';

/** Without KL, three weights that change the picture, and one that collapses most worlds. */
const FIRST_WEIGHTS = [0, 0.02, 0.1, 0.5, 2] as const;

/** Steps after which a sweep pauses; earlier if the training's own limit is lower. */
const MOST_STEPS = 2_000;

function sweepSteps(): number {
	const { stopAt } = useConfig.getState().config.training;
	return stopAt > 0 ? Math.min(MOST_STEPS, stopAt) : MOST_STEPS;
}

/** Kept while the page is open. */
const series = new StepSeries();
let chosenWeights: readonly number[] = FIRST_WEIGHTS;

subscribeSweep(({ step, losses, latentDim }) => {
	if (losses.length === 0) series.clear();
	else
		series.add(
			{ step, source: 'training' },
			losses.flatMap(({ kl, parameters }) => [kl * latentDim, parameters]),
		);
});

/** The newest frame of the sweep, with the beat of the page's numbers. */
function useSweepFrame(): SweepFrame | null {
	const [, render] = useReducer((count: number) => count + 1, 0);
	useEffect(() => {
		const inputs: Inputs = (changed) => subscribeSweep(() => changed('frame'));
		return reading(inputs, latestSweepFrame, { where: 'page', calm: 'beat', waits: true, show: render }).end;
	}, []);
	return latestSweepFrame();
}

/** Several KL weights at once: small maps on shared axes, and every run a dot between rate and distortion. */
export default function Sweep() {
	const { t } = useTranslation('sweep');
	const startTarget = useTarget('sweepStart');
	const { phase, step, weights: swept, reason } = useSweep();
	const [weights, setWeights] = useState(chosenWeights);
	const [slots, setSlots] = useState<readonly [number, number]>([2, 0]);
	const [taken, setTaken] = useState(false);
	const frame = useSweepFrame();
	const ended = phase === 'idle';
	const sameModel = useConfig(({ config }) => isSweepOf(config));
	const [isOwn, takeOverSweep] = useFirstSweep(weights, phase);
	const fresh = sameModel && swept.length > 0 && swept.every((weight, run) => weight === weights[run]);

	const running = !isOwn && (phase === 'training' || phase === 'preparing');
	const nameOf = (run: number) => formatSetting(swept[run] ?? weights[run]);

	function start(): void {
		takeOverSweep();
		pause();
		setTaken(false);
		if (fresh && (isOwn || phase === 'paused')) resumeSweep(sweepSteps());
		else startSweep(weights, sweepSteps());
	}

	function change(run: number, weight: number): void {
		chosenWeights = weights.map((before, index) => (index === run ? weight : before));
		setWeights(chosenWeights);
	}

	function takeOver(): void {
		const promoted = promotedRuns(slots[0], slots[1]);
		if (!promoted) return;
		adoptRuns(promoted.config, promoted.checkpoint, promoted.history);
		setTaken(true);
	}

	return (
		<div className={own.sweep}>
			<div className={styles.row}>
				<button
					type="button"
					className={styles.small}
					data-testid="sweep-start"
					onClick={() => (running ? pauseSweep() : start())}
					{...startTarget.control}
				>
					{running ? t('pause') : t(fresh && phase === 'paused' ? 'goOn' : 'start')}
				</button>
				<span className={styles.value} data-testid="sweep-step" data-step={step} data-phase={phase}>
					{t('step', { step: formatCount(step) })}
				</span>
				<button
					type="button"
					className={styles.small}
					data-testid="sweep-take"
					disabled={phase !== 'paused' || step === 0}
					onClick={takeOver}
				>
					{t('takeOver', { a: nameOf(slots[0]), b: nameOf(slots[1]) })}
				</button>
				<button
					type="button"
					className="iconButton"
					aria-label={t('end')}
					{...tip(t('end'))}
					disabled={ended}
					onClick={() => {
						takeOverSweep();
						endSweep();
						series.clear();
						setTaken(false);
					}}
				>
					<X size={15} aria-hidden="true" />
				</button>
				<span className={styles.note} role="status">
					{phase === 'failed'
						? t('failed', { reason })
						: taken
							? t('taken')
							: isOwn && !ended
								? t('first', { count: FIRST_SWEEP })
								: ''}
				</span>
			</div>
			<div className={own.maps}>
				{weights.map((weight, run) => (
					<div
						// A run is its place in the row.
						// biome-ignore lint/suspicious/noArrayIndexKey: see above.
						key={run}
						className={own.map}
					>
						<NumberField
							label={t('weightOf', { run: run + 1 })}
							value={weight}
							limits={LIMITS.klWeight}
							neighbour={neighbourWeight}
							onCommit={(typed) => change(run, typed)}
						/>
						<SmallMap
							frame={frame}
							run={run}
							weight={swept[run] ?? weight}
							outdated={swept.length > 0 && swept[run] !== weight}
						/>
						<Slots run={run} weight={swept[run] ?? weight} slots={slots} onChange={setSlots} />
					</div>
				))}
				<RateDistortion frame={frame} />
			</div>
		</div>
	);
}

interface SmallMapProps {
	readonly frame: SweepFrame | null;
	readonly run: number;
	readonly weight: number;
	/** Another weight has been typed since: what is shown is not of it. */
	readonly outdated: boolean;
}

function SmallMap({ frame, run, weight, outdated }: SmallMapProps) {
	const { t } = useTranslation('sweep');
	const theme = useTheme((state) => state.theme);
	const colorBy = useConfig(({ config }) => config.display.colorBy);
	const dims = useConfig(({ config }) => config.display.dims);
	const style = useRef<{ key: unknown[]; value: ReturnType<typeof pointStyle> } | null>(null);
	const losses = frame?.losses[run];
	const label = losses
		? t('mapOf', {
				weight: formatSetting(weight),
				kl: formatMeasured(losses.kl * (frame?.latentDim ?? 1), 2),
				error: formatMeasured(losses.parameters, 2),
			})
		: t('mapEmpty', { weight: formatSetting(weight) });

	function styleOf({ dataset, count }: SweepFrame) {
		const key = [dataset, count, colorBy, theme];
		if (style.current?.key.every((part, i) => part === key[i])) return style.current.value;
		const environment = worldById(dataset.environment);
		if (!environment) return null;
		const scale = colorScale(environment, dataset, count, hasColumn(environment, colorBy) ? colorBy : 'parameter:0');
		style.current = { key, value: pointStyle(dataset, count, scale, theme, null, environment.actionGroups) };
		return style.current.value;
	}

	return (
		<Picture
			className={`${own.picture} ${outdated ? own.outdated : ''}`}
			label={outdated ? t('outdated', { map: label }) : label}
			draw={(ground) => {
				const points = frame?.runs[run] && styleOf(frame);
				if (frame && points) drawSmallMap(ground, frame, run, points, shownDims(dims, frame.latentDim));
			}}
		/>
	);
}

interface SlotsProps {
	readonly run: number;
	readonly weight: number;
	readonly slots: readonly [number, number];
	readonly onChange: (slots: readonly [number, number]) => void;
}

/** Which of the runs becomes A and which B. */
function Slots({ run, weight, slots, onChange }: SlotsProps) {
	const { t } = useTranslation('sweep');
	return (
		<div className={own.slots}>
			{RUN_NAMES.map((name, slot) => (
				<label key={name}>
					<input
						type="radio"
						name={`sweep-${name}`}
						checked={slots[slot] === run}
						aria-label={t('as', { weight: formatSetting(weight), run: name })}
						onChange={() => onChange(slot === 0 ? [run, slots[1]] : [slots[0], run])}
					/>
					{name}
				</label>
			))}
		</div>
	);
}

function RateDistortion({ frame }: { readonly frame: SweepFrame | null }) {
	const { t } = useTranslation('sweep');
	const { weights } = useSweep();
	const dataset = frame?.dataset;
	const latentDim = frame?.latentDim ?? 1;
	const parameterWeight = frame?.parameterWeight ?? 0;
	const sources = useMemo(() => (dataset ? actionSources(dataset) : []), [dataset]);
	const theory = useMemo(() => ({ sources, latentDim, parameterWeight }), [sources, latentDim, parameterWeight]);
	const curves = useMemo(() => theoryCurves(theory), [theory]);
	const collapse = collapseWeight(theory);
	return (
		<figure className={own.plane}>
			<Picture
				label={frame ? t('plane', { collapse: formatSetting(collapse, 2) }) : t('planeEmpty')}
				draw={(ground) => {
					if (!frame) return;
					drawRateDistortion(ground, {
						series,
						weights,
						theory,
						curves,
						texts: { rate: t('rate'), distortion: t('distortion') },
					});
				}}
			/>
			<figcaption className={styles.note}>
				{frame ? t('caption', { collapse: formatSetting(collapse, 2) }) : t('planeEmpty')}
			</figcaption>
		</figure>
	);
}
