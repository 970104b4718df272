import type { TFunction } from 'i18next';
import { Slash, Spline } from 'lucide-react';
import { type CSSProperties, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { logPriorPeak } from '../../analysis/aggregatePosterior';
import { holeLevel } from '../../analysis/holeRuler';
import type { ActionParameter } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatBound, formatFixed, formatInRange } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { useConfig } from '../../state/configStore';
import { type PathKind, useExploration } from '../../state/explorationStore';
import { useShownAction } from '../../state/useShownAction';
import { useTheme } from '../../theme/theme';
import { Segmented } from '../../ui/Segmented';
import { tipOfText } from '../../ui/tip';
import { DENSITY, densityHeight, drawDensity, drawStrip, STRIP } from './drawPath';
import { type Jump, jumpLabels } from './jumpLabels';
import styles from './PathPlot.module.css';
import { PATH_CELLS, type PathReading } from './readPath';
import { usePathReading } from './usePathReading';

interface PathPlotProps {
	/** Where the probe was put last, 0 at A … 1 at B. */
	readonly place: number;
	readonly onPlace: (t: number) => void;
}

/** The texts of a reading; kept in React, and changed only when the texts change. */
interface PathWords {
	/** Where the discrete action changes: cell and action. */
	readonly jumps: readonly Jump[];
	/** The parameter that all bars show; null when the actions on the path have different ones. */
	readonly parameter: ActionParameter | null;
	readonly description: string;
	readonly densities: string;
}

/** The decoded parameter along the path, the density of codes under it, and a scrubber for the probe. */
export function PathPlot({ place, onPlace }: PathPlotProps) {
	const { t } = useTranslation(['decoded', 'map']);
	const { environment } = useShownAction();
	const theme = useTheme((state) => state.theme);
	const kind = useExploration(({ path }) => path);
	const [chosen, setChosen] = useState(0);
	const parameter = Math.min(chosen, Math.max(environment.parameterDim - 1, 0));
	const [words, setWords] = useState<PathWords | null>(null);
	const bars = useRef<SVGGElement>(null);
	const lines = useRef<(SVGPolylineElement | null)[]>([]);

	usePathReading((reading) => {
		const shown = reading?.environment === environment ? reading : null;
		if (bars.current) drawStrip(bars.current, shown, parameter, theme);
		drawDensity(
			lines.current.filter((line) => line !== null),
			shown,
		);
		const next = shown && wordsOf(t, shown, parameter);
		if (JSON.stringify(next) !== JSON.stringify(words)) setWords(next);
	});

	const unit = words?.parameter?.unit ? `, ${words.parameter.unit}` : '';
	const name = words?.parameter
		? `${localized(words.parameter.name)}${unit}`
		: t('stripParameterShared', { index: parameter + 1 });
	const percent = Math.round(100 * place);
	return (
		<div className={styles.plot} data-figure="path">
			<div className={styles.caption}>
				<ParameterChoice parameter={parameter} name={name} onChoose={setChosen} />
				<Segmented<PathKind>
					label={t('path')}
					options={[
						{ value: 'straight', label: <Slash size={13} aria-hidden="true" />, name: t('pathStraight') },
						{ value: 'arc', label: <Spline size={13} aria-hidden="true" />, name: t('pathArc') },
					]}
					value={kind}
					onChange={(path) => useExploration.setState({ path })}
				/>
			</div>
			<div className={styles.axis} aria-hidden="true">
				<span>{words?.parameter ? formatBound(words.parameter.high) : '1'}</span>
				<span>{words?.parameter ? formatBound(words.parameter.low) : '−1'}</span>
			</div>
			<div className={styles.stripArea}>
				<svg
					className={styles.strip}
					viewBox={`0 0 ${STRIP.width} ${STRIP.height}`}
					preserveAspectRatio="none"
					role="img"
					aria-label={words ? words.description : t('stripEmpty')}
				>
					<g ref={bars} className={styles.bars} />
				</svg>
				<Jumps jumps={words?.jumps ?? []} />
				<span className={styles.place} style={{ left: `${100 * place}%` }} aria-hidden="true" />
			</div>
			<Density lines={lines} words={words?.densities ?? ''} />
			<span className={styles.start} aria-hidden="true">
				{t('map:pathStart')}
			</span>
			<input
				type="range"
				className={styles.scrubber}
				style={{ '--fill': `${percent}%` } as CSSProperties}
				min={0}
				max={100}
				step={1}
				value={percent}
				aria-label={t('scrubber')}
				aria-valuetext={t('scrubberValue', { percent })}
				onChange={(event) => onPlace(Number(event.target.value) / 100)}
			/>
			<span className={styles.end} aria-hidden="true">
				{t('map:pathEnd')}
			</span>
		</div>
	);
}

interface ParameterChoiceProps {
	readonly parameter: number;
	/** Of the parameter. */
	readonly name: string;
	readonly onChoose: (parameter: number) => void;
}

