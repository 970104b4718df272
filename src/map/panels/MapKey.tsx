import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { World } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatCount } from '../../i18n/formatNumber';
import { addViewTexts } from '../../i18n/viewTexts';
import { ActionMark } from '../../plane/ActionMark';
import type { LayerId } from '../../state/config/schema';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { useShownAction } from '../../state/useShownAction';
import { readPalette } from '../../theme/palette';
import { useTheme } from '../../theme/theme';
import { plusPath, timesPath } from '../drawing/marks';
import { ColorKey } from './ColorKey';
import styles from './MapKey.module.css';

addViewTexts();

/** Actions that are told by their shape; where there are more, only their number is. */
const NAMED_ACTIONS = 4;

/** The layers that are not the dots, in the order in which they are told, each with its mark. */
const LAYERS = [
	['prior', 'rings', <circle key="rings" cx="8" cy="8" r="6" />],
	['ellipses', 'ellipses', <ellipse key="ellipses" cx="8" cy="8" rx="3.5" ry="6.5" />],
	['samples', 'crosses', <path key="crosses" d={plusPath(4)} transform="translate(8 8)" />],
	['box', 'box', <rect key="box" x="2" y="4" width="12" height="8" />],
] as const satisfies readonly (readonly [LayerId, string, ReactNode])[];

/** What is drawn on the maps, in plain words: the key of the calm page, without a control. */
export default function MapKey() {
	const { t } = useTranslation('mapKey');
	const layers = useConfig(({ config }) => config.display.layers);
	const drawn = useExploration(({ samples }) => (samples?.count ?? 0) > 0);
	return (
		<div className={styles.key} data-testid="map-key">
			{layers.mean && <DotKey />}
			<ul className={styles.row}>
				{LAYERS.filter(([layer]) => layers[layer]).map(([layer, text, shape]) => (
					<li key={layer} className={styles.entry} data-layer={layer}>
						<Mark>{shape}</Mark>
						{t(text)}
					</li>
				))}
				{drawn && (
					<li className={styles.entry} data-layer="draws">
						<Mark>
							<path d={timesPath(4)} transform="translate(8 8)" />
						</Mark>
						{t('draws')}
					</li>
				)}
			</ul>
		</div>
	);
}

function Mark({ children }: { readonly children: ReactNode }) {
	return (
		<svg className={styles.mark} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
			{children}
		</svg>
	);
}

/** What the shape and the colour of a dot say. */
function DotKey() {
	const { t } = useTranslation('mapKey');
	const { environment } = useShownAction();
	const colorBy = useConfig(({ config }) => config.display.colorBy);
	const theme = useTheme((state) => state.theme);
	const shapes = shapesOf(environment);
	const color = colorBy === 'action' ? undefined : readPalette(theme)['ink-soft'];
	return (
		<div className={styles.row}>
			<span>{t('dots')}</span>
			{shapes.length > 0 ? (
				<ul className={styles.shapes} aria-label={t('shapes')}>
					{shapes.map((name, mark) => (
						<li key={name} className={styles.entry}>
							<ActionMark mark={mark} size={4.5} color={color} />
							{name}
						</li>
					))}
				</ul>
			) : (
				<span>{manyText(t, environment)}</span>
			)}
			<ColorKey />
		</div>
	);
}

/** How many kinds there are, and what their shapes tell where these are no names of single actions. */
function manyText(t: TFunction<'mapKey'>, { actions, actionGroups }: World): string {
	const count = formatCount(actions.length);
	return actionGroups ? t('groupedKinds', { count, by: localized(actionGroups.by) }) : t('manyKinds', { count });
}

/** The names that the shapes stand for; none where they are too many to be told in a line. */
function shapesOf({ actions, actionGroups }: World): readonly string[] {
	const names = actionGroups?.names ?? actions.map(({ name }) => name);
	return names.length > NAMED_ACTIONS ? [] : names.map(localized);
}
