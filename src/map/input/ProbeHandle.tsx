import type { KeyboardEvent, PointerEvent, Ref, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { RUN_NAMES } from '../../i18n/runNames';
import { columnsOf, nearestRow, shownDims } from '../../plane/columns';
import { glideTo, useMapView } from '../../plane/mapView';
import { chooseTransition, moveProbeTo, probeVector, takeRun } from '../../plane/moveProbe';
import { placeIn, project, reveal, toUnitX, toUnitY } from '../../plane/projection';
import { shownCount } from '../../plane/scene';
import { LIMITS } from '../../state/config/limits';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame } from '../../state/frames';
import { useDrag } from '../../ui/useDrag';
import { useTarget } from '../../ui/useTarget';
import { PROBE_PATH } from '../drawing/marks';
import styles from '../LatentMap.module.css';

interface ProbeHandleProps {
	readonly ref: Ref<SVGGElement>;
	readonly run: 0 | 1;
	readonly map: RefObject<HTMLElement | null>;
}

/** An arrow key moves by this much, in axis units; with shift by the second. */
const KEY_STEP = { fine: 0.1, coarse: 1 } as const;

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, 1],
	ArrowDown: [0, -1],
};

/** Where the probe stands on the axes. */
function place(): readonly [x: number, y: number] {
	const z = probeVector();
	const [across, up] = shownDims(useConfig.getState().config.display.dims, z.length);
	return [z[across], z.length > 1 ? z[up] : 0];
}

function moveByKey(x: number, y: number): void {
	moveProbeTo(x, y);
	const { viewport, size } = useMapView.getState();
	const shown = reveal(viewport, size, x, y);
	if (shown.x !== viewport.x || shown.y !== viewport.y) glideTo(shown);
}

/** The transition whose code lies nearest to the probe becomes the chosen one. */
function chooseNearest(run: number): void {
	const frame = latestFrame();
	const codes = frame?.runs[run];
	if (!frame || !codes) return;
	const { config } = useConfig.getState();
	const { latentDim } = frame.shape;
	const columns = columnsOf(codes.mean, latentDim, shownDims(config.display.dims, latentDim));
	const [x, y] = place();
	const transition = nearestRow(columns, shownCount(frame, config), x, y, Number.POSITIVE_INFINITY);
	if (transition < 0) return;
	chooseTransition(run, transition);
	useMapView.setState({ card: { run, transition } });
}

/** The crosshair: one place in the latent space, held with a pointer or the arrow keys, in either map. */
export function ProbeHandle({ ref, run, map }: ProbeHandleProps) {
	const { t } = useTranslation('map');
	const target = useTarget(run === 0 ? 'probe' : null);
	const held = useExploration((exploration) => exploration.run === run);

	function follow(event: PointerEvent): void {
		if (!map.current) return;
		const { viewport, size } = useMapView.getState();
		const projection = project(viewport, size);
		const [left, top] = placeIn(map.current, event);
		moveProbeTo(toUnitX(projection, left), toUnitY(projection, top));
	}

	const drag = useDrag<SVGGElement>({
		begin: (event) => {
			// Keeps the press from the map's own gestures, so the focus has to be set explicitly.
			event.preventDefault();
			event.stopPropagation();
			event.currentTarget.focus({ preventScroll: true });
			takeRun(run);
		},
		move: follow,
	});

	function onKeyDown(event: KeyboardEvent): void {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const direction = DIRECTIONS[event.key];
		if (direction) {
			const step = event.shiftKey ? KEY_STEP.coarse : KEY_STEP.fine;
			const [x, y] = place();
			takeRun(run);
			moveByKey(x + direction[0] * step, y + direction[1] * step);
		} else if (event.key === 'Home') {
			takeRun(run);
			moveByKey(0, 0);
		} else if (event.key === 'Enter' || event.key === ' ') {
			chooseNearest(run);
		} else return;
		event.preventDefault();
	}

	return (
		<g
			ref={ref}
			role="slider"
			tabIndex={target.locked ? -1 : 0}
			aria-label={t('probe', { run: RUN_NAMES[run] })}
			aria-valuemin={LIMITS.latent.min}
			aria-valuemax={LIMITS.latent.max}
			// The stage writes the value, to avoid sixty renderings a second during a drag.
			aria-valuenow={0}
			data-handle=""
			data-held={held || undefined}
			data-testid={run === 0 ? 'probe' : undefined}
			className={styles.probe}
			{...drag}
			onKeyDown={onKeyDown}
			{...target.area}
		>
			<circle className={styles.probeReach} r={18} />
			<circle className={styles.probeFocus} r={15} />
			<path className={styles.probeHalo} d={PROBE_PATH} />
			<path className={styles.probeMark} d={PROBE_PATH} />
		</g>
	);
}
