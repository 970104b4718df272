import { useTranslation } from 'react-i18next';
import { chooseTransition } from '../../plane/moveProbe';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame } from '../../state/frames';
import { TransitionField } from '../../ui/TransitionField';
import styles from './parts.module.css';

/** The transition that is looked at: that of the probe's state; a click on a map takes another. */
export function TransitionRow() {
	const { t } = useTranslation('instruments');
	const transition = useConfig(({ config }) => config.probe.transition);
	const run = useExploration((exploration) => exploration.run);
	const count = latestFrame()?.count ?? 1;
	return (
		<div className={styles.row}>
			<span>{t('transition')}</span>
			<TransitionField
				label={t('transition')}
				value={transition}
				max={count - 1}
				onChange={(index) => chooseTransition(run, index)}
			/>
			<span className={styles.note}>{t('transitionHint')}</span>
		</div>
	);
}
