/** A path as SVG writes it, built by the calls of a canvas. */
import { short } from './paint';

const FULL_TURN = 2 * Math.PI;

export class SvgPath {
	d = '';

	/** @param path another path, or what SVG writes */
	constructor(path?: SvgPath | string) {
		if (path) this.d = typeof path === 'string' ? path : path.d;
	}

	moveTo(x: number, y: number): void {
		this.d += `M${at(x, y)}`;
	}

	lineTo(x: number, y: number): void {
		this.d += `${this.d === '' ? 'M' : 'L'}${at(x, y)}`;
	}

	quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
		this.begin(cx, cy);
		this.d += `Q${at(cx, cy)} ${at(x, y)}`;
	}

	bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
		this.begin(ax, ay);
		this.d += `C${at(ax, ay)} ${at(bx, by)} ${at(x, y)}`;
	}

	rect(x: number, y: number, width: number, height: number): void {
		this.d += `M${at(x, y)}h${short(width)}v${short(height)}h${short(-width)}Z`;
	}

	closePath(): void {
		if (this.d !== '') this.d += 'Z';
	}

	arc(x: number, y: number, radius: number, start: number, end: number, backwards = false): void {
		this.ellipse(x, y, radius, radius, 0, start, end, backwards);
	}

	ellipse(
		x: number,
		y: number,
		across: number,
		up: number,
		turn: number,
		start: number,
		end: number,
		backwards = false,
	): void {
		const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
		const place = (angle: number) => {
			const [a, b] = [across * Math.cos(angle), up * Math.sin(angle)];
			return at(x + a * cos - b * sin, y + a * sin + b * cos);
		};
		const swept = sweep(start, end, backwards);
		this.d += `${this.d === '' || this.d.endsWith('Z') ? 'M' : 'L'}${place(start)}`;
		// An arc of SVG goes from one place to another, so a full turn takes two.
		const parts = Math.abs(swept) > Math.PI ? 2 : 1;
		for (let part = 1; part <= parts; part++) {
			const to = start + (swept * part) / parts;
			const degrees = short((turn * 180) / Math.PI);
			this.d += `A${short(across)},${short(up)} ${degrees} 0 ${backwards ? 0 : 1} ${place(to)}`;
		}
	}

	addPath(path: SvgPath): void {
		this.d += path.d;
	}

	private begin(x: number, y: number): void {
		if (this.d === '') this.moveTo(x, y);
	}
}

/** How far an arc goes, with its sign, as a canvas takes its angles. */
function sweep(start: number, end: number, backwards: boolean): number {
	const way = backwards ? start - end : end - start;
	if (way >= FULL_TURN) return backwards ? -FULL_TURN : FULL_TURN;
	const within = ((way % FULL_TURN) + FULL_TURN) % FULL_TURN;
	return backwards ? -within : within;
}

function at(x: number, y: number): string {
	return `${short(x)},${short(y)}`;
}
