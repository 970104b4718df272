import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '../../dataset/Dataset';
import { worldById } from '../../environments/ownWorlds';
import { formatMeasured, formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { colorScale } from '../../plane/colorScale';
import { shownDims } from '../../plane/columns';
import { Picture } from '../../plane/Picture';
import { pointStyle } from '../../plane/pointStyle';
import { remembered } from '../../reading/remembered';
import { LIMITS } from '../../state/config/limits';
import { hasColumn } from '../../state/config/rules';
import type { ColorBy } from '../../state/config/schema';
import { useConfig } from '../../state/configStore';
import { neighbourWeight } from '../../state/klWeightScale';
import type { SweepFrame } from '../../state/sweep';
import { type Theme, useTheme } from '../../theme/theme';
import { NumberField } from '../../ui/NumberField';
import { drawSmallMap } from './drawSmallMap';
import own from './View.module.css';

interface SweptRunProps {
	readonly run: number;
	/** As it is set. */
	readonly weight: number;
	/** What the sweep began with; undefined before there is one. */
	readonly swept: number | undefined;
	readonly frame: SweepFrame | null;
	readonly slots: readonly [number, number];
	readonly onWeight: (weight: number) => void;
	readonly onSlots: (slots: readonly [number, number]) => void;
}

/** One run: its weight, its map, and whether it becomes A or B. */
export function SweptRun({ run, weight, swept, frame, slots, onWeight, onSlots }: SweptRunProps) {
	const { t } = useTranslation('sweep');
	const shown = swept ?? weight;
	return (
		<div className={own.map}>
			<NumberField
				label={t('weightOf', { run: run + 1 })}
				value={weight}
				limits={LIMITS.klWeight}
				neighbour={neighbourWeight}
				onCommit={onWeight}
			/>
			<SmallMap frame={frame} run={run} weight={shown} outdated={swept !== undefined && swept !== weight} />
			<Slots run={run} weight={shown} slots={slots} onChange={onSlots} />
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
	const [styleOf] = useState(() =>
		remembered((dataset: Dataset, count: number, colour: ColorBy, present: Theme) => {
			const environment = worldById(dataset.environment);
			if (!environment) return null;
			const scale = colorScale(environment, dataset, count, hasColumn(environment, colour) ? colour : 'parameter:0');
			return pointStyle(dataset, count, scale, present, null, environment.actionGroups);
		}),
	);
	const losses = frame?.losses[run];
	const label = losses
		? t('mapOf', {
				weight: formatSetting(weight),
				kl: formatMeasured(losses.kl * (frame?.latentDim ?? 1), 2),
				error: formatMeasured(losses.parameters, 2),
			})
		: t('mapEmpty', { weight: formatSetting(weight) });

	return (
		<Picture
			className={`${own.picture} ${outdated ? own.outdated : ''}`}
			label={outdated ? t('outdated', { map: label }) : label}
			draw={(ground) => {
				const points = frame?.runs[run] && styleOf(frame.dataset, frame.count, colorBy, theme);
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
