import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../state/config';
import { useConfig } from '../../state/configStore';
import { NumberField } from '../Controls/NumberField';
import styles from './Advanced.module.css';
import { changeModel, type ModelPatch } from './pendingStore';
import { SettingRow, SettingsGroup } from './SettingRow';
import { useShownConfig } from './useShownConfig';

/** Widths that are offered by name; 256 is HyAR's. */
const WIDTHS = [64, 128, 256];

interface NumberSettingProps {
	readonly label: string;
	readonly value: number;
	/** The value that the model at hand was made from. */
	readonly present: number;
	readonly limits: { readonly min: number; readonly max: number };
	readonly patch: (value: number) => ModelPatch;
}

/** A whole number that the model is made from. */
function NumberSetting({ label, value, present, limits, patch }: NumberSettingProps) {
	return (
		<SettingRow label={label} waiting={value !== present}>
			<NumberField
				label={label}
				value={value}
				limits={limits}
				integer
				onCommit={(typed) => changeModel(patch(typed))}
			/>
		</SettingRow>
	);
}

/** The data and the model: what a new one is made for. */
export function ModelSettings() {
	const { t } = useTranslation('controls');
	const shown = useShownConfig();
	const present = useConfig((state) => state.config);

	return (
		<>
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
					patch={(latentDim) => ({ model: { latentDim } })}
				/>
				<NumberSetting
					label={t('embeddingDim')}
					value={shown.model.embeddingDim}
					present={present.model.embeddingDim}
					limits={LIMITS.embeddingDim}
					patch={(embeddingDim) => ({ model: { embeddingDim } })}
				/>
				<NumberSetting
					label={t('batchSize')}
					value={shown.training.batchSize}
					present={present.training.batchSize}
					limits={LIMITS.batchSize}
					patch={(batchSize) => ({ training: { batchSize } })}
				/>
				<NumberSetting
					label={t('trainingSeed')}
					value={shown.training.seed}
					present={present.training.seed}
					limits={LIMITS.seed}
					patch={(seed) => ({ training: { seed } })}
				/>
			</SettingsGroup>
			<SettingsGroup title={t('groupData')} startsOver>
				<label className={styles.check} data-waiting={shown.published !== present.published || undefined}>
					<input
						type="checkbox"
						checked={shown.published}
						onChange={(event) => changeModel({ published: event.target.checked })}
					/>
					{t('published')}
				</label>
				<NumberSetting
					label={t('dataSize')}
					value={shown.data.size}
					present={present.data.size}
					limits={LIMITS.dataSize}
					patch={(size) => ({ data: { size } })}
				/>
				<NumberSetting
					label={t('dataSeed')}
					value={shown.data.seed}
					present={present.data.seed}
					limits={LIMITS.seed}
					patch={(seed) => ({ data: { seed } })}
				/>
			</SettingsGroup>
		</>
	);
}
