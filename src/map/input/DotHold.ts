/** A dot that a mouse or a pen holds: its code moves as the probe. */
import { useMapView } from '../../plane/mapView';
import { chooseTransition, moveProbeTo } from '../../plane/moveProbe';
import { toUnitX, toUnitY } from '../../plane/projection';
import { currentProjection, transitionAt } from './pointed';

/** A mouse that is pressed on a dot takes hold of it when it has moved so far, CSS pixels; less is a click. */
const HOLD_DISTANCE = 4;

/** The dot of one map that is pressed on, and then held; places are CSS pixels of the map. */
export class DotHold {
	/** The transition that a mouse or a pen is pressed on, and where that was; a finger scrolls the page, or turns to the other map. */
	private pressed: { readonly transition: number; readonly left: number; readonly top: number } | null = null;
	/** The pointer that drags a dot's code as the probe. */
	private holder: number | null = null;
	/** Whether the press that has just ended dragged a dot: the click that follows is none. */
	hasDragged = false;

	constructor(
		private readonly element: HTMLElement,
		private readonly run: number,
		/** Is called when a dot is taken hold of. */
		private readonly onHold: () => void,
	) {}

	press(left: number, top: number): void {
		const transition = transitionAt(this.run, left, top, false);
		if (transition !== null) this.pressed = { transition, left, top };
	}

	/** @returns whether a dot is held */
	drag(event: PointerEvent, left: number, top: number): boolean {
		const { pressed } = this;
		if (!pressed) return false;
		if (event.buttons === 0) this.letGo();
		else if (this.holder === null && Math.hypot(left - pressed.left, top - pressed.top) >= HOLD_DISTANCE) {
			this.holder = event.pointerId;
			this.element.setPointerCapture(event.pointerId);
			this.element.setAttribute('data-holding', '');
			this.onHold();
			useMapView.setState({ card: null });
			chooseTransition(this.run, pressed.transition);
		}
		if (this.holder === null) return false;
		const projection = currentProjection();
		moveProbeTo(toUnitX(projection, left), toUnitY(projection, top));
		return true;
	}

	release(): void {
		this.hasDragged = this.holder !== null;
		this.letGo();
	}

	/** Is called when a pointer's capture is lost. */
	lose({ pointerId }: PointerEvent): void {
		if (pointerId === this.holder) this.letGo();
	}

	private letGo(): void {
		this.pressed = null;
		this.holder = null;
		this.element.removeAttribute('data-holding');
	}
}
