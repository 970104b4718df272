import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFixed, formatPercent, formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { clamp } from '../../numerics/clamp';
import { axisName } from '../../plane/axisName';
import { LIMITS } from '../../state/config/limits';
import { useConfig } from '../../state/configStore';
import { NumberField } from '../../ui/NumberField';
import { RunHeads } from '../../ui/RunHeads';
import { tipOfText } from '../../ui/tip';
import { PolicySquare } from '../input/PolicySquare';
import { type BoxReading, useMapReadings } from '../readings/mapReadings';
import { Panel } from './Panel';
import styles from './Panel.module.css';

/** The latent box in numbers, how much it holds, and the policy's square that is mapped onto it. */
export default function BoxPanel() {
	const { t } = useTranslation('map');
	const { t: what } = useTranslation('terms');
	const percent = useConfig(({ config }) => config.display.boxPercent);
	const runs = useMapReadings((readings) => readings.runs);
	const boxes = runs.flatMap(({ box }) => (box ? [box] : []));
	const setPercent = (boxPercent: number) => void useConfig.getState().update({ display: { boxPercent } });
	const { min, max } = LIMITS.boxPercent;
	return (
		<Panel title={t('boxTitle')} side="start">
			<p className={styles.note}>{what('box', { percent: formatSetting(percent) })}</p>
			<div className={styles.percent}>
				<input
					type="range"
					min={min}
					max={max}
					step={1}
					value={percent}
					aria-label={t('boxPercentLabel')}
					aria-valuetext={`${formatSetting(percent)} %`}
					style={{ '--range': 'var(--box)', '--fill': `${(100 * (percent - min)) / (max - min)}%` } as CSSProperties}
					onChange={(event) => setPercent(event.target.valueAsNumber)}
				/>
				<span className={styles.number}>
					<NumberField
						label={t('boxPercentNumber')}
						value={percent}
						limits={LIMITS.boxPercent}
						onCommit={setPercent}
						neighbour={(value, direction) => clamp(value + direction, min, max)}
					/>
				</span>
				<span>%</span>
			</div>
			{boxes.length > 0 && (
				<>
					<BoxTable boxes={boxes} />
					<h4 className={styles.subhead}>{t('policyTitle')}</h4>
					<p className={styles.note}>{t('policyExplained')}</p>
					<div className={styles.squares}>
						{boxes.slice(0, 2).map(({ box }, run) => (
							<PolicySquare key={RUN_NAMES[run]} run={run as 0 | 1} box={box} />
						))}
					</div>
				</>
			)}
		</Panel>
	);
}

function BoxTable({ boxes }: { readonly boxes: readonly BoxReading[] }) {
	const { t } = useTranslation('map');
	const latentDim = boxes[0].box.lower.length;
	return (
		<div className={styles.scroll}>
			<table className={styles.table}>
				<caption className="visually-hidden">{t('boxTable')}</caption>
				<thead>
					<tr>
						<th scope="col">{t('boxDim')}</th>
						<RunHeads count={boxes.length} />
					</tr>
				</thead>
				<tbody>
					{Array.from({ length: latentDim }, (_, dim) => (
						<tr key={axisName(dim)}>
							<th scope="row">{axisName(dim)}</th>
							{boxes.map(({ box }, run) => (
								<td key={RUN_NAMES[run]}>
									{formatFixed(box.lower[dim], 2)} … {formatFixed(box.upper[dim], 2)}
								</td>
							))}
						</tr>
					))}
					<ShareRow
						name={t('boxHoldsPrior')}
						title={t('boxHoldsPriorTitle')}
						shares={boxes.map(({ prior }) => prior)}
					/>
					<ShareRow name={t('boxHoldsData')} title={t('boxHoldsDataTitle')} shares={boxes.map(({ data }) => data)} />
				</tbody>
			</table>
		</div>
	);
}

interface ShareRowProps {
	readonly name: string;
	readonly title: string;
	readonly shares: readonly number[];
}

function ShareRow({ name, title, shares }: ShareRowProps) {
	return (
		<tr {...tipOfText(title)}>
			<th scope="row">{name}</th>
			{shares.map((share, run) => (
				<td key={RUN_NAMES[run]}>{formatPercent(share)}</td>
			))}
		</tr>
	);
}
