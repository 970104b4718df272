import type { MapScene } from '../../plane/scene';
import type { Stamps } from '../../plane/stamp';
import type { NumbersClock } from '../../reading/NumbersClock';
import type { Frame } from '../../state/frames';
import { drawnFields } from './drawCloud';
import type { FrameTween } from './FrameTween';
import type { Damage, MapStage } from './stage';

/** What the loop needs of the page. */
export interface RenderHost {
	readonly clock: Pick<NumbersClock, 'request' | 'cancel' | 'due'>;
	/** What both maps are drawn from. */
	scene(): MapScene;
	/** Whether frames follow one another. */
	moving(): boolean;
	/** Is told that the codes were drawn. @param now in milliseconds */
	noteDrawn(now: number): void;
	/** Tells the loop what changes, from its first map on until the returned function is called. */
	watch(loop: RenderLoop): () => void;
}

/** What can be out of date: a part of {@link Damage} that is not on its way between two frames. */
type Part = Exclude<keyof Damage, 'motion'>;

/**
 * Draws the maps at most once a display frame, both from the same scene, whatever changed how often.
 * Which parts are redrawn depends on what changed: a moved probe does not touch 20,000 points.
 */
export class RenderLoop {
	private readonly stages = new Set<MapStage>();
	private readonly stale = new Set<Part>();
	/** Without it every frame is drawn as it is. */
	private tween: FrameTween | null = null;
	/** Without it the stages have their own, which take several times as long. */
	private makeStamps: (() => Stamps) | null = null;
	private scheduled = 0;
	/** Whether the codes' next drawing has been left to the display frame after a beat of the numbers. */
	private waits = false;
	/** Time of the display frame in which the codes were drawn last. */
	private drawnIn: number | null = null;
	private unwatch: (() => void) | null = null;

	constructor(private readonly host: RenderHost) {}

	/** Whether the codes of the newest frame are still to be drawn. */
	get isBehind(): boolean {
		return this.stale.has('points');
	}

	/** Adds a map until the returned function is called. */
	addStage(stage: MapStage): () => void {
		this.stages.add(stage);
		if (this.makeStamps) stage.takeStamps(this.makeStamps());
		this.unwatch ??= this.host.watch(this);
		this.invalidate('grid');
		return () => {
			this.stages.delete(stage);
			if (this.stages.size > 0) return;
			cancelAnimationFrame(this.scheduled);
			this.scheduled = 0;
			this.host.clock.cancel(this.drawNumbers);
			this.unwatch?.();
			this.unwatch = null;
		};
	}

	/** From now on codes move from frame to frame. @param frame the newest @param data what its transitions are of */
	takeTween(tween: FrameTween, frame: Frame | null, data: object | null): void {
		if (this.tween) return;
		this.tween = tween;
		this.standOn(frame, data);
	}

	/** From now on every map draws its marks with stamps of its own that `make` makes. */
	takeStamps(make: () => Stamps): void {
		if (this.makeStamps) return;
		this.makeStamps = make;
		for (const stage of this.stages) stage.takeStamps(make());
		this.invalidate('points');
	}

	/** Takes a frame that came while nothing was drawn. @param data what its transitions are of */
	standOn(frame: Frame | null, data: object | null): void {
		this.tween?.take(frame, data, performance.now(), false);
	}

	/**
	 * A new frame, or null where there is none any more.
	 * @param data what its transitions are of
	 * @param smooth whether codes move there from where they are drawn
	 */
	takeFrame(frame: Frame | null, data: object | null, smooth: boolean): void {
		this.tween?.take(frame, data, performance.now(), smooth);
		this.stale.add('points');
		if (this.host.moving()) this.host.clock.request(this.drawNumbers);
		else this.stale.add('numbers');
		this.schedule();
		// The names beside the maps change with this very frame of the display.
		if (!frame) this.draw();
	}

	/** The training has stopped: what is drawn is what it came to. */
	settle(): void {
		this.tween?.settle();
		this.invalidate('points');
	}

	/** Draws a part anew in the next display frame: with the ruler everything, with the codes their numbers. */
	invalidate(part: 'grid' | 'points' | 'layers' | 'overlay'): void {
		this.stale.add(part);
		if (part === 'grid') this.stale.add('points');
		if (part === 'grid' || part === 'points') this.stale.add('numbers');
		this.schedule();
	}

	/** Draws what is out of date, now. */
	draw(): void {
		// The numbers may request a second drawing in the same display frame: motion between the two would not be visible.
		const frame = displayFrame();
		const motion = (this.tween?.moving ?? false) && (frame === null || frame !== this.drawnIn);
		this.drawAll({ points: this.stale.has('points'), motion });
		if (this.tween?.moving) this.schedule();
	}

	/**
	 * The text on the maps, in the same display frame as every other number of the page. All numbers at once take as long
	 * as a drawing of the codes: while those move they are drawn in the frame before or after. Once they rest no other
	 * beat follows, and the numbers are those of the last codes.
	 */
	private readonly drawNumbers = () => {
		this.stale.add('numbers');
		if (this.codesAlone() && this.host.moving()) this.drawAll({ points: false, motion: false });
		else this.draw();
		if (this.stale.has('points') || this.tween?.moving) this.schedule();
	};

	/** Whether nothing is out of date but what training moves, and the numbers of it. */
	private codesAlone(): boolean {
		const { stale } = this;
		return this.tween !== null && !stale.has('grid') && !stale.has('layers') && !stale.has('overlay');
	}

	private schedule(): void {
		if (this.scheduled === 0) this.scheduled = requestAnimationFrame(this.drawFrame);
	}

	/** Draws what is out of date, in a display frame of its own. */
	private readonly drawFrame = () => {
		this.scheduled = 0;
		if (!this.waits && this.host.clock.due && !this.stale.has('numbers') && this.codesAlone()) {
			this.waits = true;
			this.schedule();
		} else this.draw();
	};

	/** @param codes whether they are drawn: as a new frame has them, or on their way there */
	private drawAll(codes: { readonly points: boolean; readonly motion: boolean }): void {
		const { host, stale } = this;
		cancelAnimationFrame(this.scheduled);
		this.scheduled = 0;
		const now = performance.now();
		const layers = stale.has('layers') || codes.points;
		const overlay = stale.has('overlay') || layers;
		const damage = { ...codes, grid: stale.has('grid'), layers, overlay, numbers: stale.has('numbers') };
		const scene = host.scene();
		const moved = codes.points || codes.motion;
		const drawn = moved
			? (this.tween?.codesAt(now, drawnFields(scene.config.display.layers)) ?? scene.frame?.runs ?? null)
			: null;
		const left = stale.has('points') && !codes.points;
		stale.clear();
		if (left) stale.add('points');
		for (const stage of this.stages) stage.draw(scene, drawn, damage);
		if (!moved) return;
		this.waits = false;
		host.noteDrawn(now);
		this.drawnIn = displayFrame();
	}
}

/** The same for everything that is done in one display frame; null where no display tells. */
function displayFrame(): number | null {
	const time = document.timeline?.currentTime;
	return typeof time === 'number' ? time : null;
}
