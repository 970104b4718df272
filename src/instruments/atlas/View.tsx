import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unscaleFromUnit } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatInRange } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { clamp } from '../../numerics/clamp';
import { axisName } from '../../plane/axisName';
import { addMapLayer } from '../../plane/mapLayers';
import { useMapView } from '../../plane/mapView';
import { type Ground, Picture } from '../../plane/Picture';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { useShownAction } from '../../state/useShownAction';
import { sequentialColor } from '../../theme/palette';
import { RunHeads } from '../../ui/RunHeads';
import styles from '../shared/parts.module.css';
import { useMeasured } from '../shared/useMeasured';
import { atlasLayer, showAtlas } from './atlasLayer';
import { drawSlice } from './drawSlice';
import { atlasRequest, quantityOf, valueAt } from './request';

/** Milliseconds between two starts: with every frame of the display, where the machine can. */
const INTERVAL = 16;

/** Below this spread of the values the decoder ignores z. */
const FLAT_BELOW = 0.02;

/** The latent plane as a map of one decoded quantity, live on both latent maps. */
export default function Atlas() {
	const { t } = useTranslation(['atlas', 'instruments']);
	const [name, setName] = useState('parameter:0');
	const viewport = useMapView((view) => view.viewport);
	const size = useMapView((view) => view.size);
	const probe = useConfig(({ config }) => config.probe);
	const dims = useConfig(({ config }) => config.display.dims);
	const edited = useExploration((exploration) => exploration.editedState);
	const { environment, action } = useShownAction();
	const reading = useMeasured('atlas', {
		interval: INTERVAL,
		watch: JSON.stringify([name, viewport, size, probe, dims, edited && Array.from(edited)]),
		request: (frame) => atlasRequest(frame, quantityOf(name)),
		onReading: ({ request, result }) => {
			const { low, high } = colorEnds(request.quantity.kind, result);
			showAtlas({ runs: result, grid: request.grid, low, high });
		},
	});

	useEffect(() => addMapLayer(atlasLayer), []);

	const { parameters } = environment.actions[action];
	const quantity = quantityOf(name);
	const parameter = parameters[quantity.index];
	const feature = environment.features[quantity.index];
	const isParameter = quantity.kind === 'parameter';
	const real = (value: number) => {
		if (Number.isNaN(value)) return '–';
		if (isParameter) {
			if (!parameter) return formatInRange(value, -1, 1);
			const { low, high, unit } = parameter;
			return `${formatInRange(unscaleFromUnit(value, low, high), low, high)} ${unit}`.trim();
		}
		const half = feature ? (feature.high - feature.low) / 2 : 1;
		return `${formatInRange(value * half, -half, half)} ${feature?.unit ?? ''}`.trim();
	};

	return (
		<div className={styles.body}>
			<div className={styles.side}>
				<label className={styles.row}>
					<span className="visually-hidden">{t('quantity')}</span>
					<select className={styles.choose} value={name} onChange={(event) => setName(event.target.value)}>
						<optgroup label={t('parameters')}>
							{(parameters.length > 0 ? parameters : [{ id: 'x', name: { en: 'x₁', 'zh-CN': 'x₁' } }]).map(
								({ id, name: text }, index) => (
									<option key={id} value={`parameter:${index}`}>
										{localized(text)}
									</option>
								),
							)}
						</optgroup>
						<optgroup label={t('deltas')}>
							{environment.features.map(({ id, name: text }, index) => (
								<option key={id} value={`delta:${index}`}>
									{localized(text)}
								</option>
							))}
						</optgroup>
					</select>
				</label>
				<p className={styles.note}>
					{edited
						? t('edited', { action: localized(environment.actions[action].name) })
						: t('at', { action: localized(environment.actions[action].name), transition: probe.transition })}
				</p>
				{reading ? (
					<AtlasNumbers reading={reading} real={real} probe={probe.z} />
				) : (
					<p className={styles.waiting}>{t('instruments:waiting')}</p>
				)}
			</div>
			{reading && <Slice reading={reading} real={real} probe={probe.z} />}
		</div>
	);
}

