import { InkArea } from '../../plane/InkArea';
import { maskIndex, PreparedStamps, type Stamp, type Stamps } from '../../plane/stamp';

/** What `assembly/index.ts` exports. */
interface StampsExports {
	readonly memory: WebAssembly.Memory;
	resize(columns: number, rows: number, around: number, marks: number): number;
	createMask(vectors: number, rows: number): number;
	waitingMarks(): number;
	putAll(count: number): void;
	clear(left: number, top: number, right: number, bottom: number): void;
	finish(left: number, top: number, right: number, bottom: number): void;
}

/** A stamp in the module's memory, in one opacity. */
interface SimdStamp {
	/** From the pixel of the mark's centre to the mask's first column and row. */
	readonly left: number;
	readonly top: number;
	/** Columns, a multiple of four, and rows of each mask. */
	readonly columns: number;
	readonly rows: number;
	/** Vectors of four pixels in a row × 65536 + rows. */
	readonly size: number;
	/** Where the mask of each place of the centre begins. */
	readonly masks: readonly number[];
}

/** Pixels round the picture: a mark that reaches over its edge needs no clipping. One that reaches farther is left out. */
const MARGIN = 64;

/** Marks that can wait to be put down. */
const WAITING = 4096;

const OPAQUE = 0xff000000;

/** {@link Stamps} in WebAssembly, four pixels at a time. */
export class SimdStamps extends PreparedStamps<SimdStamp> implements Stamps<SimdStamp> {
	private readonly wasm: StampsExports;
	private image: ImageData | null = null;
	/** Where the picture for the canvas begins. */
	private shown = 0;
	private width = 0;
	private height = 0;
	private readonly area = new InkArea();
	/** Marks that wait to be put down; without length where the module's memory has moved. */
	private marks = new Int32Array(0);
	private waiting = 0;

	/** @param module of `stamps.wasm` */
	constructor(module: WebAssembly.Module) {
		super();
		this.wasm = new WebAssembly.Instance(module).exports as unknown as StampsExports;
	}

	resize(width: number, height: number): void {
		if (width === this.width && height === this.height) return;
		this.width = width;
		this.height = height;
		this.prepared.clear();
		this.shown = this.wasm.resize(width, height, MARGIN, WAITING);
		this.image = null;
		this.waiting = 0;
		this.area.reset();
	}

	clear(): void {
		this.waiting = 0;
		const { left, right, top, bottom } = this.area.ink;
		if (right > left) this.wasm.clear(left, top, right, bottom);
		this.area.clear();
	}

	protected made({ width, height, left, top, masks }: Stamp, opacity: number): SimdStamp {
		const vectors = Math.ceil(width / 4);
		const addresses = masks.map((mask) => {
			const address = this.wasm.createMask(vectors, height);
			const pixels = new Uint8Array(this.wasm.memory.buffer, address, 16 * vectors * height);
			// What had this memory before is still in the columns that no mask has.
			pixels.fill(0);
			for (const [at, coverage] of mask.entries()) {
				const pixel = Math.floor(at / width) * 4 * vectors + (at % width);
				pixels.fill((coverage * opacity) >> 8, 4 * pixel, 4 * pixel + 4);
			}
			return address;
		});
		return { left, top, columns: 4 * vectors, rows: height, size: (vectors << 16) | height, masks: addresses };
	}

	put(stamp: SimdStamp, x: number, y: number, color: number): void {
		const { columns, rows } = stamp;
		const column = Math.floor(x);
		const row = Math.floor(y);
		const left = column + stamp.left;
		const top = row + stamp.top;
		const right = left + columns;
		const bottom = top + rows;
		if (left < -MARGIN || top < -MARGIN || right > this.width + MARGIN || bottom > this.height + MARGIN) return;
		this.area.cover(left, top, right, bottom);
		if (this.waiting === WAITING) this.putWaiting();
		if (this.marks.length === 0)
			this.marks = new Int32Array(this.wasm.memory.buffer, this.wasm.waitingMarks(), 4 * WAITING);
		const { marks } = this;
		const at = 4 * this.waiting++;
		marks[at] = stamp.masks[maskIndex(x - column, y - row)];
		marks[at + 1] = (top + MARGIN) * (this.width + 2 * MARGIN) + left + MARGIN;
		marks[at + 2] = stamp.size;
		marks[at + 3] = color | OPAQUE;
	}

	private putWaiting(): void {
		if (this.waiting > 0) this.wasm.putAll(this.waiting);
		this.waiting = 0;
	}

	show(context: CanvasRenderingContext2D): void {
		this.putWaiting();
		const area = this.area.takeOutdated(this.width, this.height);
		if (!area) return;
		const { left, right, top, bottom } = area;
		this.wasm.finish(left, top, right, bottom);
		context.putImageData(this.picture(), 0, 0, left, top, right - left, bottom - top);
	}

	/** The module's pixels as a picture: memory that grew for a mask lies in another buffer. */
	private picture(): ImageData {
		const { buffer } = this.wasm.memory;
		if (this.image?.data.buffer !== buffer) {
			const pixels = new Uint8ClampedArray(buffer, this.shown, 4 * this.width * this.height);
			this.image = new ImageData(pixels, this.width, this.height);
		}
		return this.image;
	}

	pixel(x: number, y: number): number {
		this.putWaiting();
		this.wasm.finish(x, y, x + 1, y + 1);
		return new Uint32Array(this.wasm.memory.buffer, this.shown)[y * this.width + x];
	}
}
