import { useTranslation } from 'react-i18next';
import type { StateRange } from '../../dataset/collect';
import type { Environment } from '../../environments/Environment';
import { localized } from '../../i18n';
import { LIMITS } from '../../state/config/limits';
import styles from './Advanced.module.css';
import { NumberSetting } from './NumberSetting';
import { changeModel } from './pendingStore';

interface StateChoiceProps {
	readonly environment: Environment;
	/** The range that is recorded; null for every state. */
	readonly states: StateRange | null;
	/** The range that the data at hand were collected with. */
	readonly present: StateRange | null;
}

/** The states that the data have: all, or those with one feature in a range. */
export function StateChoice({ environment, states, present }: StateChoiceProps) {
	const { t } = useTranslation('controls');
	const features = environment.features.filter(({ derived }) => !derived);
	const chosen = features.find(({ id }) => id === states?.feature);

	function choose(id: string): void {
		const feature = features.find((candidate) => candidate.id === id);
		const [low, high] = feature?.reach ?? [feature?.low ?? 0, feature?.high ?? 0];
		changeModel({ data: { states: feature ? { feature: id, low, high } : null } });
	}

	return (
		<>
			<div className={styles.stacked} data-waiting={states?.feature !== present?.feature || undefined}>
				<span className={styles.rowLabel}>{t('dataStates')}</span>
				<select
					className={styles.select}
					aria-label={t('dataStates')}
					value={states?.feature ?? ''}
					onChange={(event) => choose(event.target.value)}
				>
					<option value="">{t('allStates')}</option>
					{features.map((feature) => (
						<option key={feature.id} value={feature.id}>
							{localized(feature.name)}
							{feature.unit && ` (${feature.unit})`}
						</option>
					))}
				</select>
			</div>
			{states && chosen && (
				<>
					<NumberSetting
						label={t('statesFrom')}
						value={states.low}
						present={present?.low}
						limits={{ min: LIMITS.stateRange.min, max: states.high }}
						patch={(low) => ({ data: { states: { ...states, low } } })}
					/>
					<NumberSetting
						label={t('statesTo')}
						value={states.high}
						present={present?.high}
						limits={{ min: states.low, max: LIMITS.stateRange.max }}
						patch={(high) => ({ data: { states: { ...states, high } } })}
					/>
				</>
			)}
		</>
	);
}
