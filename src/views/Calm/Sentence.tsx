import { useTranslation } from 'react-i18next';
import { environmentById } from '../../environments/registry';
import { localized } from '../../i18n';
import { useConfig } from '../../state/configStore';
import styles from './Sentence.module.css';

/** What the page shows, in one sentence. */
export function Sentence() {
	const { t } = useTranslation('screen');
	const environment = useConfig(({ config }) => environmentById(config.environment));
	const count = useConfig(({ config }) => config.model.latentDim);
	if (!environment) return <p className={styles.sentence}>{t('sentenceOwn', { count })}</p>;
	const values = { count, environment: localized(environment.name) };
	return <p className={styles.sentence}>{t(count === 1 ? 'sentenceOne' : 'sentence', values)}</p>;
}
