import { useTranslation } from 'react-i18next';
import { RUN_NAMES } from '../i18n/runNames';
import { useExploration } from '../state/explorationStore';
import { Segmented } from '../ui/Segmented';

/** Chooses the run that is looked at: its decoder answers everywhere on the page. @param label what the choice is called here */
export function RunSwitch({ label }: { readonly label?: string }) {
	const { t } = useTranslation('map');
	const run = useExploration((exploration) => exploration.run);
	return (
		<Segmented
			label={label ?? t('runSwitch')}
			options={RUN_NAMES.map((name, value) => ({ value, label: name, name: t('runName', { run: name }) }))}
			value={run}
			onChange={(chosen) => useExploration.setState({ run: chosen })}
		/>
	);
}
