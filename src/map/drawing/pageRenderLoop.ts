/** The loop that draws the page's maps, and what of the page it follows. */
import i18next from 'i18next';
import { isUnderWay } from '../../lab/trainingState';
import { subscribeMapLayers } from '../../plane/mapLayers';
import { useMapView } from '../../plane/mapView';
import { currentScene } from '../../plane/scene';
import { numbersClock } from '../../reading/NumbersClock';
import { useConfig } from '../../state/configStore';
import { drawnFrames } from '../../state/drawnFrames';
import { useExploration } from '../../state/explorationStore';
import { latestFrame, subscribeFrames } from '../../state/frames';
import { useScreen } from '../../state/screenStore';
import { type SessionState, useSession } from '../../state/sessionStore';
import { useTheme } from '../../theme/theme';
import { RenderLoop } from './RenderLoop';

/** Whether frames follow one another. */
const isMoving = ({ training }: SessionState) => isUnderWay(training) || training.is === 'recorded';

const moving = () => isMoving(useSession.getState());

/** The page's own. */
export const renderLoop = new RenderLoop({
	clock: numbersClock,
	scene: currentScene,
	moving,
	noteDrawn: (now) => drawnFrames.note(now),
	watch: watchPage,
});

/** Tells a loop what changes on the page, until the returned function is called. */
export function watchPage(loop: RenderLoop): () => void {
	// Frames that came while no map was there.
	loop.standOn(latestFrame(), useSession.getState().dataset);
	void loadTween(loop).catch(() => {});
	void loadStamps(loop).catch(() => {});
	const redrawAll = () => loop.invalidate('grid');
	const unsubscribe = [
		drawnFrames.followMaps(() => loop.isBehind),
		subscribeFrames((frame) => {
			const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
			const travels = frame?.source === 'past';
			loop.takeFrame(frame, useSession.getState().dataset, (moving() || travels) && !calm && !document.hidden);
		}),
		subscribeMapLayers(() => loop.invalidate('layers')),
		useMapView.subscribe((view, before) => {
			const redrawn = view.viewport !== before.viewport || view.size !== before.size;
			loop.invalidate(redrawn || view.pointScale !== before.pointScale ? 'grid' : 'overlay');
		}),
		useConfig.subscribe(({ config }, { config: before }) => {
			const redrawn = config.display !== before.display || config.model !== before.model;
			loop.invalidate(redrawn ? 'points' : 'overlay');
		}),
		useExploration.subscribe((now, before) => {
			const redrawn = now.selection !== before.selection || now.samples !== before.samples;
			loop.invalidate(redrawn ? 'points' : 'overlay');
		}),
		useSession.subscribe((now, before) => {
			if (now.training.is !== before.training.is && !isMoving(now)) loop.settle();
			else if (now.dataset !== before.dataset) loop.invalidate('points');
		}),
		useTheme.subscribe(redrawAll),
		// The calm page names the axes in other words.
		useScreen.subscribe(redrawAll),
	];
	i18next.on('languageChanged', redrawAll);
	// The first drawing may come before the font: its numbers would stay in another one.
	void document.fonts?.ready.then(redrawAll);
	return () => {
		for (const end of unsubscribe) end();
		i18next.off('languageChanged', redrawAll);
	};
}

async function loadTween(loop: RenderLoop): Promise<void> {
	const { FrameTween } = await import('./FrameTween');
	loop.takeTween(new FrameTween(), latestFrame(), useSession.getState().dataset);
}

async function loadStamps(loop: RenderLoop): Promise<void> {
	const { fetchStamps } = await import('../wasm/fetchStamps');
	loop.takeStamps(await fetchStamps());
}
