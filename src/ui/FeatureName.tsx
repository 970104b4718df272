import type { StateFeature } from '../environments/Environment';
import { localized } from '../i18n';
import styles from './FeatureName.module.css';
import { splitName } from './splitName';

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
