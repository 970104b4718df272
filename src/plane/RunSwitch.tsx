import { useTranslation } from 'react-i18next';
import { RUN_NAMES } from '../../i18n/runNames';
import { useExploration } from '../../state/explorationStore';
import { Segmented } from '../../ui/Segmented';

/** Chooses the run whose decoder is used. */
export function DecoderSwitch() {
	const { t } = useTranslation('decoded');
	const run = useExploration((exploration) => exploration.run);
	return (
		<Segmented
			label={t('runSwitch')}
			options={RUN_NAMES.map((name, value) => ({ value, label: name, name: t('runName', { run: name }) }))}
			value={run}
			onChange={(chosen) => useExploration.setState({ run: chosen })}
		/>
	);
}
