import { useTranslation } from 'react-i18next';
import type { World } from '../../environments/Environment';
import { localized } from '../../i18n';
import { parameterMeanings } from '../../plane/colorScale';
import { currentColorScale } from '../../plane/scene';
import type { ColorBy } from '../../state/config/schema';
import { useConfig } from '../../state/configStore';
import { useSession } from '../../state/sessionStore';
import { useShownAction } from '../../state/useShownAction';
import { useMapReadings } from '../readings/mapReadings';
import { Gradient } from './Gradient';
import styles from './MapKey.module.css';

/** What the colour of a dot says, from one end of the scale to the other; nothing where it says the action. */
export function ColorKey() {
	const { t } = useTranslation('mapKey');
	const { t: map } = useTranslation('map');
	const colorBy = useConfig(({ config }) => config.display.colorBy);
	const { environment } = useShownAction();
	const dataset = useSession((session) => session.dataset);
	const count = useMapReadings((readings) => readings.count);
	const scale = currentColorScale(dataset, environment, Math.min(count, dataset?.size ?? 0), colorBy);
	if (scale?.kind !== 'number') return null;
	const what = colorBy === 'reward' ? map('reward') : quantityName(environment, colorBy);
	return (
		<span className={styles.entry}>
			{t('color', { what })}
			<Gradient scale={scale} withEnds={scale.meanings.length < 2} />
		</span>
	);
}

/** A parameter by what it means in the actions that have it, a feature of the state by its name. */
function quantityName(environment: World, colorBy: ColorBy): string {
	const [kind, index] = colorBy.split(':');
	if (kind !== 'parameter') {
		const name = localized(environment.features[Number(index)].name);
		return kind === 'delta' ? `Δ ${name}` : name;
	}
	const names = parameterMeanings(environment, Number(index)).map(({ parameter }) => localized(parameter.name));
	return [...new Set(names)].join(' / ');
}
