/** One latent dim: q, the prior, the integrand of the KL, the handles and the pull on each. */

import { formatCount } from '../../i18n/formatNumber';
import { logNormalDensity } from '../../model/kl';
import { clamp } from '../../numerics/clamp';
import { drawArrow } from '../../plane/drawPlane';
import type { Ground } from '../../plane/Picture';
import { type BenchReading, klIntegrand } from './gaussianBench';

/** The axis shows ±5 σ of the prior. */
export const HALF = 5;

/** Share of the height above zero; below it parts of the integrand are negative. */
const ABOVE = 0.82;

/** A gradient of 1 is an arrow of so many pixels; longer than the last it is not drawn. */
const PULL = 26;
const LONGEST_PULL = 80;

const places = (ground: Ground) => (z: number) => ground.width / 2 + (z / HALF) * (ground.width / 2);

/** The largest density shown: of the sharper of the two, q at σ = 0.15 at most. */
function heightOf(ground: Ground, sigma: number): (density: number) => number {
	const peak = 0.3989 / clamp(sigma, 0.15, 1);
	const zero = ABOVE * ground.height;
	return (density) => zero - (density / peak) * (zero - 22);
}

/** Where the handles are: μ on the zero line, σ at one spread to the right. */
export function handlesAt(ground: Ground, mu: number, sigma: number) {
	const x = places(ground);
	const y = heightOf(ground, sigma);
	const inside = (z: number) => clamp(z, -HALF, HALF);
	return {
		mu: [x(inside(mu)), y(0)] as const,
		sigma: [x(inside(mu + sigma)), Math.max(10, y(0.242 / sigma))] as const,
	};
}

function curve(ground: Ground, from: (z: number) => number): Path2D {
	const path = new Path2D();
	const x = places(ground);
	for (let pixel = 0; pixel <= ground.width; pixel++) {
		const z = (pixel / ground.width) * 2 * HALF - HALF;
		path.lineTo(x(z), from(z));
	}
	return path;
}

export function drawBench(
	ground: Ground,
	mu: number,
	reading: BenchReading,
	names: { readonly q: string; readonly prior: string; readonly integrand: string },
): void {
	const { context, width, height, palette, font } = ground;
	const { logSigma, sigma, gradientMean, gradientLogSigma } = reading;
	const x = places(ground);
	const y = heightOf(ground, sigma);
	context.font = font;
	context.strokeStyle = palette['line-strong'];
	context.lineWidth = 1;
	context.strokeRect(-1, Math.round(y(0)) + 0.5, width + 2, 0);
	context.textAlign = 'center';
	context.fillStyle = palette['ink-soft'];
	for (let z = -4; z <= 4; z += 2) context.fillText(formatCount(z), x(z), height - 4);

	const area = curve(ground, (z) => y(klIntegrand(z, mu, logSigma)));
	area.lineTo(width, y(0));
	area.lineTo(0, y(0));
	area.closePath();
	context.globalAlpha = 0.3;
	context.fillStyle = palette.kl;
	context.fill(area);
	context.globalAlpha = 1;

	context.lineWidth = 1.6;
	context.strokeStyle = palette.prior;
	context.setLineDash([5, 3]);
	context.stroke(curve(ground, (z) => y(Math.exp(logNormalDensity(z, 0, 0)))));
	context.setLineDash([]);
	context.strokeStyle = palette.mu;
	context.lineWidth = 2;
	context.stroke(curve(ground, (z) => y(Math.exp(logNormalDensity(z, mu, logSigma)))));

	const handles = handlesAt(ground, mu, sigma);
	const [mx, my] = handles.mu;
	const [sx, sy] = handles.sigma;
	const pull = (gradient: number) => clamp(-PULL * gradient, -LONGEST_PULL, LONGEST_PULL);
	drawArrow(context, palette.kl, mx, my + 13, mx + pull(gradientMean), my + 13);
	drawArrow(context, palette.kl, sx, sy - 11, sx + pull(gradientLogSigma), sy - 11);
	for (const [hx, hy, color] of [
		[mx, my, palette.mu],
		[sx, sy, palette.sigma],
	] as const) {
		context.beginPath();
		context.arc(hx, hy, 6, 0, 2 * Math.PI);
		context.fillStyle = palette.raised;
		context.fill();
		context.lineWidth = 3;
		context.strokeStyle = color;
		context.stroke();
	}
	context.fillStyle = palette.ink;
	context.textAlign = 'left';
	context.fillText('μ', mx + 9, my - 6);
	context.fillText('σ', sx + 10, sy + 4);
	drawNames(ground, names);
}

/** A key in the corner: a sample of each line, and its name. */
function drawNames({ context, palette }: Ground, names: Parameters<typeof drawBench>[3]): void {
	const lines = [
		[names.q, palette.mu, []],
		[names.prior, palette.prior, [5, 3]],
	] as const;
	lines.forEach(([name, color, dash], i) => {
		context.strokeStyle = color;
		context.lineWidth = 2;
		context.setLineDash([...dash]);
		context.beginPath();
		context.moveTo(6, 10 + 15 * i);
		context.lineTo(26, 10 + 15 * i);
		context.stroke();
		context.fillText(name, 32, 14 + 15 * i);
	});
	context.setLineDash([]);
	context.globalAlpha = 0.3;
	context.fillStyle = palette.kl;
	context.fillRect(6, 35, 20, 9);
	context.globalAlpha = 1;
	context.fillStyle = palette.ink;
	context.fillText(names.integrand, 32, 44);
}
