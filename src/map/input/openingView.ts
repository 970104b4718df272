/** The view that a world opens with: the prior's, or a wider one where most codes of a run lie outside of that. */
import { isPaused } from '../../lab/trainingState';
import { type Columns, columnsOf, shownDims, xOf, yOf } from '../../plane/columns';
import { glideTo, openView, useMapView } from '../../plane/mapView';
import {
	DEFAULT_VIEWPORT,
	type Extent,
	fitViewport,
	joinExtents,
	PRIOR_EXTENT,
	type Viewport,
} from '../../plane/projection';
import { sceneData, shownCount } from '../../plane/scene';
import { useConfig } from '../../state/configStore';
import { type Frame, latestFrame, subscribeFrames } from '../../state/frames';
import { useScreen } from '../../state/screenStore';
import { useSession } from '../../state/sessionStore';

/** With a smaller share of a run's codes in the prior's view, the opening view is a wider one. */
const LEAST_IN_VIEW = 0.5;

/** Half the side of the square that the prior's view shows on a map of any shape, in σ. */
const PRIOR_REACH = 4.2;

/** Share of the codes that the wider view leaves out at each end of an axis: a few stray ones would make all others small. */
const STRAY = 0.1;

/** The wider view reaches for no code farther than this from the origin along an axis, in σ: the rings stay readable. */
const FARTHEST = 16;

/** Any square: what fits the shorter side of a map is in view on a map of any shape. */
const SQUARE = { width: 100, height: 100 };

/** Codes begin near the prior: before so many steps they say nothing about where they go. */
const FIRST_FITTED = 500;

/** Duration of the way to the wider view, slow enough to follow, ms. */
const GLIDE = 500;

/**
 * The view for the first `count` codes of each run, the same for maps of every size: the prior's view if it shows most
 * codes of every run, else one of the prior and the middle 80 % of each run's codes along each axis, out to 16 σ.
 */
export function openingViewport(runs: readonly Columns[], count: number): Viewport {
	if (count === 0 || runs.every((columns) => shareInPriorView(columns, count) >= LEAST_IN_VIEW))
		return DEFAULT_VIEWPORT;
	return fitViewport(runs.map((columns) => middleExtent(columns, count)).reduce(joinExtents, PRIOR_EXTENT), SQUARE);
}

function shareInPriorView(columns: Columns, count: number): number {
	let inside = 0;
	for (let row = 0; row < count; row++) {
		if (Math.max(Math.abs(xOf(columns, row)), Math.abs(yOf(columns, row))) <= PRIOR_REACH) inside++;
	}
	return inside / count;
}

function middleExtent(columns: Columns, count: number): Extent {
	const [left, right] = middleOf(Float32Array.from({ length: count }, (_, row) => xOf(columns, row)));
	const [bottom, top] = middleOf(Float32Array.from({ length: count }, (_, row) => yOf(columns, row)));
	return { left, right, bottom, top };
}

/** The bounds of the values without the stray ones; 0 and 0 where none is a number. */
function middleOf(values: Float32Array): readonly [low: number, high: number] {
	const sorted = values.filter(Number.isFinite).sort();
	const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
	return [Math.max(-FARTHEST, at(STRAY)), Math.min(FARTHEST, at(1 - STRAY))];
}

/** Takes the maps to the opening view of each world when its first training comes to rest, unless a person has moved the view. */
export function followWorlds(): () => void {
	let world: string | null = null;
	let fitted = false;
	const check = () => {
		const frame = latestFrame();
		const data = sceneData(frame);
		// A lesson has views of its own; the page's world opens with its own view after it.
		if (useScreen.getState().inLesson) world = null;
		else if (frame && data && frame.source !== 'past') {
			if (data.environment.id !== world) {
				world = data.environment.id;
				fitted = false;
				openAgain();
			}
			if (!fitted && isAtRest() && frame.step >= FIRST_FITTED) {
				fitted = true;
				openWith(frame);
			}
		}
	};
	const ends = [subscribeFrames(check), useSession.subscribe(check), useScreen.subscribe(check)];
	check();
	return () => {
		for (const end of ends) end();
	};
}

function isAtRest(): boolean {
	const { training } = useSession.getState();
	return isPaused(training) || training.is === 'recorded';
}

/** The prior's view again, which a person who moved the view reaches by one press. */
function openAgain(): void {
	const { destination, home } = useMapView.getState();
	if (destination === home) openView(DEFAULT_VIEWPORT);
	else useMapView.setState({ home: DEFAULT_VIEWPORT });
}

function openWith(frame: Frame): void {
	const { config } = useConfig.getState();
	const { latentDim } = frame.shape;
	const dims = shownDims(config.display.dims, latentDim);
	const runs = frame.runs.map(({ mean }) => columnsOf(mean, latentDim, dims));
	const { destination, home: before } = useMapView.getState();
	const home = openingViewport(runs, shownCount(frame, config));
	useMapView.setState({ home });
	if (destination === before && destination !== home) glideTo(home, GLIDE);
}
