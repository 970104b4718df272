import { type CSSProperties, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { RUN_NAMES } from '../../i18n/runNames';
import { addViewTexts } from '../../i18n/viewTexts';
import { useExploration } from '../../state/explorationStore';
import { Interpolation } from '../Interpolation/Interpolation';
import { PriorSamples } from '../PriorSamples/PriorSamples';
import { ActionScene } from '../Scene/ActionScene';
import { aspectOf, isWide } from '../Scene/projection';
import { StatePicker } from '../StatePicker/StatePicker';
import { ActionSwitch } from './ActionSwitch';
import { ActionTitle } from './ActionTitle';
import styles from './DecodedPanel.module.css';
import { DecoderSwitch } from './DecoderSwitch';
import { ParameterReadouts } from './ParameterReadouts';
import { PredictedDelta } from './PredictedDelta';

addViewTexts();

import { useShownAction } from '../../state/useShownAction';

/** What the probe decodes to: the hybrid action, what it does in the world, and what lies around it in latent space. */
export function DecodedPanel() {
	const { t } = useTranslation('decoded');
	const heading = useId();
	const run = useExploration((state) => state.run);
	const { environment } = useShownAction();
	return (
		<section className={styles.panel} data-testid="decoded-action" aria-labelledby={heading}>
			<div className={styles.head}>
				<h2 id={heading} className={styles.heading}>
					{t('title')} · {t('run', { run: RUN_NAMES[run] })}
				</h2>
				<DecoderSwitch />
			</div>
			<ActionTitle />
			<ActionSwitch />
			<div
				className={isWide(environment.scene) ? styles.wide : styles.tall}
				style={{ '--aspect': aspectOf(environment.scene) } as CSSProperties}
			>
				<ActionScene />
				<ParameterReadouts inline={isWide(environment.scene)} />
			</div>
			<PredictedDelta />
			<div className={styles.ruled}>
				<StatePicker />
			</div>
			<div className={styles.ruled}>
				<Interpolation />
			</div>
			<div className={styles.ruled}>
				<PriorSamples />
			</div>
		</section>
	);
}
