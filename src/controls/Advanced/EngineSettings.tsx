import { useTranslation } from 'react-i18next';
import { formatMeasured } from '../../i18n/formatNumber';
import { useConfig } from '../../state/configStore';
import { ENGINE_NAMES } from '../../state/engineNames';
import { useSession } from '../../state/sessionStore';
import { ENGINE_IDS, type EngineId } from '../../training/Trainer';
import styles from './Advanced.module.css';
import { changeModel, useShownConfig } from './pendingStore';
import { SettingsGroup } from './SettingRow';

/** Which engine trains, and what became of each when it was tried. */
export function EngineSettings() {
	const { t } = useTranslation('controls');
	const { t: header } = useTranslation('header');
	const chosen = useShownConfig().engine;
	const present = useConfig(({ config }) => config.engine);

	return (
		<SettingsGroup title={t('groupEngine')} startsOver>
			{(['auto', ...ENGINE_IDS] as const).map((engine) => (
				<label
					key={engine}
					className={styles.engine}
					data-waiting={(engine === chosen && engine !== present) || undefined}
				>
					<input type="radio" name="engine" checked={chosen === engine} onChange={() => changeModel({ engine })} />
					<span>{engine === 'auto' ? t('engineAuto') : header(ENGINE_NAMES[engine])}</span>
					{engine !== 'auto' && <EngineReportText engine={engine} />}
				</label>
			))}
		</SettingsGroup>
	);
}

function EngineReportText({ engine }: { readonly engine: EngineId }) {
	const { t } = useTranslation('controls');
	const report = useSession(({ engines }) => engines.find((tried) => tried.engine === engine));
	if (!report) return <small className={styles.report}>{t('engineUntried')}</small>;
	if (!report.ok) return <small className={styles.report}>{t('engineOut', { reason: report.reason })}</small>;
	const { millisecondsPerStep } = report;
	if (millisecondsPerStep === null) return null;
	return (
		<small className={styles.report}>
			{t('engineSpeed', { milliseconds: formatMeasured(millisecondsPerStep, 2) })}
		</small>
	);
}
