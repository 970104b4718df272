/** Everything that both maps are drawn from, gathered once per drawing. */
import type { Dataset } from '../dataset/Dataset';
import type { ActionGroups, World } from '../environments/Environment';
import { worldById } from '../environments/ownWorlds';
import { remembered } from '../reading/remembered';
import { hasColumn } from '../state/config/rules';
import type { Config } from '../state/config/schema';
import { useConfig } from '../state/configStore';
import { useExploration } from '../state/explorationStore';
import { type Frame, latestFrame } from '../state/frames';
import { useSession } from '../state/sessionStore';
import { type Palette, readPalette } from '../theme/palette';
import { type Theme, useTheme } from '../theme/theme';
import { type ColorScale, colorScale } from './colorScale';
import { shownDims } from './columns';
import { useMapView } from './mapView';
import { type PointStyle, plainStyle, pointStyle } from './pointStyle';

export type Exploration = ReturnType<typeof useExploration.getState>;

/** Transitions with the world that they come from, when they fit the frame. */
export interface SceneData {
	readonly dataset: Dataset;
	readonly environment: World;
}

export interface MapScene {
	readonly frame: Frame | null;
	/** Null before there are any, and while frame and data are not of the same model. */
	readonly data: SceneData | null;
	/** Transitions drawn. */
	readonly count: number;
	/** Z */
	readonly latentDim: number;
	/** The latent dims across and up. */
	readonly dims: readonly [number, number];
	/** Z = 1: there is nothing to show upwards. */
	readonly flat: boolean;
	readonly config: Config;
	readonly exploration: Exploration;
	readonly theme: Theme;
	readonly palette: Palette;
	readonly style: PointStyle;
	/** As {@link useMapView} has it. */
	readonly pointScale: number;
}

/** Latent dims of what is shown: of the frame, or of the setting before there is one. */
export function shownLatentDim(): number {
	return latestFrame()?.shape.latentDim ?? useConfig.getState().config.model.latentDim;
}

/** Transitions that a frame's maps show. */
export function shownCount(frame: Frame | null, config: Config): number {
	return frame ? Math.min(frame.count, config.display.points) : 0;
}

/** The data of a frame, when they fit it. */
export function sceneData(frame: Frame | null): SceneData | null {
	const { dataset } = useSession.getState();
	const environment = dataset ? worldById(dataset.environment) : undefined;
	if (!dataset || !environment) return null;
	if (frame && (dataset.size < frame.count || frame.shape.stateDim !== dataset.stateDim)) return null;
	return { dataset, environment };
}

export function currentScene(): MapScene {
	const frame = latestFrame();
	const { config } = useConfig.getState();
	const exploration = useExploration.getState();
	const { theme } = useTheme.getState();
	const latentDim = shownLatentDim();
	const count = shownCount(frame, config);
	const data = sceneData(frame);
	return {
		frame,
		data,
		count,
		latentDim,
		dims: shownDims(config.display.dims, latentDim),
		flat: latentDim === 1,
		pointScale: useMapView.getState().pointScale,
		config,
		exploration,
		theme,
		palette: readPalette(theme),
		style: currentStyle(data, count, config.display.colorBy, exploration.selection, theme),
	};
}

/** The colour scale in use, or null without fitting data; the legend reads the same. */
export const currentColorScale = remembered(
	(dataset: Dataset | null, environment: World | null, count: number, colorBy: Config['display']['colorBy']) => {
		if (!dataset || !environment) return null;
		// While a world is being exchanged for another, the setting may name a field that this one has not.
		if (!hasColumn(environment, colorBy)) return null;
		return colorScale(environment, dataset, count, colorBy);
	},
);

const styleOf = remembered(
	(
		dataset: Dataset | null,
		groups: ActionGroups | undefined,
		count: number,
		scale: ColorScale | null,
		selection: ReadonlySet<number> | null,
		theme: Theme,
	) => (dataset && scale ? pointStyle(dataset, count, scale, theme, selection, groups) : plainStyle(count, theme)),
);

function currentStyle(
	data: SceneData | null,
	count: number,
	colorBy: Config['display']['colorBy'],
	selection: ReadonlySet<number> | null,
	theme: Theme,
): PointStyle {
	const scale = currentColorScale(data?.dataset ?? null, data?.environment ?? null, count, colorBy);
	return styleOf(data?.dataset ?? null, data?.environment.actionGroups, count, scale, selection, theme);
}
