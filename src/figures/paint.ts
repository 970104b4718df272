/** Colours and numbers as every reader of SVG knows them. */
import { clamp } from '../numerics/clamp';
import { roundTo } from '../numerics/round';

export interface Paint {
	/** `#rrggbb`, or `none`. */
	readonly color: string;
	/** 0 … 1 */
	readonly opacity: number;
}

const NONE: Paint = { color: 'none', opacity: 0 };

/** A colour that a browser writes (hex, rgb(), color(srgb …)), without its own kind of alpha. */
export function paintOf(css: string): Paint {
	const text = css.trim();
	if (text === '' || text === 'none' || text === 'transparent') return NONE;
	const hex = /^#([0-9a-f]{3,8})$/i.exec(text)?.[1];
	if (hex) {
		const full = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex;
		const opacity = full.length === 8 ? Number.parseInt(full.slice(6), 16) / 255 : 1;
		return { color: `#${full.slice(0, 6).toLowerCase()}`, opacity };
	}
	const [, kind, inside] = /^(rgba?|color)\((.*)\)$/i.exec(text) ?? [];
	if (!kind) return { color: text, opacity: 1 };
	const numbers = inside.replace(/^srgb\s/, '').match(/-?[\d.]+(?:e-?\d+)?%?/g) ?? [];
	const scale = kind === 'color' ? 255 : 1;
	const channel = (part: string) => (part.endsWith('%') ? Number.parseFloat(part) * 2.55 : Number(part) * scale);
	const bytes = numbers.slice(0, 3).map((part) => clamp(Math.round(channel(part)), 0, 255));
	const alpha = numbers[3] ?? '1';
	const opacity = alpha.endsWith('%') ? Number.parseFloat(alpha) / 100 : Number(alpha);
	if (opacity === 0) return NONE;
	return { color: `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`, opacity };
}

/** `fill="#rrggbb"`, with its opacity where it is not 1. @param name fill, stroke, stop-color … */
export function paintAttributes(name: string, css: string, alpha = 1): string {
	const { color, opacity } = paintOf(css);
	const shown = opacity * alpha;
	const channel = name === 'stop-color' ? 'stop-opacity' : `${name}-opacity`;
	return `${name}="${escapeText(color)}"${color !== 'none' && shown < 1 ? ` ${channel}="${short(shown)}"` : ''}`;
}

/** A number with two digits at most after the point. */
export function short(value: number): string {
	return String(roundTo(value, 2));
}

/** A text inside an element or an attribute; what XML cannot hold is left out. */
export function escapeText(text: string): string {
	return text
		.replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;');
}

/** Makes a text as wide as it is on the page in whatever font a reader of the file has. @param width CSS pixels */
export function textWidth(width: number): string {
	return width > 0 ? ` textLength="${short(width)}" lengthAdjust="spacingAndGlyphs"` : '';
}
