/**
 * Where the model's blocks stand and which way its ribbons run, in CSS pixels. From left to right on a wide panel; from
 * top to bottom on a narrow one, where the same columns lie as rows.
 */

export type BlockId =
	| 'state'
	| 'choice'
	| 'parameters'
	| 'encoderCondition'
	| 'encoderParameters'
	| 'encoderProduct'
	| 'encoderHidden'
	| 'mean'
	| 'std'
	| 'latent'
	| 'decoderCondition'
	| 'decoderLatent'
	| 'decoderProduct'
	| 'decoderHidden'
	| 'hidden3'
	| 'u'
	| 's';

/** What is pointed at. */
export interface Pointed {
	readonly block: BlockId;
	/** Which of the block's strips, from above. */
	readonly layer: number;
	readonly unit: number | null;
}

export interface Rect {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export interface ModelLayout {
	readonly width: number;
	readonly height: number;
	readonly upright: boolean;
	/** Room over the blocks. */
	readonly overpass: number;
	readonly blocks: Readonly<Record<BlockId, Rect>>;
	/** The grounds behind encoder and decoder. */
	readonly encoder: Rect;
	readonly decoder: Rect;
}

/** A block's column, its share of the column (from, to: 0 … 1), in the order of the flow. */
interface Place {
	readonly id: BlockId;
	readonly from: number;
	readonly to: number;
}

interface Column {
	/** CSS pixels along the flow at the least size: wide, and upright. */
	readonly wide: number;
	readonly tall: number;
	readonly blocks: readonly Place[];
}

const COLUMNS: readonly Column[] = [
	{
		wide: 112,
		tall: 104,
		blocks: [
			{ id: 'state', from: 0, to: 0.31 },
			{ id: 'choice', from: 0.33, to: 0.68 },
			{ id: 'parameters', from: 0.7, to: 1 },
		],
	},
	{
		wide: 76,
		tall: 62,
		blocks: [
			{ id: 'encoderCondition', from: 0.1, to: 0.48 },
			{ id: 'encoderParameters', from: 0.56, to: 0.94 },
		],
	},
	{ wide: 26, tall: 30, blocks: [{ id: 'encoderProduct', from: 0.44, to: 0.6 }] },
	{ wide: 62, tall: 92, blocks: [{ id: 'encoderHidden', from: 0.2, to: 0.84 }] },
	{
		wide: 76,
		tall: 84,
		blocks: [
			{ id: 'mean', from: 0.06, to: 0.48 },
			{ id: 'std', from: 0.54, to: 0.98 },
		],
	},
	{ wide: 94, tall: 132, blocks: [{ id: 'latent', from: 0.1, to: 0.9 }] },
	{
		wide: 76,
		tall: 62,
		blocks: [
			{ id: 'decoderCondition', from: 0.1, to: 0.48 },
			{ id: 'decoderLatent', from: 0.56, to: 0.94 },
		],
	},
	{ wide: 26, tall: 30, blocks: [{ id: 'decoderProduct', from: 0.44, to: 0.6 }] },
	{ wide: 62, tall: 92, blocks: [{ id: 'decoderHidden', from: 0.2, to: 0.84 }] },
	{ wide: 64, tall: 62, blocks: [{ id: 'hidden3', from: 0.54, to: 0.96 }] },
	{
		wide: 104,
		tall: 104,
		blocks: [
			{ id: 'u', from: 0, to: 0.48 },
			{ id: 's', from: 0.52, to: 1 },
		],
	},
];

/** Blocks that are round: ribbons end at their edge, however much room there is. */
const ROUND: ReadonlySet<BlockId> = new Set(['encoderProduct', 'latent', 'decoderProduct']);

function squareIn({ x, y, width, height }: Rect): Rect {
	const side = Math.min(width, height);
	return { x: x + (width - side) / 2, y: y + (height - side) / 2, width: side, height: side };
}

function wider(rect: Rect, by: number): Rect {
	return { ...rect, x: rect.x - by, width: rect.width + 2 * by };
}

/** Columns of the encoder and of the decoder. */
const ENCODER = [1, 4] as const;
const DECODER = [6, 9] as const;

/** Room for the name of encoder or decoder above its blocks. */
const NAME_HEIGHT = 22;

/** Least gap between two columns. */
const GAP = 6;

/** Room over the blocks for the way that the condition takes to the decoder. */
const OVERPASS = 26;

/** Below this width the model stands upright. */
export const UPRIGHT_BELOW = 720;

/** The least height of the model that lies: two strips in a block still tell large from small. */
const LEAST_HEIGHT = 144;

/** The width at which blocks and gaps of the model that lies have their own sizes. */
const OWN_WIDTH = COLUMNS.reduce((sum, { wide }) => sum + wide + GAP, -GAP);

/** The least width of the model that lies: the titles of its blocks are still whole. */
const LEAST_WIDTH = 0.93 * OWN_WIDTH;

/**
 * @param width, height of the panel; upright, the height follows from the model
 * @param large the type grows with the panel, and with it what is as high as a line
 */
export function modelLayout(width: number, height: number, large = false): ModelLayout {
	const overpass = large && width > OWN_WIDTH ? OVERPASS * (width / OWN_WIDTH) : OVERPASS;
	const upright = width < UPRIGHT_BELOW;
	const along = upright ? 0 : Math.max(width, LEAST_WIDTH);
	const spare = upright ? 0 : along - OWN_WIDTH;
	// Blocks take two thirds of what is spare, or missing, gaps the rest.
	const grow = 1 + (0.66 * spare) / (OWN_WIDTH - GAP * (COLUMNS.length - 1));
	const gap = upright ? 34 : GAP + (0.34 * spare) / (COLUMNS.length - 1);
	const across = upright ? width - overpass : Math.max(LEAST_HEIGHT, height) - overpass;
	const blocks = {} as Record<BlockId, Rect>;
	const spans: { start: number; end: number }[] = [];
	let at = upright ? 8 : 0;
	for (const { wide, tall, blocks: places } of COLUMNS) {
		const size = upright ? tall : wide * grow;
		for (const { id, from, to } of places) {
			const [first, last] = [overpass + from * across, overpass + to * across];
			const rect = upright
				? { x: first, y: at, width: last - first, height: size }
				: { x: at, y: first, width: size, height: last - first };
			if (!ROUND.has(id)) blocks[id] = rect;
			else blocks[id] = squareIn(id === 'latent' && !upright ? wider(rect, 0.6 * gap) : rect);
		}
		spans.push({ start: at, end: at + size });
		at += size + gap;
	}
	const total = at - gap;
	const ground = ([first, last]: readonly [number, number]): Rect => {
		// Upright, the name stands between the upper edge and the blocks.
		const [before, after] = upright ? [NAME_HEIGHT, gap - NAME_HEIGHT - 4] : [gap / 2, gap / 2];
		const [start, end] = [spans[first].start - before, spans[last].end + after];
		return upright
			? { x: overpass - 8, y: start, width: across + 8, height: end - start }
			: { x: start, y: overpass - 8, width: end - start, height: across + 8 };
	};
	return {
		width: upright ? width : along,
		height: upright ? total + 8 : Math.max(LEAST_HEIGHT, height),
		upright,
		overpass,
		blocks,
		encoder: ground(ENCODER),
		decoder: ground(DECODER),
	};
}

/** A smooth way from one block to the next, along the flow. @param into where on the target's side, 0 … 1 */
export function ribbonPath(layout: ModelLayout, from: BlockId, to: BlockId, out = 0.5, into = 0.5): string {
	const [a, b] = [layout.blocks[from], layout.blocks[to]];
	if (layout.upright) {
		const [x0, y0] = [a.x + out * a.width, a.y + a.height];
		const [x1, y1] = [b.x + into * b.width, b.y];
		const middle = (y0 + y1) / 2;
		return `M${x0},${y0}C${x0},${middle} ${x1},${middle} ${x1},${y1}`;
	}
	const [x0, y0] = [a.x + a.width, a.y + out * a.height];
	const [x1, y1] = [b.x, b.y + into * b.height];
	const middle = (x0 + x1) / 2;
	return `M${x0},${y0}C${middle},${y0} ${middle},${y1} ${x1},${y1}`;
}

/** The way of the condition past the encoder and the latent to the decoder; from the choice it runs behind the state. */
export function overpass(layout: ModelLayout, from: 'state' | 'choice' = 'state'): string {
	const [a, b] = [layout.blocks[from], layout.blocks.decoderCondition];
	const lane = layout.overpass / 2 - 4;
	if (layout.upright) {
		const [x0, y0] = [a.x + 0.2 * a.width, a.y + a.height];
		const [x1, y1] = [b.x, b.y + b.height / 2];
		return `M${x0},${y0}C${x0},${y0 + 20} ${lane},${y0 + 10} ${lane},${y0 + 40}V${y1 - 30}C${lane},${y1 - 10} ${lane},${y1} ${x1},${y1}`;
	}
	const [x0, y0] = [a.x + a.width / 2, a.y];
	const [x1, y1] = [b.x, b.y + 0.3 * b.height];
	const turn = b.x - 26;
	return `M${x0},${y0}V${layout.blocks.state.y}C${x0},${lane} ${x0 + 10},${lane} ${x0 + 50},${lane}H${turn - 30}C${turn},${lane} ${turn},${y1} ${x1},${y1}`;
}
