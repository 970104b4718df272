import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { environmentById } from '../../environments/registry';
import { localized } from '../../i18n';
import { PROBE_PATH } from '../../map/drawing/marks';
import { useConfig } from '../../state/configStore';
import styles from './Sentence.module.css';

/** Whether the probe has been moved since the page was opened: a lesson takes the sentence away for a while. */
let movedBefore = false;

/** What the world is about, what the page shows of it, and what to do first, until the probe has been moved. */
export function Sentence() {
	const { t } = useTranslation('screen');
	const environment = useConfig(({ config }) => environmentById(config.environment));
	const count = useConfig(({ config }) => config.model.latentDim);
	const [moved, setMoved] = useState(movedBefore);
	useEffect(
		() =>
			useConfig.subscribe(({ config: { probe } }, { config: { probe: before } }) => {
				if (probe.z.join() === before.z.join()) return;
				movedBefore = true;
				setMoved(true);
			}),
		[],
	);
	const sentence = environment ? t('sentence', { count }) : t('sentenceOwn', { count });
	return (
		<p className={styles.sentence}>
			{environment && <span className={styles.world}>{localized(environment.description)} </span>}
			{/* The maps under it stay where they are while the probe is dragged. */}
			{sentence}{' '}
			<span className={moved ? styles.done : styles.drag} data-testid="sentence-drag">
				{t('sentenceDrag')}
				<svg viewBox="-14 -14 28 28" aria-hidden="true">
					<path d={PROBE_PATH} />
				</svg>
			</span>
		</p>
	);
}
