import { timesPath } from '../drawing/marks';
import styles from './SampleInHole.module.css';

/** The mark of a sample of the prior that lies in a hole, as in the legends. */
export function SampleInHole() {
	return (
		<svg className={styles.mark} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
			<path d={timesPath(3.5)} transform="translate(8 8)" />
			<circle cx="8" cy="8" r="7" />
		</svg>
	);
}
