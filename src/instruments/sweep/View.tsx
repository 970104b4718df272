import { X } from 'lucide-react';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actionSources } from '../../analysis/actionSources';
import { collapseWeight, theoryCurves } from '../../analysis/rateDistortion';
import { formatCount, formatSetting } from '../../i18n/formatNumber';
import { Picture } from '../../plane/Picture';
import { type Inputs, reading } from '../../reading/reading';
import { useConfig } from '../../state/configStore';
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
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from '../shared/parts.module.css';
import { StepSeries } from '../shared/StepSeries';
import { drawRateDistortion } from './drawRateDistortion';
import { SweptRun } from './SweptRun';
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
	const { phase, weights: swept } = useSweep();
	const [weights, setWeights] = useState(chosenWeights);
	const [slots, setSlots] = useState<readonly [number, number]>([2, 0]);
	const [taken, setTaken] = useState(false);
	const frame = useSweepFrame();
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

	function end(): void {
		takeOverSweep();
		endSweep();
		series.clear();
		setTaken(false);
	}

	return (
		<div className={own.sweep}>
			<SweepBar
				running={running}
				taken={taken}
				goesOn={fresh && phase === 'paused'}
				showsFirst={isOwn}
				names={[nameOf(slots[0]), nameOf(slots[1])]}
				onStart={start}
				onTake={takeOver}
				onEnd={end}
			/>
			<div className={own.maps}>
				{weights.map((weight, run) => (
					<SweptRun
						// A run is its place in the row.
						// biome-ignore lint/suspicious/noArrayIndexKey: see above.
						key={run}
						run={run}
						weight={weight}
						swept={swept[run]}
						frame={frame}
						slots={slots}
						onWeight={(typed) => change(run, typed)}
						onSlots={setSlots}
					/>
				))}
				<RateDistortion frame={frame} />
			</div>
		</div>
	);
}

interface SweepBarProps {
	readonly running: boolean;
	/** Whether a start goes on with the sweep that is there. */
	readonly goesOn: boolean;
	/** Whether what is shown is the short sweep that the instrument begins with. */
	readonly showsFirst: boolean;
	/** Whether A and B have been taken over since the last start. */
	readonly taken: boolean;
	/** The KL weights that become A and B. */
	readonly names: readonly [a: string, b: string];
	readonly onStart: () => void;
	readonly onTake: () => void;
	readonly onEnd: () => void;
}

/** Starts, pauses and ends the sweep, and takes two of its runs over. */
function SweepBar({ running, goesOn, showsFirst, taken, names: [a, b], onStart, onTake, onEnd }: SweepBarProps) {
	const { t } = useTranslation('sweep');
	const startTarget = useTarget('sweepStart');
	const { phase, step, reason } = useSweep();
	const ended = phase === 'idle';
	return (
		<div className={styles.row}>
			<button
				type="button"
				className={styles.small}
				data-testid="sweep-start"
				onClick={() => (running ? pauseSweep() : onStart())}
				{...startTarget.control}
			>
				{running ? t('pause') : t(goesOn ? 'goOn' : 'start')}
			</button>
			<span className={styles.value} data-testid="sweep-step" data-step={step} data-phase={phase}>
				{t('step', { step: formatCount(step) })}
			</span>
			<button
				type="button"
				className={styles.small}
				data-testid="sweep-take"
				disabled={phase !== 'paused' || step === 0}
				onClick={onTake}
			>
				{t('takeOver', { a, b })}
			</button>
			<button
				type="button"
				className="iconButton"
				aria-label={t('end')}
				{...tip(t('end'))}
				disabled={ended}
				onClick={onEnd}
			>
				<X size={15} aria-hidden="true" />
			</button>
			<span className={styles.note} role="status">
				{phase === 'failed'
					? t('failed', { reason })
					: taken
						? t('taken')
						: showsFirst && !ended
							? t('first', { count: FIRST_SWEEP })
							: ''}
			</span>
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
