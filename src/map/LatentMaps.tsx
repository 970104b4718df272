import { type KeyboardEvent, type UIEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { beginLater } from '../late/beginLater';
import { latePart } from '../late/latePart';
import { PartBoundary } from '../late/PartBoundary';
import { useMapView } from '../plane/mapView';
import { pinTransition, takeRun } from '../plane/moveProbe';
import type { Viewport } from '../plane/projection';
import { useConfig } from '../state/configStore';
import { useExploration } from '../state/explorationStore';
import { useEverything, useMapTools } from '../state/screenStore';
import { isTyping } from '../ui/isTyping';
import { useTarget } from '../ui/useTarget';
import { fitView, homeView, zoomBy } from './input/viewCommands';
import { LatentMap } from './LatentMap';
import styles from './LatentMaps.module.css';
import { followReadings } from './readings/mapReadings';

/** The way through the training, and the keys to the maps, come after their first frame. */
const Scrubber = latePart(() => import('./Scrubber'));
const MapLegend = latePart(() => import('./panels/MapLegend'));
const MapKey = latePart(() => import('./panels/MapKey'));
const CodesTable = latePart(() => import('./readings/CodesTable'));

interface LatentMapsProps {
	/** The one run that is shown; both without. */
	readonly only?: 0 | 1;
	/** In a frame of another page, where both stand side by side in any width. */
	readonly framed?: boolean;
}

/** The two runs' latent spaces side by side on the same axes, with their legend. */
export function LatentMaps({ only, framed }: LatentMapsProps) {
	const { t } = useTranslation('map');
	const legend = useMapTools();
	const everything = useEverything();
	const table = useMapView((view) => view.table);
	const [a, b] = [useTarget('mapA'), useTarget('mapB')];
	const oneHidden = a.hidden !== b.hidden;
	useEffect(followReadings, []);
	useEffect(bindPinKeys, []);
	useEffect(
		() =>
			beginLater(
				() => import('./input/openingView'),
				({ followWorlds }) => followWorlds(),
			),
		[],
	);

	return (
		<section className={styles.maps} aria-label={t('maps')} data-figure="maps">
			{table ? (
				<PartBoundary fallback={<div className={styles.loading} />}>
					<CodesTable />
				</PartBoundary>
			) : (
				<div
					className={styles.pair}
					data-single={only !== undefined || oneHidden || undefined}
					data-swiped={everything || framed ? undefined : ''}
					onScroll={takeRunInView}
				>
					{only !== 1 && <LatentMap run={0} onKeyDown={onMapKey} />}
					{only !== 0 && <LatentMap run={1} onKeyDown={onMapKey} />}
				</div>
			)}
			{!everything && !framed && !table && <SwipeHint />}
			<PartBoundary fallback={<div className={styles.scrubberRoom} />}>
				<Scrubber />
			</PartBoundary>
			{legend ? (
				<PartBoundary fallback={<div className={styles.legendRoom} />}>
					<MapLegend />
				</PartBoundary>
			) : (
				<KeyLine />
			)}
		</section>
	);
}

/** Where the maps stand behind each other, the one that is swiped to is the one that is decoded. */
function takeRunInView({ currentTarget: { scrollLeft, scrollWidth, clientWidth } }: UIEvent<HTMLElement>): void {
	if (scrollWidth > clientWidth) takeRun(scrollLeft > (scrollWidth - clientWidth) / 2 ? 1 : 0);
}

/** Where one map is in view at a time: that there are two, and which one this is. */
function SwipeHint() {
	const { t } = useTranslation('map');
	const run = useExploration((exploration) => exploration.run);
	return (
		<p className={styles.swipe} data-testid="swipe-hint">
			<span className={styles.places} aria-hidden="true">
				<i data-here={run === 0 || undefined} />
				<i data-here={run === 1 || undefined} />
			</span>
			{t('swipe')}
		</p>
	);
}

/** The key to the maps in a few words, as long as its buttons are folded away. */
function KeyLine() {
	return (
		<div className={styles.keyLine}>
			<PartBoundary fallback={<div />}>
				<MapKey />
			</PartBoundary>
			<WayBack />
		</div>
	);
}

/** A button back to the initial view, once it has been left; the tools that also offer it are folded away. */
function WayBack() {
	const { t } = useTranslation('map');
	const left = useMapView(({ destination, home }) => !isSameView(destination, home));
	if (!left) return null;
	return (
		<button type="button" className={styles.wayBack} data-testid="way-back" onClick={homeView}>
			{t('home')}
		</button>
	);
}

function isSameView(a: Viewport, b: Viewport): boolean {
	return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}

/** Keys for the view of both maps, from anything that has the focus inside one. */
function onMapKey(event: KeyboardEvent): void {
	if (event.ctrlKey || event.metaKey || event.altKey) return;
	if (event.key === '+' || event.key === '=') zoomBy(1.5);
	else if (event.key === '-') zoomBy(1 / 1.5);
	else if (event.key === '0') homeView();
	else if (event.key === 'f') fitView();
	else return;
	event.preventDefault();
}

/**
 * 1 and 2 pin the transition pointed at, else the clicked one, else the probe's; Escape releases what is held, one
 * thing at a time. They work without focus, since pointing with a mouse gives none.
 */
function bindPinKeys(): () => void {
	const onKey = (event: globalThis.KeyboardEvent) => {
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
		const key = event.key.toLowerCase();
		if (key === 'escape') letGo();
		else if ((key === '1' || key === '2') && !isTyping(event.target)) pinByKey(key === '1' ? 0 : 1, event.target);
	};
	document.addEventListener('keydown', onKey);
	return () => document.removeEventListener('keydown', onKey);
}

function pinByKey(end: 0 | 1, target: EventTarget | null): void {
	const { hovered } = useExploration.getState();
	const { card } = useMapView.getState();
	const onProbe = target instanceof Element && target.closest('[data-handle]') !== null;
	const transition = hovered ?? card?.transition ?? (onProbe ? useConfig.getState().config.probe.transition : null);
	if (transition !== null) pinTransition(end, transition);
}

function letGo(): void {
	const { card, panel, tool } = useMapView.getState();
	if (card) useMapView.setState({ card: null });
	else if (panel) useMapView.setState({ panel: null });
	else if (useExploration.getState().selection) useExploration.setState({ selection: null });
	else if (tool === 'lasso') useMapView.setState({ tool: 'pan' });
}
