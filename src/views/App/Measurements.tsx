import { KlMeter } from '../KlMeter/KlMeter';
import { LossChart } from '../LossChart/LossChart';

/** The strip under the maps. */
export default function Measurements() {
	return (
		<>
			<LossChart />
			<KlMeter />
		</>
	);
}
