/**
 * A canvas 2d context, as far as the page's drawings use one, that writes SVG instead of pixels: the same functions
 * draw a plot on the screen and for a file.
 */
import { roundTo } from '../numerics/round';
import { escapeText, paintAttributes, short, textWidth } from './paint';
import { SvgPath } from './SvgPath';

/** Measures letters as a canvas does. */
export interface TextMeasure {
	font: string;
	textBaseline: CanvasTextBaseline;
	measureText(text: string): TextMetrics;
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const ANCHORS: Readonly<Record<CanvasTextAlign, string>> = {
	left: 'start',
	start: 'start',
	center: 'middle',
	right: 'end',
	end: 'end',
};

/** What `save` keeps and `restore` brings back. */
class Look {
	fillStyle = '#000000';
	strokeStyle = '#000000';
	lineWidth = 1;
	lineCap: CanvasLineCap = 'butt';
	lineJoin: CanvasLineJoin = 'miter';
	miterLimit = 10;
	lineDashOffset = 0;
	globalAlpha = 1;
	font = '10px sans-serif';
	textAlign: CanvasTextAlign = 'start';
	textBaseline: CanvasTextBaseline = 'alphabetic';
	imageSmoothingEnabled = true;
	dash: readonly number[] = [];
	matrix: Matrix = IDENTITY;
	clipId = '';
}

/** The family, size and weight of a canvas's font. */
function fontAttributes(font: string): string {
	const [, style, weight, size, family] =
		/^(?:(italic|oblique)\s+)?(?:([1-9]\d{2}|bold|normal)\s+)?([\d.]+)px(?:\/\S+)?\s+(.*)$/.exec(font) ?? [];
	if (!size) return '';
	return [
		`font-family="${escapeText(family.replace(/"/g, "'"))}"`,
		`font-size="${size}"`,
		...(weight && weight !== 'normal' && weight !== '400' ? [`font-weight="${weight}"`] : []),
		...(style ? [`font-style="${style}"`] : []),
	].join(' ');
}

export class SvgContext extends Look {
	private readonly parts: string[] = [];
	private readonly kept: Look[] = [];
	private path = new SvgPath();

	/** @param newId an id that no other part of the picture has */
	constructor(
		private readonly measure: TextMeasure,
		private readonly newId: () => string,
	) {
		super();
	}

	/** What was drawn, as elements of SVG. */
	toSvg(): string {
		return this.parts.join('');
	}

	save(): void {
		this.kept.push(this.look());
	}

	restore(): void {
		const look = this.kept.pop();
		if (look) Object.assign(this, look);
	}

	private look(): Look {
		const look = new Look();
		for (const name of Object.keys(look) as (keyof Look)[]) Object.assign(look, { [name]: this[name] });
		return look;
	}

	setLineDash(dash: readonly number[]): void {
		this.dash = [...dash];
	}

	setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void {
		this.matrix = [a, b, c, d, e, f];
	}

	transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
		const [A, B, C, D, E, F] = this.matrix;
		this.matrix = [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
	}

	translate(x: number, y: number): void {
		this.transform(1, 0, 0, 1, x, y);
	}

	scale(x: number, y: number): void {
		this.transform(x, 0, 0, y, 0, 0);
	}

	rotate(angle: number): void {
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		this.transform(cos, sin, -sin, cos, 0, 0);
	}

	beginPath(): void {
		this.path = new SvgPath();
	}

	closePath(): void {
		this.path.closePath();
	}

	moveTo(x: number, y: number): void {
		this.path.moveTo(x, y);
	}

	lineTo(x: number, y: number): void {
		this.path.lineTo(x, y);
	}

	quadraticCurveTo(...places: Parameters<SvgPath['quadraticCurveTo']>): void {
		this.path.quadraticCurveTo(...places);
	}

	bezierCurveTo(...places: Parameters<SvgPath['bezierCurveTo']>): void {
		this.path.bezierCurveTo(...places);
	}

	rect(x: number, y: number, width: number, height: number): void {
		this.path.rect(x, y, width, height);
	}

	arc(...arc: Parameters<SvgPath['arc']>): void {
		this.path.arc(...arc);
	}

	ellipse(...ellipse: Parameters<SvgPath['ellipse']>): void {
		this.path.ellipse(...ellipse);
	}

	/** Drawings here start blank and are made once. */
	clearRect(): void {}

	fill(path?: SvgPath | CanvasFillRule): void {
		const drawn = path instanceof SvgPath ? path : this.path;
		const rule = path === 'evenodd' ? ' fill-rule="evenodd"' : '';
		this.add(drawn.d && `<path d="${drawn.d}" ${this.filled()}${rule}${this.placed()}/>`);
	}

