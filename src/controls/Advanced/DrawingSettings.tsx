import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../state/config/limits';
import { useConfig } from '../../state/configStore';
import { NumberField } from '../../ui/NumberField';
import { SettingRow, SettingsGroup } from './SettingRow';

/** How many points the maps show. */
export function DrawingSettings() {
	const { t } = useTranslation('controls');
	const points = useConfig(({ config }) => config.display.points);
	return (
		<SettingsGroup title={t('groupDrawing')} startsOver={false}>
			<SettingRow label={t('points')}>
				<NumberField
					label={t('points')}
					value={points}
					limits={LIMITS.displayPoints}
					integer
					onCommit={(typed) => useConfig.getState().update({ display: { points: typed } })}
				/>
			</SettingRow>
		</SettingsGroup>
	);
}
