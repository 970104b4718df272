import { useTranslation } from 'react-i18next';
import { formatSetting } from '../../i18n/formatNumber';
import { LIMITS } from '../../state/config/limits';
import type { LayerId } from '../../state/config/schema';
import { useConfig } from '../../state/configStore';
import { NumberField } from '../../ui/NumberField';
import { useMapReadings } from '../readings/mapReadings';
import { Panel } from './Panel';
import styles from './Panel.module.css';

const LAYERS = [
	['mean', 'terms:mu'],
	['ellipses', 'terms:sigma'],
	['samples', 'terms:z'],
	['prior', 'terms:prior'],
	['box', 'terms:box'],
	['path', 'map:layerPath'],
] as const satisfies readonly (readonly [LayerId, string])[];

/** Every layer with a sentence on what it is, and how many points and ellipses are drawn. */
export default function LayersPanel() {
	const { t } = useTranslation(['map', 'terms']);
	const percent = useConfig(({ config }) => formatSetting(config.display.boxPercent));
	const shown = useConfig(({ config }) => config.display.layers);
	const every = useConfig(({ config }) => config.display.ellipseEvery);
	const points = useConfig(({ config }) => config.display.points);
	const drawn = useMapReadings((readings) => readings.count);
	const { update } = useConfig.getState();
	return (
		<Panel title={t('layers')} side="end">
			<ul className={styles.checks}>
				{LAYERS.map(([layer, text]) => (
					<li key={layer}>
						<label>
							<input
								type="checkbox"
								checked={shown[layer]}
								onChange={() => update({ display: { layers: { [layer]: !shown[layer] } } })}
							/>
							{t(text, { percent })}
						</label>
					</li>
				))}
			</ul>
			<div className={styles.field}>
				<span>{t('ellipseEvery')}</span>
				<span className={styles.number}>
					<NumberField
						label={t('ellipseEveryLabel')}
						integer
						value={every}
						limits={LIMITS.ellipseEvery}
						onCommit={(ellipseEvery) => update({ display: { ellipseEvery } })}
					/>
				</span>
			</div>
			<div className={styles.field}>
				<span>{t('points')}</span>
				<span className={styles.number}>
					<NumberField
						label={t('pointsLabel')}
						integer
						value={points}
						limits={LIMITS.displayPoints}
						onCommit={(next) => update({ display: { points: next } })}
					/>
				</span>
			</div>
			{drawn > 0 && drawn < points && <p className={styles.note}>{t('fewerPoints', { count: drawn })}</p>}
		</Panel>
	);
}
