import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { World } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatCount } from '../../i18n/formatNumber';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { ActionMark } from '../../plane/ActionMark';
import type { LayerId } from '../../state/config/schema';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { pointsAt, type Term } from '../../state/highlight';
import { useShownAction } from '../../state/useShownAction';
import { readPalette } from '../../theme/palette';
import { useTheme } from '../../theme/theme';
import { plusPath, timesPath } from '../drawing/marks';
import { ColorKey } from './ColorKey';
import styles from './MapKey.module.css';
import { SampleInHole } from './SampleInHole';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

/** Actions that are told by their shape; where there are more, only their number is. */
const NAMED_ACTIONS = 4;

/** The layers that are not the dots, in the order in which they are told, each with the term that explains it and its mark. */
const LAYERS = [
	['prior', 'rings', 'prior', <circle key="rings" cx="8" cy="8" r="6" />],
	['ellipses', 'ellipses', 'sigma', <ellipse key="ellipses" cx="8" cy="8" rx="3.5" ry="6.5" />],
	['samples', 'crosses', 'z', <path key="crosses" d={plusPath(4)} transform="translate(8 8)" />],
	['box', 'box', 'box', <rect key="box" x="2" y="4" width="12" height="8" />],
] as const satisfies readonly (readonly [LayerId, string, Term, ReactNode])[];

/** What is drawn on the maps, in plain words: the key of the calm page. */
export default function MapKey() {
	const { t } = useTranslation('mapKey');
	const layers = useConfig(({ config }) => config.display.layers);
	const drawn = useExploration(({ samples }) => (samples?.count ?? 0) > 0);
	return (
		<div className={styles.key} data-testid="map-key">
			{layers.mean && <DotKey />}
			<ul className={styles.layers}>
				{LAYERS.filter(([layer]) => layers[layer]).map(([layer, text, term, shape]) => (
					<li key={layer} data-layer={layer}>
						<Explained term={term}>
							<Mark>{shape}</Mark>
							{t(text)}
						</Explained>
					</li>
				))}
				{drawn && (
					<li data-layer="draws">
						<Explained term="prior">
							<Mark>
								<path d={timesPath(4)} transform="translate(8 8)" />
							</Mark>
							{t('draws')}
						</Explained>
						<span className={styles.entry}>
							<SampleInHole />
							{t('drawsInHoles')}
						</span>
					</li>
				)}
			</ul>
		</div>
	);
}

/**
 * An entry that a pointer asks what it is. The keyboard has the glossary for it: on the calm page the entries are not
 * among its few controls.
 */
function Explained({ term, children }: { readonly term: Term; readonly children: ReactNode }) {
	return (
		<button type="button" tabIndex={-1} className={styles.explained} {...pointsAt(term)}>
			{children}
		</button>
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
			<Explained term="mu">{t('dots')}</Explained>
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
