import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RUN_NAMES } from '../i18n/runNames';
import { beginLater } from '../late/beginLater';
import { latePart } from '../late/latePart';
import { PartBoundary } from '../late/PartBoundary';
import { observeCanvasSize } from '../plane/canvasSize';
import { useMapView } from '../plane/mapView';
import { useExploration } from '../state/explorationStore';
import { useEverything, useUnfolded } from '../state/screenStore';
import { tip } from '../ui/tip';
import { useTarget } from '../ui/useTarget';
import { EdgeCounts } from './drawing/edgeCounts';
import { EDGES, type Edge } from './drawing/outside';
import { renderLoop } from './drawing/pageRenderLoop';
import { MapStage } from './drawing/stage';
import { ProbeHandle } from './input/ProbeHandle';
import { followTo } from './input/viewCommands';
import styles from './LatentMap.module.css';
import { MapTitle } from './panels/MapTitle';
import { useMapSummary } from './readings/useMapSummary';

/** They come after the first frame. */
const TransitionCard = latePart(() => import('./readings/TransitionCard'));
const MapNote = latePart(() => import('./readings/MapNote'));

interface LatentMapProps {
	/** 0 for A, 1 for B. */
	readonly run: 0 | 1;
	readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Until the gestures come, buttons and keys move the view. */
function bindGesturesLater(element: HTMLElement, run: number, stage: MapStage): () => void {
	return beginLater(
		() => import('./input/gestures'),
		({ bindGestures }) => bindGestures(element, run, stage),
	);
}

/** The small picture of the whole. */
function addMiniLater(root: SVGSVGElement, stage: MapStage): () => void {
	return beginLater(
		() => import('./drawing/MiniMap'),
		({ MiniMap }) => {
			const mini = new MiniMap(root);
			stage.takeMini(mini);
			return () => {
				stage.takeMini(null);
				mini.end();
			};
		},
	);
}

/** Draws a run's map on the elements that the returned references are for. */
function useStage(run: 0 | 1) {
	const map = useRef<HTMLFieldSetElement>(null);
	const grid = useRef<HTMLCanvasElement>(null);
	const ellipses = useRef<HTMLCanvasElement>(null);
	const points = useRef<HTMLCanvasElement>(null);
	const marks = useRef<SVGGElement>(null);
	const probe = useRef<SVGGElement>(null);
	const mini = useRef<SVGSVGElement>(null);
	const pills = useRef<(HTMLButtonElement | null)[]>([]);
	const counts = useRef<EdgeCounts | null>(null);

	useEffect(() => {
		const element = map.current;
		if (!element || !grid.current || !ellipses.current || !points.current || !marks.current || !probe.current) return;
		const buttons = pills.current.filter((pill) => pill !== null);
		counts.current = new EdgeCounts(buttons);
		const elements = {
			grid: grid.current,
			ellipses: ellipses.current,
			points: points.current,
			marks: marks.current,
			probe: probe.current,
		};
		const stage = new MapStage(run, elements, counts.current);
		const remove = renderLoop.addStage(stage);
		const unobserve = observeCanvasSize(element, (width, height) => {
			if (width === 0 || height === 0) return;
			stage.resize(width, height);
			useMapView.setState({ size: { width, height } });
			renderLoop.invalidate('grid');
			// Within this frame, or the blank canvas would be seen.
			renderLoop.draw();
		});
		const unbind = bindGesturesLater(element, run, stage);
		const removeMini = mini.current && addMiniLater(mini.current, stage);
		return () => {
			unbind();
			removeMini?.();
			unobserve();
			remove();
		};
	}, [run]);

	return { map, grid, ellipses, points, marks, probe, mini, pills, counts };
}

/** One run's latent space: canvases for what is many, an SVG above them for what is few, and the probe. */
export function LatentMap({ run, onKeyDown }: LatentMapProps) {
	const { t } = useTranslation('map');
	const target = useTarget(run === 0 ? 'mapA' : 'mapB');
	const letter = RUN_NAMES[run];
	const summaryId = useId();
	const summary = useMapSummary(run);
	const calm = !useEverything();
	const tool = useMapView((view) => view.tool);
	const highlighted = useExploration((exploration) => exploration.highlighted);

	const { map, grid, ellipses, points, marks, probe, mini, pills, counts } = useStage(run);

	function showBeyond(edge: Edge): void {
		const extent = counts.current?.extent(edge);
		if (extent) followTo(extent);
	}

	return (
		<div className={styles.column} data-hidden={target.hidden || undefined} data-figure={run === 0 ? 'mapA' : 'mapB'}>
			<MapTitle run={run} />
			<div className={styles.frame}>
				<fieldset
					ref={map}
					aria-label={t('mapName', { run: letter })}
					aria-describedby={summaryId}
					data-testid={`latent-map-${letter.toLowerCase()}`}
					className={styles.map}
					data-tool={tool}
					translate="no"
					data-highlight={highlighted ?? undefined}
					onKeyDown={onKeyDown}
					{...target.area}
				>
					<div className={styles.canvases} aria-hidden="true">
						<canvas ref={grid} className={styles.layer} />
						<canvas ref={ellipses} className={styles.ellipses} />
						<canvas ref={points} className={styles.points} />
					</div>
					<svg className={styles.layer} role="presentation">
						<g ref={marks} />
						<ProbeHandle ref={probe} run={run} map={map} />
					</svg>
					<svg
						ref={mini}
						className={styles.mini}
						aria-hidden="true"
						data-figure-skip
						data-testid={`mini-map-${letter.toLowerCase()}`}
					/>
					<EdgePills run={run} pills={pills} onShow={showBeyond} />
				</fieldset>
				<PartBoundary>
					<TransitionCard run={run} />
					{calm && <MapNote run={run} />}
				</PartBoundary>
			</div>
			<p id={summaryId} className="visually-hidden" aria-live="polite">
				{summary}
			</p>
		</div>
	);
}

interface EdgePillsProps {
	readonly run: number;
	/** Takes the buttons, in the order of the edges. */
	readonly pills: RefObject<(HTMLButtonElement | null)[]>;
	readonly onShow: (edge: Edge) => void;
}

/** How many codes lie beyond each edge; a press brings them into view. */
function EdgePills({ run, pills, onShow }: EdgePillsProps) {
	const { t } = useTranslation('map');
	const target = useTarget(run === 1 ? 'edgeCountB' : null);
	const tools = useUnfolded('legend');
	return EDGES.map((edge, index) => (
		<button
			key={edge}
			type="button"
			hidden
			className={styles.pill}
			data-edge={edge}
			data-figure-keep
			data-testid={`edge-count-${run === 0 ? 'a' : 'b'}`}
			// On the calm page the keyboard has `f` for it: the counts are not among its few controls.
			tabIndex={tools ? undefined : -1}
			{...tip(t('outsideTitle'))}
			ref={(element) => {
				pills.current[index] = element;
			}}
			onClick={() => onShow(edge)}
			{...target.control}
		/>
	));
}
