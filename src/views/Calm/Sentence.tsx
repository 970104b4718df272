import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { environmentById } from '../../environments/registry';
import { localized } from '../../i18n';
import { useConfig } from '../../state/configStore';
import styles from './Sentence.module.css';

/** What the page shows, in one sentence, and what to do first, until the probe has been moved. */
export function Sentence() {
	const { t } = useTranslation('screen');
	const environment = useConfig(({ config }) => environmentById(config.environment));
	const count = useConfig(({ config }) => config.model.latentDim);
	const [moved, setMoved] = useState(false);
	useEffect(
		() =>
			useConfig.subscribe(({ config: { probe } }, { config: { probe: before } }) => {
				if (probe.z.join() !== before.z.join()) setMoved(true);
			}),
		[],
	);
	const sentence = environment
		? t(count === 1 ? 'sentenceOne' : 'sentence', { count, environment: localized(environment.name) })
		: t('sentenceOwn', { count });
	return (
		<p className={styles.sentence}>
			{/* The maps under it stay where they are while the probe is dragged. */}
			{sentence} <span className={moved ? styles.done : undefined}>{t('sentenceDrag')}</span>
		</p>
	);
}
