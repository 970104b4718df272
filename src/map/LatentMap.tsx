import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { latePart } from '../late/latePart';
import { importLate, PartBoundary } from '../late/PartBoundary';
import { observeCanvasSize } from '../plane/canvasSize';
import { glideTo, useMapView } from '../plane/mapView';
import { useExploration } from '../state/explorationStore';
import { useUnfolded } from '../state/screenStore';
import { useTarget } from '../ui/useTarget';
import { EdgeCounts } from './drawing/edgeCounts';
import { EDGES, type Edge } from './drawing/outside';
import { addStage, drawStages, invalidateGrid } from './drawing/renderLoop';
import { MapStage } from './drawing/stage';
import { ProbeHandle } from './input/ProbeHandle';
import styles from './LatentMap.module.css';
import { MapTitle } from './panels/MapTitle';
import { useMapSummary } from './readings/useMapSummary';

/** It comes after the first picture. */
const TransitionCard = latePart(() => import('./readings/TransitionCard'));

interface LatentMapProps {
	/** 0 for A, 1 for B. */
	readonly run: 0 | 1;
	readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The gestures come after the first picture; until then buttons and keys move the view. */
function bindGesturesLater(element: HTMLElement, run: number, stage: MapStage): () => void {
	let unbind: (() => void) | null = null;
	let unbound = false;
	importLate(
		() => import('./input/gestures'),
		({ bindGestures }) => {
			if (!unbound) unbind = bindGestures(element, run, stage);
		},
	);
	return () => {
		unbound = true;
		unbind?.();
	};
}

/** One run's latent space: canvases for what is many, an SVG above them for what is few, and the probe. */
export function LatentMap({ run, onKeyDown }: LatentMapProps) {
	const { t } = useTranslation('map');
	const pillTarget = useTarget(run === 1 ? 'edgeCountB' : null);
	const target = useTarget(run === 0 ? 'mapA' : 'mapB');
	const letter = run === 0 ? 'A' : 'B';
	const summaryId = useId();
	const summary = useMapSummary(run);
	const tools = useUnfolded('legend');
	const tool = useMapView((view) => view.tool);
	const highlighted = useExploration((exploration) => exploration.highlighted);

	const map = useRef<HTMLFieldSetElement>(null);
	const grid = useRef<HTMLCanvasElement>(null);
	const ellipses = useRef<HTMLCanvasElement>(null);
	const points = useRef<HTMLCanvasElement>(null);
	const marks = useRef<SVGGElement>(null);
	const probe = useRef<SVGGElement>(null);
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
		const remove = addStage(stage);
		const unobserve = observeCanvasSize(element, (width, height) => {
			if (width === 0 || height === 0) return;
			stage.resize(width, height);
			useMapView.setState({ size: { width, height } });
			invalidateGrid();
			// Within this frame, or the blank canvas would be seen.
			drawStages();
		});
		const unbind = bindGesturesLater(element, run, stage);
		return () => {
			unbind();
			unobserve();
			remove();
		};
	}, [run]);

	function showBeyond(edge: Edge): void {
		const middle = counts.current?.middle(edge);
		if (middle) glideTo({ ...useMapView.getState().viewport, x: middle[0], y: middle[1] });
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
					{EDGES.map((edge, index) => (
						<button
							key={edge}
							type="button"
							hidden
							className={styles.pill}
							data-edge={edge}
							data-figure-keep
							data-testid={`edge-count-${letter.toLowerCase()}`}
							// Without the tools there is no way back from where it leads.
							disabled={!tools}
							title={tools ? t('outsideTitle') : undefined}
							ref={(element) => {
								pills.current[index] = element;
							}}
							onClick={() => showBeyond(edge)}
							{...pillTarget.control}
						/>
					))}
				</fieldset>
				<PartBoundary>
					<TransitionCard run={run} />
				</PartBoundary>
			</div>
			<p id={summaryId} className="visually-hidden" aria-live="polite">
				{summary}
			</p>
		</div>
	);
}
