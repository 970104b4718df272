import { type CSSProperties, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quietSimulator } from '../../analysis/simulateDecision';
import { type Environment, isSimulated, type Simulator, type StateFeature } from '../../environments/Environment';
import { formatInRange } from '../../i18n/formatNumber';
import { useExploration } from '../../state/explorationStore';
import { readingSource, subscribeReading } from '../../state/probeReading';
import { useShownAction } from '../../state/useShownAction';
import { FeatureName } from '../../ui/FeatureName';
import styles from './StateEditor.module.css';

/** Sliders have this many places. */
const PLACES = 200;

/**
 * Recomputes the derived features of an observation that was edited by hand: the world is put into a state that shows
 * it and observed again.
 * @param observation S values in the features' own units
 * @param simulator of the environment; its state is overwritten
 */
export function completeObservation(
	environment: Environment,
	simulator: Simulator,
	observation: ArrayLike<number>,
): Float64Array {
	simulator.restore(environment.stateFromObservation(observation));
	const observed = simulator.observation();
	return Float64Array.from(environment.features, ({ derived }, feature) =>
		derived ? observed[feature] : observation[feature],
	);
}

/** Sets one feature of the condition and makes the derived ones follow. */
function editFeature(feature: number, value: number): void {
	const source = readingSource();
	if (!source) return;
	const { environment, dataset, condition } = source;
	const observation = condition.observation.slice();
	observation[feature] = value;
	const editedState = isSimulated(environment)
		? completeObservation(environment, quietSimulator(environment, dataset.published), observation)
		: observation;
	useExploration.setState({ editedState });
}

/** The condition's features in their own units; null while there are no data. */
function useObservation(): Float64Array | null {
	const [observation, setObservation] = useState(() => readingSource()?.condition.observation ?? null);
	const shown = useRef(observation);
	useEffect(
		() =>
			subscribeReading((reading) => {
				const next = reading?.condition.observation ?? null;
				const same = next && shown.current && next.every((value, feature) => value === shown.current?.[feature]);
				if (same) return;
				shown.current = next;
				setObservation(next);
			}),
		[],
	);
	return observation;
}

/** A slider for every feature that does not follow from the others. */
export function StateEditor() {
	const { t } = useTranslation('decoded');
	const { environment } = useShownAction();
	const observation = useObservation();
	if (!observation) return null;
	return (
		<div className={styles.editor}>
			{environment.features.map(
				(feature, index) =>
					!feature.derived && (
						<FeatureSlider
							key={feature.id}
							feature={feature}
							value={observation[index]}
							onChange={(value) => editFeature(index, value)}
						/>
					),
			)}
			{environment.features.some(({ derived }) => derived) && <p className={styles.note}>{t('stateDerived')}</p>}
		</div>
	);
}

/** What the feature's values reach, and as far as the present one where that is beyond. */
export function sliderEnds({ low, high, reach }: StateFeature, value: number): [lowest: number, highest: number] {
	const [lowest, highest] = reach ?? [low, high];
	return [Math.min(lowest, value), Math.max(highest, value)];
}

interface FeatureSliderProps {
	readonly feature: StateFeature;
	readonly value: number;
	readonly onChange: (value: number) => void;
}

function FeatureSlider({ feature, value, onChange }: FeatureSliderProps) {
	const { low, high, unit } = feature;
	const [lowest, highest] = sliderEnds(feature, value);
	const id = useId();
	const text = `${formatInRange(value, low, high)}${unit ? ` ${unit}` : ''}`;
	return (
		<div className={styles.feature}>
			<label htmlFor={id} className={styles.name}>
				<FeatureName feature={feature} />
			</label>
			<input
				id={id}
				type="range"
				className={styles.slider}
				style={{ '--fill': `${(100 * (value - lowest)) / (highest - lowest)}%` } as CSSProperties}
				min={lowest}
				max={highest}
				step={(highest - lowest) / PLACES}
				value={value}
				aria-valuetext={text}
				onChange={(event) => onChange(Number(event.target.value))}
			/>
			<span className={styles.value}>{text}</span>
		</div>
	);
}
