import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSimulated } from '../../environments/Environment';
import { localized } from '../../i18n';
import { decimalsFor, formatChange, formatFixed, formatMeasured } from '../../i18n/formatNumber';
import { isSimulatedReading, type ProbeReading, type SimulatedReading } from '../../state/probeReading';
import { useProbeReading } from '../../state/useProbeReading';
import { useShownAction } from '../../state/useShownAction';
import { writeText } from '../../ui/attributes';
import { splitName } from '../../ui/FeatureName';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from './PredictedDelta.module.css';

/** Features in the short list. */
const FEW = 3;

/** The state change that the model predicts beside the simulated one: of the largest features, or of all. */
export function PredictedDelta() {
	const { t } = useTranslation('decoded');
	const target = useTarget('predictedDelta');
	const { environment } = useShownAction();
	const [all, setAll] = useState(false);
	const body = useRef<HTMLTableSectionElement>(null);
	const error = useRef<HTMLParagraphElement>(null);
	const simulated = isSimulated(environment);
	const features = environment.features.length;
	const toggle = all ? t('deltaShowFew') : t('deltaShowAll', { count: features });
	const rows = all ? features : Math.min(FEW, features);

	useProbeReading((reading) => {
		if (!body.current || !error.current) return;
		const shown = reading?.environment === environment ? reading : null;
		writeText(
			error.current,
			isSimulatedReading(shown) ? t('deltaMeanSquare', { value: formatMeasured(meanSquareError(shown), 2) }) : '',
		);
		const order = shown ? rankedFeatures(shown) : [];
		const chosen = all ? environment.features.map((_, feature) => feature) : order;
		for (const [index, row] of Array.from(body.current.children).entries()) fillRow(row, shown, chosen[index]);
	});

	return (
		<div className={styles.delta} data-testid="predicted-delta" {...target.area} translate="no">
			<table className={all ? styles.full : styles.table}>
				<caption className="visually-hidden">{t('deltaCaption')}</caption>
				<thead>
					<tr>
						<th scope="col">
							<button
								type="button"
								className={styles.toggle}
								aria-expanded={all}
								aria-label={`${t('deltaTitle')}. ${toggle}`}
								{...tip(toggle)}
								onClick={() => setAll(!all)}
							>
								{t('deltaTitle')}
								<ChevronDown size={13} aria-hidden="true" className={all ? styles.open : undefined} />
							</button>
						</th>
						<th scope="col">{t('deltaPredicted')}</th>
						<th scope="col">{simulated && t('deltaSimulated')}</th>
						<th scope="col">{simulated && t('deltaError')}</th>
					</tr>
				</thead>
				<tbody ref={body}>
					{Array.from({ length: rows }, (_, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: rows are places of a list, filled by each reading
						<tr key={`${all}-${index}`}>
							<th scope="row">
								<span data-part="name" className={styles.feature}>
									<span />
									<span className={styles.axis} />
								</span>
								{all && (
									<span data-part="bars" className={styles.bars} aria-hidden="true">
										<span className={styles.predictedBar} />
										<span className={styles.simulatedBar} />
									</span>
								)}
							</th>
							<td className={styles.predicted} />
							<td />
							<td />
						</tr>
					))}
				</tbody>
			</table>
			<p ref={error} className={all ? styles.note : 'visually-hidden'} />
			{all && simulated && <p className={styles.note}>{t('deltaBars')}</p>}
		</div>
	);
}

/** Features from the largest predicted change of the scaled state to the smallest. */
function rankedFeatures({ decoded: { stateDelta } }: ProbeReading): number[] {
	return Array.from(stateDelta.keys()).sort((a, b) => Math.abs(stateDelta[b]) - Math.abs(stateDelta[a]));
}

/** Mean over features of the squared error of the scaled state change, as in the loss. */
function meanSquareError({ decoded, simulated }: SimulatedReading): number {
	let sum = 0;
	for (const [feature, value] of decoded.stateDelta.entries()) sum += (value - simulated.stateDelta[feature]) ** 2;
	return sum / decoded.stateDelta.length;
}

/** A name in full, over two lines where it is long; its last short word, which often is the axis, keeps the unit. */
function writeName(name: HTMLElement, text: string, unit: string): void {
	const [beginning, axis] = splitName(text);
	writeText(name.children[0], beginning);
	writeText(name.children[1], unit ? `${axis} ${unit}` : axis);
}

function fillRow(row: Element, reading: ProbeReading | null, feature: number | undefined): void {
	const name = row.querySelector<HTMLElement>('[data-part=name]');
	const bars = row.querySelector<HTMLElement>('[data-part=bars]');
	const [, predictedCell, simulatedCell, errorCell] = Array.from(row.children);
	if (!reading || feature === undefined) {
		if (name) writeName(name, '–', '');
		for (const cell of [predictedCell, simulatedCell, errorCell]) writeText(cell, '');
		return;
	}
	const { low, high, unit, name: text } = reading.environment.features[feature];
	const predicted = reading.decoded.stateDelta[feature];
	const simulated = reading.simulated?.stateDelta[feature];
	const half = (high - low) / 2;
	const decimals = decimalsFor(low, high);
	if (name) {
		writeName(name, localized(text), unit);
	}
	writeText(predictedCell, formatChange(predicted * half, decimals));
	writeText(simulatedCell, simulated === undefined ? '' : formatChange(simulated * half, decimals));
	writeText(errorCell, simulated === undefined ? '' : formatFixed(Math.abs(predicted - simulated) * half, decimals));
	// A scaled change lies in [−2, 2]: the bars' whole width.
	for (const [index, value] of [predicted, simulated ?? 0].entries()) {
		const bar = bars?.children[index] as HTMLElement | undefined;
		if (!bar) continue;
		bar.style.left = `${50 + 25 * Math.min(value, 0)}%`;
		bar.style.width = `${25 * Math.abs(value)}%`;
	}
}
