import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../state/config/limits';
import { useConfig } from '../../state/configStore';
import { NumberField } from '../../ui/NumberField';
import styles from './Advanced.module.css';
import { NumberSetting } from './NumberSetting';
import { changeModel, useShownConfig } from './pendingStore';
import { SettingRow, SettingsGroup } from './SettingRow';

/** Widths that are offered by name; 256 is HyAR's. */
const WIDTHS = [64, 128, 256];

/** The model: what a new one is made for. */
export function ModelSettings() {
	const { t } = useTranslation('controls');
	const shown = useShownConfig();
	const present = useConfig((state) => state.config);

	return (
		<SettingsGroup title={t('groupModel')} startsOver>
			<SettingRow label={t('width')} waiting={shown.model.width !== present.model.width}>
				<NumberField
					label={t('widthNumber')}
					value={shown.model.width}
					limits={LIMITS.width}
					integer
					onCommit={(width) => changeModel({ model: { width } })}
				/>
				<div className={styles.widths}>
					{WIDTHS.map((width) => (
						<button
							key={width}
							type="button"
							className="button"
							aria-pressed={shown.model.width === width}
							onClick={() => changeModel({ model: { width } })}
						>
							{width === 256 ? t('widthPaper') : width}
						</button>
					))}
				</div>
			</SettingRow>
			<NumberSetting
				label={t('latentDim')}
				value={shown.model.latentDim}
				present={present.model.latentDim}
				limits={LIMITS.latentDim}
				integer
				patch={(latentDim) => ({ model: { latentDim } })}
			/>
			<NumberSetting
				label={t('embeddingDim')}
				value={shown.model.embeddingDim}
				present={present.model.embeddingDim}
				limits={LIMITS.embeddingDim}
				integer
				patch={(embeddingDim) => ({ model: { embeddingDim } })}
			/>
			<NumberSetting
				label={t('batchSize')}
				value={shown.training.batchSize}
				present={present.training.batchSize}
				limits={LIMITS.batchSize}
				integer
				patch={(batchSize) => ({ training: { batchSize } })}
			/>
			<NumberSetting
				label={t('trainingSeed')}
				value={shown.training.seed}
				present={present.training.seed}
				limits={LIMITS.seed}
				integer
				patch={(seed) => ({ training: { seed } })}
			/>
		</SettingsGroup>
	);
}