type AtlasReading = NonNullable<ReturnType<typeof useMeasured<'atlas'>>>;

interface PartProps {
	readonly reading: AtlasReading;
	/** A value in the unit that people read. */
	readonly real: (value: number) => string;
	readonly probe: readonly number[];
}

/** Parameters keep −1 … 1, the colours of the points; a state change takes what both runs show. */
function colorEnds(kind: 'parameter' | 'delta', runs: readonly Float32Array[]): { low: number; high: number } {
	if (kind === 'parameter') return { low: -1, high: 1 };
	let largest = 0.01;
	for (const values of runs) for (const value of values) largest = Math.max(largest, Math.abs(value));
	return { low: -largest, high: largest };
}

/** The colours from the lowest value to the highest. */
function drawScale({ context, width, height, theme }: Ground): void {
	for (let x = 0; x < width; x++) {
		context.fillStyle = sequentialColor(theme, x / width);
		context.fillRect(x, 0, 1, height);
	}
}

function extremes(values: ArrayLike<number>): readonly [number, number] {
	let low = Number.POSITIVE_INFINITY;
	let high = Number.NEGATIVE_INFINITY;
	for (let i = 0; i < values.length; i++) {
		low = Math.min(low, values[i]);
		high = Math.max(high, values[i]);
	}
	return [low, high];
}

function AtlasNumbers({ reading, real, probe }: PartProps) {
	const { t } = useTranslation('atlas');
	const { request, result } = reading;
	const { low, high } = colorEnds(request.quantity.kind, result);
	const [across, up] = request.grid.dims;
	const y = request.shape.latentDim === 1 ? 0 : (probe[up] ?? 0);
	return (
		<>
			<div className={styles.row} role="img" aria-label={t('scale', { low: real(low), high: real(high) })}>
				<span>{real(low)}</span>
				<Picture className={styles.scale} draw={drawScale} />
				<span>{real(high)}</span>
			</div>
			<table className={styles.table}>
				<caption className="visually-hidden">{t('numbers')}</caption>
				<thead>
					<tr>
						<td />
						<RunHeads count={result.length} />
					</tr>
				</thead>
				<tbody>
					<tr data-testid="atlas-probe">
						<th scope="row">{t('atProbe')}</th>
						{result.map((values, run) => (
							<td key={RUN_NAMES[run]}>{real(valueAt(values, request.grid, probe[across] ?? 0, y))}</td>
						))}
					</tr>
					<tr>
						<th scope="row">{t('range')}</th>
						{result.map((values, run) => {
							const [least, most] = extremes(values);
							return (
								<td key={RUN_NAMES[run]}>{most - least < FLAT_BELOW ? t('flat') : `${real(least)} … ${real(most)}`}</td>
							);
						})}
					</tr>
				</tbody>
			</table>
		</>
	);
}

function Slice({ reading, real, probe }: PartProps) {
	const { t } = useTranslation('atlas');
	const { request, result } = reading;
	const { grid, shape, quantity } = request;
	const [across, up] = grid.dims;
	const y = shape.latentDim === 1 ? 0 : (probe[up] ?? 0);
	const row = clamp(Math.floor(((y - grid.top) / (grid.bottom - grid.top)) * grid.rows), 0, grid.rows - 1);
	const slices = result.map((values) => values.subarray(row * grid.columns, (row + 1) * grid.columns));
	const [a, b] = slices.map(extremes);
	return (
		<figure className={styles.figure}>
			<figcaption className={styles.note}>{t('slice', { dim: axisName(across) })}</figcaption>
			<Picture
				label={t('sliceText', {
					dim: axisName(across),
					lowA: real(a[0]),
					highA: real(a[1]),
					lowB: b ? real(b[0]) : '–',
					highB: b ? real(b[1]) : '–',
				})}
				draw={(ground) => drawSlice(ground, slices, grid, probe[across] ?? 0, colorEnds(quantity.kind, result), real)}
			/>
		</figure>
	);
}
