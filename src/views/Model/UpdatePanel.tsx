import { useTranslation } from 'react-i18next';
import { steepestWeight, type WeightUpdate, weightUpdate } from '../../analysis/weightUpdate';
import { formatCount, formatFixed, formatMeasured } from '../../i18n/formatNumber';
import { parameterLayout } from '../../model/layout';
import type { Pointed } from './modelLayout';
import styles from './Panels.module.css';
import { inputName, shortName, unitLookedAt } from './updateLayers';
import type { TakenStep } from './useStepReading';

interface UpdatePanelProps {
	readonly taken: TakenStep;
	/** Row of the table of embeddings. */
	readonly action: number;
	/** What was pointed at last. */
	readonly held: Pointed | null;
	/** One quantity a row instead of one a column. */
	readonly upright: boolean;
}

/** The quantities of an update in their order. */
const QUANTITIES: readonly (readonly [name: string, (update: WeightUpdate) => string])[] = [
	['t', ({ count }) => formatCount(count)],
	['g', ({ gradient }) => formatMeasured(gradient)],
	['m', ({ first }) => formatMeasured(first.after)],
	['m̂', ({ first }) => formatMeasured(first.corrected)],
	['v', ({ second }) => formatMeasured(second.after)],
	['v̂', ({ second }) => formatMeasured(second.corrected)],
	['θ', ({ before }) => formatFixed(before, 5)],
	['Δθ', ({ change }) => formatMeasured(change)],
	['θ + Δθ', ({ after }) => formatFixed(after, 5)],
];

const MODES = ['kept', 'rebuilt'] as const;

/** What either Adam makes of one weight: the one of the unit looked at with the largest gradient. */
export function UpdatePanel({ taken, action, held, upright }: UpdatePanelProps) {
	const { t } = useTranslation('model');
	const { next, reading } = taken;
	const { layer, unit } = unitLookedAt(taken, held);
	const { index, input } = steepestWeight(parameterLayout(next.shape), reading.gradients, layer, unit, action);
	const weight =
		layer === 'embeddings'
			? `embeddings[${action}][${unit}]`
			: `${shortName(layer)}[${unit}] ← ${input === null ? t('bias') : inputName(layer, input, next.shape)}`;
	const updates = MODES.map((mode) => weightUpdate(next, reading, index, mode));
	const cell = (update: WeightUpdate | null, of: (update: WeightUpdate) => string) => (update ? of(update) : '–');
	const modeName = (mode: (typeof MODES)[number]) =>
		mode === reading.optimizer ? <b>{t('adamOfRun', { adam: t(mode) })}</b> : t(mode);
	return (
		<table className={styles.update} data-testid="model-adam" translate="no">
			<thead>
				<tr>
					<th scope="col" className={styles.weight}>
						{weight}
					</th>
					{upright
						? MODES.map((mode) => (
								<th key={mode} scope="col">
									{modeName(mode)}
								</th>
							))
						: QUANTITIES.map(([name]) => (
								<th key={name} scope="col">
									{name}
								</th>
							))}
				</tr>
			</thead>
			<tbody>
				{upright
					? QUANTITIES.map(([name, of]) => (
							<tr key={name}>
								<th scope="row">{name}</th>
								{MODES.map((mode, at) => (
									<td key={mode} data-quantity={`${mode}-${name}`}>
										{cell(updates[at], of)}
									</td>
								))}
							</tr>
						))
					: MODES.map((mode, at) => (
							<tr key={mode} data-run={mode === reading.optimizer || undefined}>
								<th scope="row">{modeName(mode)}</th>
								{QUANTITIES.map(([name, of]) => (
									<td key={name} data-quantity={`${mode}-${name}`}>
										{cell(updates[at], of)}
									</td>
								))}
							</tr>
						))}
			</tbody>
		</table>
	);
}
