/**
 * Interpolates the maps between two frames of the training: every code moves from where it was last drawn to its place
 * in the newest frame. The training gives some 20 frames a second, a display shows 60.
 *
 * An interpolated code belongs to no model, so only marks are drawn from it. Whatever is read as a number (counts at
 * the edges, the box, rings, read-outs, the probe) comes from the newest frame itself.
 */
import type { Frame, RunFrame } from '../../state/frames';

/** The codes of one run, as {@link RunFrame} has them. */
export type DrawnCodes = Pick<RunFrame, 'mean' | 'std' | 'z'>;

/** Longest duration of an interpolation, ms: in slow motion a step's motion is visible, and ends before the next. */
const LONGEST = 200;

/** Below this many milliseconds between frames each is drawn as it is: the display shows no more. */
const SHORTEST = 20;

/** Weight of the latest gap in the running mean of the gaps between frames. */
const GAP_WEIGHT = 0.3;

/** A gap longer than this, in milliseconds, is a pause and says nothing about the pace. */
const PAUSE = 1_000;

/** A drawing on the way that comes longer than this after the one before, in milliseconds, is late: below 20 a second. */
const LATE = 50;

/** After this many late drawings in a row the next frames are not interpolated: the machine is busy. */
const LATE_IN_A_ROW = 3;
const FRAMES_WITHOUT_WAY = 20;

export type CodeField = keyof DrawnCodes;

/** Memory for codes on the way, and what is drawn of it. */
interface Way {
	readonly memory: readonly DrawnCodes[];
	/** The memory's tables, or the frame's own where a table is not drawn. */
	readonly codes: readonly { -readonly [field in CodeField]: Float32Array }[];
}

const FIELDS: readonly CodeField[] = ['mean', 'std', 'z'];

export class FrameTween {
	private frame: Frame | null = null;
	private data: object | null = null;
	private takenAt = Number.NEGATIVE_INFINITY;
	/** Milliseconds between frames, a running mean; 0 before the second. */
	private gap = 0;
	/** Duration of the present interpolation, ms. */
	private duration = 0;
	/** Where the interpolation begins; null when there is none. */
	private from: readonly DrawnCodes[] | null = null;
	/** What was drawn last on the way. */
	private drawn: readonly DrawnCodes[] | null = null;
	/** Since when a drawing on the present way is due: the one before, or the frame; null at rest. */
	private drawnAt: number | null = null;
	private lateDrawings = 0;
	/** Frames that are still to be drawn as they come, since the machine is slow. */
	private withoutWay = 0;
	/** While one holds where the way begins, the other is drawn from. */
	private readonly ways: Way[] = [
		{ memory: [], codes: [] },
		{ memory: [], codes: [] },
	];

	/**
	 * Takes the newest frame. One that came before and was never drawn is passed over.
	 * @param frame null where there is none any more
	 * @param data what its transitions are of: another model's frames come with data of their own
	 * @param now in milliseconds
	 * @param smooth whether motion is wanted at all
	 */
	take(frame: Frame | null, data: object | null, now: number, smooth: boolean): void {
		const before = this.data === data ? this.frame : null;
		const gap = now - this.takenAt;
		this.frame = frame;
		this.data = data;
		this.takenAt = now;
		if (gap > PAUSE) this.gap = 0;
		else this.gap = this.gap === 0 ? gap : this.gap + GAP_WEIGHT * (gap - this.gap);
		const hurried = this.withoutWay > 0;
		if (hurried) this.withoutWay--;
		if (!frame || !before || !smooth || hurried || this.gap < SHORTEST || !goesOnFrom(before, frame)) {
			this.settle();
			return;
		}
		this.from = this.drawn ?? this.from ?? before.runs;
		this.drawnAt ??= now;
		this.drawn = null;
		this.duration = Math.min(this.gap, LONGEST);
	}

	/** Ends the interpolation: the newest frame is drawn as it is. */
	settle(): void {
		this.from = null;
		this.drawn = null;
		this.drawnAt = null;
	}

	/** Whether codes are moving. */
	get moving(): boolean {
		return this.from !== null;
	}

	/**
	 * The codes of every run at a time; null before the first frame. Good until the next call.
	 * @param fields the tables that are drawn; others are the newest frame's
	 */
	codesAt(now: number, fields: readonly CodeField[] = FIELDS): readonly DrawnCodes[] | null {
		const { frame, from } = this;
		if (!frame) return null;
		const share = from ? (now - this.takenAt) / this.duration : 1;
		this.notePace(now);
		if (!from || share >= 1 || this.withoutWay > 0) {
			this.settle();
			return frame.runs;
		}
		const { memory, codes } = this.freeWay(frame);
		for (const [run, drawn] of codes.entries()) {
			for (const field of FIELDS) {
				const next = frame.runs[run][field];
				drawn[field] = fields.includes(field) ? memory[run][field] : next;
				if (drawn[field] !== next) mix(drawn[field], from[run][field], next, Math.max(0, share));
			}
		}
		this.drawn = codes;
		return codes;
	}

	/** Notes how soon one drawing on a way follows another. */
	private notePace(now: number): void {
		if (this.drawnAt === null) return;
		this.lateDrawings = now - this.drawnAt > LATE ? this.lateDrawings + 1 : 0;
		this.drawnAt = now;
		if (this.lateDrawings < LATE_IN_A_ROW) return;
		this.lateDrawings = 0;
		this.withoutWay = FRAMES_WITHOUT_WAY;
	}

	/** Room for the frame's codes that does not hold where the way begins. */
	private freeWay({ runs }: Frame): Way {
		const index = this.ways[0].codes === this.from ? 1 : 0;
		const { memory } = this.ways[index];
		const fits =
			memory.length === runs.length && runs.every(({ mean }, run) => memory[run].mean.length === mean.length);
		if (!fits) {
			const copies = runs.map(({ mean, std, z }) => ({
				mean: new Float32Array(mean.length),
				std: new Float32Array(std.length),
				z: new Float32Array(z.length),
			}));
			this.ways[index] = { memory: copies, codes: copies.map((copy) => ({ ...copy })) };
		}
		return this.ways[index];
	}
}

/**
 * Whether a frame is a later step of the same model on the same transitions, in the same showing; or any step of it, where
 * the past is shown.
 */
function goesOnFrom(before: Frame, { source, step, count, shape, runs, model }: Frame): boolean {
	const sameShape = (Object.keys(shape) as (keyof typeof shape)[]).every((key) => shape[key] === before.shape[key]);
	const isPast = source === 'past' || before.source === 'past';
	const goesOn = isPast
		? model !== undefined && model === before.model
		: source === before.source && step > before.step;
	return goesOn && sameShape && count === before.count && runs.length === before.runs.length;
}

/** Writes what lies between two tables. @param share 0 for the first, 1 for the second */
function mix(into: Float32Array, first: Float32Array, second: Float32Array, share: number): void {
	for (let at = 0; at < into.length; at++) into[at] = first[at] + share * (second[at] - first[at]);
}
