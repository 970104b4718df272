import { VIEW_TEXTS } from '../../i18n/partTexts';
import { KlMeter } from '../KlMeter/KlMeter';
import { LossChart } from '../LossChart/LossChart';
import styles from './Dock.module.css';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

/** Loss and KL, side by side: what the dock shows unless something else is asked for. */
export default function Measurements() {
	return (
		<div className={styles.measurements}>
			<LossChart />
			<KlMeter />
		</div>
	);
}
