import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionGroups, DiscreteAction, World } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatBound, formatCount, subscript } from '../../i18n/formatNumber';
import { ActionMark } from '../../plane/ActionMark';
import { parameterMeanings } from '../../plane/colorScale';
import { currentColorScale } from '../../plane/scene';
import type { ColorBy } from '../../state/config/schema';
import { useConfig } from '../../state/configStore';
import { useSession } from '../../state/sessionStore';
import { useShownAction } from '../../state/useShownAction';
import { readPalette } from '../../theme/palette';
import { useTheme } from '../../theme/theme';
import { tipOfText } from '../../ui/tip';
import { useMapReadings } from '../readings/mapReadings';
import { Gradient } from './Gradient';
import styles from './Legend.module.css';

/** Discrete actions listed before the rest is only counted. */
const LISTED_ACTIONS = 8;

/** The legend of the points' colours and shapes, and the choice of the colours' quantity. */
export function ColorLegend() {
	const { t } = useTranslation('map');
	const selectId = useId();
	const colorBy = useConfig(({ config }) => config.display.colorBy);
	const { environment } = useShownAction();
	const dataset = useSession((session) => session.dataset);
	const count = useMapReadings((readings) => readings.count);
	const scale = currentColorScale(dataset, environment, Math.min(count, dataset?.size ?? 0), colorBy);
	return (
		<div className={styles.colors}>
			<div className={styles.choice}>
				<label htmlFor={selectId} data-figure-keep>
					{t('color')}
				</label>
				<ColorSelect id={selectId} environment={environment} colorBy={colorBy} />
			</div>
			{scale?.kind === 'number' && (
				<Gradient scale={scale} withEnds={scale.meanings.length === 0 || environment.actionGroups !== undefined} />
			)}
			{environment.actionGroups ? (
				<GroupEntries environment={environment} groups={environment.actionGroups} colorBy={colorBy} />
			) : (
				<ul className={styles.actions} aria-label={t('shapes')}>
					{environment.actions.slice(0, LISTED_ACTIONS).map((action, index) => (
						<ActionEntry key={action.id} action={action} index={index} colorBy={colorBy} />
					))}
					{environment.actions.length > LISTED_ACTIONS && (
						<li>{t('moreActions', { count: environment.actions.length - LISTED_ACTIONS })}</li>
					)}
				</ul>
			)}
		</div>
	);
}

interface ActionEntryProps {
	readonly action: DiscreteAction;
	readonly index: number;
	readonly colorBy: ColorBy;
}

/** A shape with its action's name, and the range of the parameter that the colour tells. */
function ActionEntry({ action, index, colorBy }: ActionEntryProps) {
	const { t } = useTranslation('map');
	const theme = useTheme((state) => state.theme);
	const parameter = colorBy.startsWith('parameter:') ? action.parameters[Number(colorBy.slice(10))] : null;
	const color = colorBy === 'action' ? undefined : readPalette(theme)['ink-soft'];
	return (
		<li className={styles.action} {...tipOfText(parameter ? localized(parameter.name) : undefined)}>
			<ActionMark mark={index} size={4.5} color={color} />
			{localized(action.name)}
			{parameter && (
				<span className={styles.range}>
					{rangeText(parameter.low, parameter.high)} {parameter.unit}
				</span>
			)}
			{parameter === undefined && <span className={styles.range}>{t('noParameter')}</span>}
		</li>
	);
}

interface GroupEntriesProps {
	readonly environment: World;
	readonly groups: ActionGroups;
	readonly colorBy: ColorBy;
}

/** What the shapes stand for where actions come in groups, so that colour and shape tell the group. */
function GroupEntries({ environment, groups, colorBy }: GroupEntriesProps) {
	const { t } = useTranslation('map');
	const theme = useTheme((state) => state.theme);
	const color = colorBy === 'action' ? undefined : readPalette(theme)['ink-soft'];
	const by = localized(groups.by);
	return (
		<>
			<span className={styles.by}>{t('groupedBy', { count: formatCount(environment.actions.length), by })}</span>
			<ul className={styles.actions} aria-label={t('shapesOfGroups', { by })}>
				{groups.names.map((name, group) => (
					<li key={name.en} className={styles.action}>
						<ActionMark mark={group} size={4.5} color={color} />
						{localized(name)}
					</li>
				))}
			</ul>
		</>
	);
}

/** A range in little room: 0…40, ±7.01. */
function rangeText(low: number, high: number): string {
	return low === -high ? `±${formatBound(high)}` : `${formatBound(low)}…${formatBound(high)}`;
}

interface ColorSelectProps {
	readonly id: string;
	readonly environment: World;
	readonly colorBy: ColorBy;
}

function ColorSelect({ id, environment, colorBy }: ColorSelectProps) {
	const { t } = useTranslation('map');
	return (
		<select
			id={id}
			className={styles.select}
			data-figure-keep
			value={colorBy}
			onChange={(event) => {
				useConfig.getState().update({ display: { colorBy: event.target.value as ColorBy } });
			}}
		>
			<option value="action">{t('colorAction')}</option>
			<optgroup label={t('colorParameters')}>
				{parameterOptions(environment).map(({ value, name }) => (
					<option key={value} value={value}>
						{name}
					</option>
				))}
			</optgroup>
			<optgroup label={t('colorState')}>
				{environment.features.map(({ id, name }, index) => (
					<option key={id} value={`state:${index}`}>
						{localized(name)}
					</option>
				))}
			</optgroup>
			<optgroup label={t('colorDelta')}>
				{environment.features.map(({ id, name }, index) => (
					<option key={id} value={`delta:${index}`}>
						Δ {localized(name)}
					</option>
				))}
			</optgroup>
			<option value="reward">{t('reward')}</option>
		</select>
	);
}

/** Every parameter column, named for what it means in the actions that have it, each meaning once. */
function parameterOptions(environment: World) {
	return Array.from({ length: environment.parameterDim }, (_, index) => {
		const names = parameterMeanings(environment, index).map(({ parameter }) => localized(parameter.name));
		return { value: `parameter:${index}`, name: `x${subscript(index + 1)} ${[...new Set(names)].join(' / ')}` };
	});
}
