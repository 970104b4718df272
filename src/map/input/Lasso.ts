/** A lasso that one pointer draws round transitions. */
import { polygonContains } from 'd3';
import { xOf, yOf } from '../../plane/columns';
import { toPixelX, toPixelY } from '../../plane/projection';
import { useExploration } from '../../state/explorationStore';
import type { MapStage } from '../drawing/stage';
import { currentProjection, shownCodes } from './pointed';

/** A lasso's corners lie at least this far apart, CSS pixels. */
const LASSO_STEP = 3;

type Place = readonly [x: number, y: number];

/** The transitions inside a lasso, added to those chosen before when `adding`. */
function selectInside(run: number, corners: Place[], adding: boolean): void {
	const codes = shownCodes(run);
	if (!codes) return;
	const projection = currentProjection();
	const { selection: before } = useExploration.getState();
	const selection = new Set(adding ? before : null);
	for (let row = 0; row < codes.count; row++) {
		const left = toPixelX(projection, xOf(codes.columns, row));
		const top = toPixelY(projection, yOf(codes.columns, row));
		if (polygonContains(corners as [number, number][], [left, top])) selection.add(row);
	}
	useExploration.setState({ selection: selection.size > 0 ? selection : null });
}

/** A lasso on one map; places are CSS pixels of it. */
export class Lasso {
	private corners: Place[] | null = null;
	/** The pointer that draws it: a palm beside a pen, or a second finger, has no part in it. */
	private drawer: number | null = null;

	constructor(
		private readonly run: number,
		private readonly stage: MapStage,
	) {}

	get isDrawn(): boolean {
		return this.corners !== null;
	}

	begin({ pointerId }: PointerEvent, place: Place): void {
		this.drawer = pointerId;
		this.corners = [place];
	}

	move(event: PointerEvent, [left, top]: Place): void {
		if (!this.corners || event.pointerId !== this.drawer) return;
		// A menu of the browser swallows the release.
		if (event.buttons === 0) {
			this.end();
			return;
		}
		const [lastLeft, lastTop] = this.corners[this.corners.length - 1];
		if (Math.hypot(left - lastLeft, top - lastTop) >= LASSO_STEP) this.corners.push([left, top]);
		this.stage.drawLasso(this.corners);
	}

	/** Chooses what it surrounds. */
	release({ pointerId, shiftKey }: PointerEvent): void {
		if (!this.corners || pointerId !== this.drawer) return;
		if (this.corners.length >= 3) selectInside(this.run, this.corners, shiftKey);
		this.end();
	}

	/** Is called when a pointer's capture is lost. */
	lose({ pointerId }: PointerEvent): void {
		if (this.corners && pointerId === this.drawer) this.end();
	}

	private end(): void {
		this.corners = null;
		this.stage.drawLasso([]);
	}
}
