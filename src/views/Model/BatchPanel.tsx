import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { formatChange, formatCode, formatCount, formatMeasured } from '../../i18n/formatNumber';
import { useModelPicture } from '../../state/modelPage';
import { useSession } from '../../state/sessionStore';
import { BatchLine } from './BatchLine';
import styles from './Panels.module.css';
import type { ShownModel } from './useModelTrace';
import type { TakenStep } from './useStepReading';

interface BatchPanelProps {
	readonly shown: ShownModel;
	readonly taken: TakenStep | null;
	/** The heights: each row's own loss, or its share of the batch's gradient. */
	readonly of: 'loss' | 'share';
	/** As high as the place that it stands in. */
	readonly tall?: boolean;
}

/** Which transitions were drawn for the next step, and what each of them loses, or adds to the gradient. */
export function BatchPanel({ shown, taken, of, tall }: BatchPanelProps) {
	const { t } = useTranslation('model');
	const [pointed, setPointed] = useState<number | null>(null);
	const size = useSession(({ dataset }) => dataset?.size ?? 1);
	const { next } = shown;
	if (!next) return <p className={styles.note}>{t('noBatch')}</p>;
	// What was measured, so that bars and numbers are of one step.
	const { step, batch, epsilon, shape } = taken?.next ?? next;
	const reading = taken?.reading ?? null;
	const { rows, index } = batch;
	const followed = step === next.step ? shown.row : null;
	const row = pointed ?? followed;
	const numbersOf = (at: number) => {
		const place = t('rowPlace', { row: at + 1, rows: formatCount(rows), index: `#${index[at]}` });
		const choice = localized(shown.environment.actions[batch.action[at]].name);
		const noise = formatCode(epsilon.subarray(at * shape.latentDim, (at + 1) * shape.latentDim));
		const own = reading && [
			`L = ${formatMeasured(reading.rowTotals[at])}`,
			`‖g‖ = ${formatMeasured(reading.rowNorms[at])}`,
			t('shareOfGradient', { share: formatChange(100 * reading.rowShares[at], 1) }),
		];
		return [place, choice, `ε = ${noise}`, ...(own ?? [])].join(' · ');
	};
	return (
		<div className={of === 'loss' ? styles.batch : styles.shares} data-tall={tall || undefined}>
			<BatchLine
				label={t(of === 'loss' ? 'rowLosses' : 'rowShares', { rows: formatCount(rows), size: formatCount(size) })}
				rowText={numbersOf}
				tall={tall}
				index={index}
				size={size}
				heights={reading && (of === 'loss' ? reading.rowTotals : reading.rowShares)}
				mark={reading && of === 'loss' ? reading.allTotal : null}
				pointed={pointed}
				followed={followed}
				onPoint={setPointed}
				onFollow={(wanted) => useModelPicture.setState({ source: 'batch', row: wanted })}
			/>
			<p className={styles.numbers} data-testid="model-row">
				{row === null ? t('notInBatch', { index: `#${shown.transition}` }) : numbersOf(row)}
			</p>
			{reading && (
				<p className={styles.numbers} data-testid="model-batch-loss">
					{of === 'loss'
						? t('batchMean', {
								rows: formatCount(rows),
								total: formatMeasured(reading.allTotal),
								state: formatMeasured(reading.all.state),
								parameters: formatMeasured(reading.all.parameters),
								kl: formatMeasured(reading.all.kl),
							})
						: [
								t('batchAfter', {
									before: formatMeasured(reading.allTotal, 4),
									after: formatMeasured(reading.allAfter, 4),
								}),
								...(row === null
									? []
									: [
											t('rowAfter', {
												row: row + 1,
												before: formatMeasured(reading.rowTotals[row], 4),
												after: formatMeasured(reading.rowTotalsAfter[row], 4),
											}),
										]),
							].join(' · ')}
				</p>
			)}
		</div>
	);
}