/** Which parameter the strip shows; its name alone where there is one. */
function ParameterChoice({ parameter, name, onChoose }: ParameterChoiceProps) {
	const { t } = useTranslation('decoded');
	const { environment } = useShownAction();
	if (environment.parameterDim <= 1) return <span>{name}</span>;

	/** A parameter that is not shown: its name where all actions that have it agree. */
	function optionName(index: number): string {
		const names = new Set(
			environment.actions.flatMap(({ parameters }) => (parameters[index] ? [localized(parameters[index].name)] : [])),
		);
		const [only] = names;
		return names.size === 1 && only ? only : t('stripParameterShared', { index: index + 1 });
	}

	return (
		<select
			className={styles.select}
			aria-label={t('stripParameter')}
			value={parameter}
			onChange={(event) => onChoose(Number(event.target.value))}
		>
			{Array.from({ length: environment.parameterDim }, (_, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a parameter is its index
				<option key={index} value={index}>
					{index === parameter ? name : optionName(index)}
				</option>
			))}
		</select>
	);
}

/** Where the discrete action changes on the path, with names where there is room. */
function Jumps({ jumps }: { readonly jumps: readonly Jump[] }) {
	const { t } = useTranslation('decoded');
	const { environment } = useShownAction();
	return jumpLabels(jumps, PATH_CELLS).map(({ cell, action, side, room }) => {
		const name = localized(environment.actions[action].name);
		const place = (100 * cell) / PATH_CELLS;
		return (
			<span
				key={cell}
				className={styles.jump}
				style={{
					...(side === 'left' ? { right: `${100 - place}%` } : { left: `${place}%` }),
					maxWidth: room > 0 ? `${(100 * room) / PATH_CELLS}%` : undefined,
				}}
				data-side={side}
				{...tipOfText(t('stripJump', { action: name }))}
			>
				{room > 0 && <span className={styles.jumpName}>{name}</span>}
			</span>
		);
	});
}

interface DensityProps {
	/** Takes the curve of each run, drawn with each reading. */
	readonly lines: RefObject<(SVGPolylineElement | null)[]>;
	/** The lowest densities, for those who listen. */
	readonly words: string;
}

/** The density of the codes along the path, of both runs. */
function Density({ lines, words }: DensityProps) {
	const { t } = useTranslation('decoded');
	const latentDim = useConfig(({ config }) => config.model.latentDim);
	const level = densityHeight((holeLevel(latentDim) - logPriorPeak(latentDim)) / Math.LN10);
	return (
		<>
			<div className={styles.caption}>
				<span>{t('density')}</span>
				<span className={styles.legend} aria-hidden="true">
					{RUN_NAMES.map((run, index) => (
						<span key={run} className={index === 0 ? styles.solid : styles.dashed}>
							{run}
						</span>
					))}
				</span>
			</div>
			<div className={styles.ticks} aria-hidden="true">
				<span className={styles.peakTick} style={{ top: `${(100 * densityHeight(0)) / DENSITY.height}%` }}>
					{t('densityPeak')}
				</span>
				<span className={styles.levelTick} style={{ top: `${(100 * level) / DENSITY.height}%` }}>
					{t('densityHole')}
				</span>
			</div>
			<svg
				className={styles.density}
				viewBox={`0 0 ${DENSITY.width} ${DENSITY.height}`}
				preserveAspectRatio="none"
				role="img"
				aria-label={`${t('density')}, ${t('densityScale')}. ${words}`}
			>
				<title>{t('densityScale')}</title>
				<line className={styles.peak} x1={0} x2={DENSITY.width} y1={densityHeight(0)} y2={densityHeight(0)} />
				<line className={styles.level} x1={0} x2={DENSITY.width} y1={level} y2={level} />
				{RUN_NAMES.map((run, index) => (
					<polyline
						key={run}
						ref={(line) => {
							lines.current[index] = line;
						}}
						className={index === 0 ? styles.solidLine : styles.dashedLine}
					/>
				))}
			</svg>
		</>
	);
}

/** @param index of the parameter */
function wordsOf(t: TFunction<'decoded'>, reading: PathReading, index: number): PathWords {
	const { environment } = reading;
	const { parameterDim } = reading.frame.shape;
	const jumps: Jump[] = [];
	for (let cell = 1; cell < PATH_CELLS; cell++)
		if (reading.action[cell] !== reading.action[cell - 1]) jumps.push([cell, reading.action[cell]]);
	const present = new Set(Array.from(reading.action, (action) => environment.actions[action].parameters[index]));
	present.delete(undefined as never);
	const only = present.size === 1 ? (present.values().next().value ?? null) : null;
	const at = (cell: number) => {
		const { low, high } = only ?? { low: -1, high: 1 };
		const share = (reading.parameters[cell * parameterDim + index] + 1) / 2;
		return formatInRange(low + share * (high - low), low, high);
	};
	const lowest = reading.density.map((values, run) =>
		values ? `${RUN_NAMES[run]} 10^${formatFixed(Math.min(...values), 1)}` : `${RUN_NAMES[run]} –`,
	);
	return {
		jumps,
		parameter: only,
		description: t('stripDescription', {
			parameter: only ? localized(only.name) : t('stripParameterShared', { index: index + 1 }),
			start: at(0),
			middle: at(PATH_CELLS / 2),
			end: at(PATH_CELLS - 1),
			count: jumps.length,
		}),
		densities: t('densityDescription', { values: lowest.join(', ') }),
	};
}