	stroke(path: SvgPath = this.path): void {
		this.add(path.d && `<path d="${path.d}" fill="none" ${this.stroked()}${this.placed()}/>`);
	}

	fillRect(x: number, y: number, width: number, height: number): void {
		this.add(`<rect ${box(x, y, width, height)} ${this.filled()}${this.placed()}/>`);
	}

	strokeRect(x: number, y: number, width: number, height: number): void {
		const path = new SvgPath();
		path.rect(x, y, width, height);
		this.stroke(path);
	}

	clip(path?: SvgPath | CanvasFillRule): void {
		const drawn = path instanceof SvgPath ? path : this.path;
		const rule = path === 'evenodd' ? ' clip-rule="evenodd"' : '';
		const id = this.newId();
		const transform = this.transformed();
		this.add(`<clipPath id="${id}"${this.clipped()}><path d="${drawn.d}"${rule}${transform}/></clipPath>`);
		this.clipId = id;
	}

	fillText(text: string, x: number, y: number): void {
		this.writeText(text, x, y, this.filled());
	}

	strokeText(text: string, x: number, y: number): void {
		this.writeText(text, x, y, `fill="none" ${this.stroked()}`);
	}

	measureText(text: string): TextMetrics {
		this.measure.font = this.font;
		this.measure.textBaseline = this.textBaseline;
		return this.measure.measureText(text);
	}

	drawImage(image: HTMLCanvasElement, x: number, y: number, width = image.width, height = image.height): void {
		const crisp = this.imageSmoothingEnabled ? '' : ' image-rendering="pixelated"';
		const opacity = this.globalAlpha < 1 ? ` opacity="${short(this.globalAlpha)}"` : '';
		const look = `preserveAspectRatio="none"${opacity}${crisp}`;
		this.add(`<image ${box(x, y, width, height)} ${look} href="${image.toDataURL()}"${this.placed()}/>`);
	}

	private writeText(text: string, x: number, y: number, look: string): void {
		const place = `x="${short(x)}" y="${short(y + this.toBaseline())}"`;
		const anchor = ANCHORS[this.textAlign];
		const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
		this.add(
			`<text ${place}${textWidth(this.measureText(text).width)}${anchored} ${fontAttributes(this.font)} ${look}${this.placed()}>${escapeText(text)}</text>`,
		);
	}

	/** From the line that texts are placed by down to the one that letters stand on. */
	private toBaseline(): number {
		if (this.textBaseline === 'alphabetic') return 0;
		const placed = this.measureText('x').fontBoundingBoxAscent;
		this.measure.textBaseline = 'alphabetic';
		return this.measure.measureText('x').fontBoundingBoxAscent - placed;
	}

	private filled(): string {
		return paintAttributes('fill', this.fillStyle, this.globalAlpha);
	}

	private stroked(): string {
		return [
			paintAttributes('stroke', this.strokeStyle, this.globalAlpha),
			`stroke-width="${short(this.lineWidth)}"`,
			...(this.dash.length > 0 ? [`stroke-dasharray="${this.dash.map(short).join(' ')}"`] : []),
			...(this.dash.length > 0 && this.lineDashOffset !== 0
				? [`stroke-dashoffset="${short(this.lineDashOffset)}"`]
				: []),
			...(this.lineCap === 'butt' ? [] : [`stroke-linecap="${this.lineCap}"`]),
			...(this.lineJoin === 'miter' ? [] : [`stroke-linejoin="${this.lineJoin}"`]),
		].join(' ');
	}

	private placed(): string {
		// A clip is in the coordinates of the picture, so it goes round what is moved.
		return this.isMoved ? this.transformed() : this.clipped();
	}

	private get isMoved(): boolean {
		return this.matrix.some((value, i) => value !== IDENTITY[i]);
	}

	private clipped(): string {
		return this.clipId && ` clip-path="url(#${this.clipId})"`;
	}

	private transformed(): string {
		const numbers = this.matrix.map((value) => roundTo(value, 6));
		return this.isMoved ? ` transform="matrix(${numbers.join(' ')})"` : '';
	}

	private add(element: string): void {
		if (!element) return;
		const around = this.clipId && this.isMoved && !element.startsWith('<clipPath');
		this.parts.push(around ? `<g${this.clipped()}>${element}</g>` : element);
	}
}

function box(x: number, y: number, width: number, height: number): string {
	return `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
}
