import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { collapseWeight } from '../../analysis/rateDistortion';
import { formatSetting } from '../../i18n/formatNumber';
import { useConfig } from '../../state/configStore';
import { LAST_POSITION, positionOf } from '../../state/klWeightScale';
import { useSession } from '../../state/sessionStore';
import { theoryOfRun } from '../../state/theoryOfRun';
import { tip } from '../../ui/tip';
import styles from './KlWeight.module.css';

/** Where on the slider the theory predicts that the code collapses, from the data that are there. */
export default function CollapseMark({ run }: { readonly run: number }) {
	const { t } = useTranslation('controls');
	const dataset = useSession((session) => session.dataset);
	const settings = useConfig(({ config }) => config.runs[run]);
	const latentDim = useConfig(({ config }) => config.model.latentDim);
	const collapse = useMemo(
		() => (dataset ? collapseWeight(theoryOfRun(dataset, settings, latentDim)) : 0),
		[dataset, settings, latentDim],
	);
	if (!(collapse > 0)) return null;
	const text = t('collapseMark', { weight: formatSetting(collapse, 2) });
	return (
		<span
			className={styles.collapse}
			style={{ '--at': positionOf(collapse) / LAST_POSITION } as CSSProperties}
			role="img"
			aria-label={text}
			{...tip(text)}
			data-testid="collapse-mark"
		/>
	);
}
