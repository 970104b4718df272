import { useTranslation } from 'react-i18next';
import { isSimulated } from '../../environments/Environment';
import { worldById } from '../../environments/ownWorlds';
import { clamp } from '../../numerics/clamp';
import { roundTo } from '../../numerics/round';
import { LIMITS } from '../../state/config/limits';
import { sizeLimits } from '../../state/config/rules';
import { useConfig } from '../../state/configStore';
import { ActionChoice } from './ActionChoice';
import styles from './Advanced.module.css';
import { NumberSetting } from './NumberSetting';
import { changeModel, useShownConfig } from './pendingStore';
import { SettingsGroup } from './SettingRow';
import { StateChoice } from './StateChoice';

/** The arrow keys change a share by a twentieth. */
const SHARE_STEP = 0.05;

function neighbourShare({ min, max }: { readonly min: number; readonly max: number }) {
	return (share: number, direction: 1 | -1) => clamp(roundTo(share + direction * SHARE_STEP, 2), min, max);
}

/** Which transitions are collected, and which of them are kept from training. */
export function DataSettings() {
	const { t } = useTranslation('controls');
	const { data, published, environment: id } = useShownConfig();
	const present = useConfig(({ config }) => config);
	const environment = worldById(id);
	if (!environment) return null;
	const simulated = isSimulated(environment) ? environment : null;

	return (
		<SettingsGroup title={t('groupData')} startsOver>
			{simulated && (
				<label className={styles.check} data-waiting={published !== present.published || undefined}>
					<input
						type="checkbox"
						checked={published}
						onChange={(event) => changeModel({ published: event.target.checked })}
					/>
					{t('published')}
				</label>
			)}
			<NumberSetting
				label={t('dataSize')}
				value={data.size}
				present={present.data.size}
				limits={sizeLimits(id)}
				integer
				patch={(size) => ({ data: { size } })}
			/>
			<NumberSetting
				label={t('dataSeed')}
				value={data.seed}
				present={present.data.seed}
				limits={LIMITS.seed}
				integer
				patch={(seed) => ({ data: { seed } })}
			/>
			{simulated?.scriptedPolicy && (
				<>
					<NumberSetting
						label={t('scriptedShare')}
						value={data.scriptedShare}
						present={present.data.scriptedShare}
						limits={LIMITS.scriptedShare}
						neighbour={neighbourShare(LIMITS.scriptedShare)}
						patch={(scriptedShare) => ({ data: { scriptedShare } })}
					/>
					{data.scriptedShare > 0 && (
						<NumberSetting
							label={t('scriptedNoise')}
							value={data.scriptedNoise}
							present={present.data.scriptedNoise}
							limits={LIMITS.scriptedNoise}
							neighbour={neighbourShare(LIMITS.scriptedNoise)}
							patch={(scriptedNoise) => ({ data: { scriptedNoise } })}
						/>
					)}
				</>
			)}
			<NumberSetting
				label={t('testShare')}
				value={data.testShare}
				present={present.data.testShare}
				limits={LIMITS.testShare}
				neighbour={neighbourShare(LIMITS.testShare)}
				patch={(testShare) => ({ data: { testShare } })}
			/>
			{simulated && (
				<>
					<ActionChoice environment={simulated} actions={data.actions} present={present.data.actions} />
					<StateChoice environment={simulated} states={data.states} present={present.data.states} />
				</>
			)}
		</SettingsGroup>
	);
}
