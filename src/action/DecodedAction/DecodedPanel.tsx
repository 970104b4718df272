import { type ComponentType, type CSSProperties, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { isSimulated } from '../../environments/Environment';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { RUN_NAMES } from '../../i18n/runNames';
import { RunSwitch } from '../../plane/RunSwitch';
import { useExploration } from '../../state/explorationStore';
import { useEverything, useUnfolded } from '../../state/screenStore';
import { useShownAction } from '../../state/useShownAction';
import { useTarget } from '../../ui/useTarget';
import { Interpolation } from '../Interpolation/Interpolation';
import { PriorSamples } from '../PriorSamples/PriorSamples';
import { ActionScene } from '../Scene/ActionScene';
import { NoSimulator } from '../Scene/NoSimulator';
import { aspectOf, isWide } from '../Scene/projection';
import { StatePicker } from '../StatePicker/StatePicker';
import { ActionSwitch } from './ActionSwitch';
import { ActionTitle } from './ActionTitle';
import { CalmSections } from './CalmSections';
import styles from './DecodedPanel.module.css';
import { ParameterReadouts } from './ParameterReadouts';
import { PredictedDelta } from './PredictedDelta';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

interface DecodedPanelProps {
	/** Why the maps look as they do. */
	readonly Why: ComponentType;
}

/** What the probe decodes to: the hybrid action, what it does in the world, and what lies around it in latent space. */
export default function DecodedPanel({ Why }: DecodedPanelProps) {
	const { t } = useTranslation('decoded');
	const target = useTarget('decoded');
	const picker = useTarget('actionPicker');
	const heading = useId();
	const run = useExploration((state) => state.run);
	const everything = useEverything();
	const details = useUnfolded('details');
	const { environment } = useShownAction();
	const simulated = isSimulated(environment) ? environment : null;
	const wide = !simulated || isWide(simulated.scene);
	return (
		<section
			className={styles.panel}
			data-calm={everything ? undefined : ''}
			data-testid="decoded-action"
			aria-labelledby={heading}
			{...target.area}
		>
			<div className={styles.head}>
				<h2 id={heading} className={styles.heading}>
					{t('title')} · {t('run', { run: RUN_NAMES[run] })}
				</h2>
				{details && <RunSwitch />}
			</div>
			<ActionTitle />
			{details && (
				<div className={styles.picker} {...picker.area}>
					<ActionSwitch />
				</div>
			)}
			<div
				className={wide ? styles.wide : styles.tall}
				style={simulated ? ({ '--aspect': aspectOf(simulated.scene) } as CSSProperties) : undefined}
				data-figure={simulated ? 'scene' : undefined}
			>
				{simulated ? <ActionScene environment={simulated} /> : <NoSimulator />}
				{details && <ParameterReadouts inline={wide || !everything} />}
			</div>
			{!everything && <CalmSections Why={Why} />}
			{details && (
				<>
					<PredictedDelta />
					<div className={styles.ruled}>
						<StatePicker />
					</div>
				</>
			)}
			{everything && (
				<>
					<div className={styles.ruled}>
						<Interpolation />
					</div>
					<div className={styles.ruled}>
						<PriorSamples />
					</div>
				</>
			)}
		</section>
	);
}
