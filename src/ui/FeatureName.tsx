import type { StateFeature } from '../environments/Environment';
import { localized } from '../i18n';
import styles from './FeatureName.module.css';

interface FeatureNameProps {
	readonly feature: StateFeature;
	/** Whether the unit follows. */
	readonly withUnit?: boolean;
}

/** A feature's name in full, over two lines in a narrow place. */
export function FeatureName({ feature: { name, unit }, withUnit }: FeatureNameProps) {
	const text = localized(name);
	const [beginning, axis] = splitName(text);
	return (
		<span className={styles.feature}>
			{beginning}
			<span className={styles.rest}>
				{axis}
				{withUnit && unit && <span className={styles.unit}> {unit}</span>}
			</span>
		</span>
	);
}

/** A name in two: where it may go on in another line, and its last short word, which stays with its unit and often is the axis: "ball velocity", " x". */
export function splitName(text: string): [beginning: string, axis: string] {
	const axis = /[ ,]+\S{1,2}$/.exec(text)?.[0] ?? '';
	return [text.slice(0, text.length - axis.length), axis.replace(/^,/, '')];
}
