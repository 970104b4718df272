import { addViewTexts } from '../../i18n/viewTexts';
import { KlMeter } from '../KlMeter/KlMeter';
import { LossChart } from '../LossChart/LossChart';
import styles from './Dock.module.css';

addViewTexts();

/** Loss and KL, side by side: what the dock shows unless something else is asked for. */
export default function Measurements() {
	return (
		<div className={styles.measurements}>
			<LossChart />
			<KlMeter />
		</div>
	);
}
