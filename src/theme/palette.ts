/**
 * The theme's colours for canvas drawing, read from the custom properties so that CSS stays the one source.
 */
import { colorBetween, hexOf, parseHex, type Rgb } from './hexColor';
import type { Theme } from './theme';

const NAMES = [
	'paper',
	'raised',
	'sunken',
	'hairline',
	'line-strong',
	'ink',
	'ink-soft',
	'accent',
	'mu',
	'sigma',
	'epsilon',
	'z',
	'prior',
	'kl',
	'box',
	'parameters',
	'delta',
] as const;

export type ColorName = (typeof NAMES)[number];
export type Palette = Readonly<Record<ColorName, string>>;

const cache = new Map<Theme, Palette>();

/** The colours of a theme that is on the document now. */
export function readPalette(theme: Theme): Palette {
	const known = cache.get(theme);
	if (known) return known;
	const style = getComputedStyle(document.documentElement);
	const palette = Object.fromEntries(
		NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
	) as Palette;
	cache.set(theme, palette);
	return palette;
}

/**
 * Viridis (Smith & van der Walt, 2015; CC0) at every twentieth, within 4/255 of the full table of 256
 * colours, which alone would be 9 kB of the page.
 */
const VIRIDIS: readonly Rgb[] =
	'440154 471365 482475 463480 414487 3b528b 355f8d 2f6c8e 2a788e 25848e 21918c 1e9c89 22a884 2fb47c 44bf70 5ec962 7ad151 9bd93c bddf26 dfe318 fde725'
		.split(' ')
		.map((hex) => parseHex(`#${hex}`));

/**
 * The colour scale for numbers: viridis, without the end that would be invisible on the theme's background.
 * @param t 0 … 1
 */
export function sequentialColor(theme: Theme, t: number): string {
	return hexOf(colorBetween(VIRIDIS, theme === 'dark' ? 0.22 + 0.78 * t : 0.92 * t));
}

/** Okabe–Ito colours for discrete actions; they repeat after eight, where shapes tell actions apart. */
const ACTION_COLORS: Readonly<Record<Theme, readonly string[]>> = {
	light: ['#0072b2', '#d55e00', '#009e73', '#b8528f', '#b08800', '#2a93c9', '#8c6a3f', '#575d6b'],
	dark: ['#4aa3df', '#ff8340', '#35c495', '#d98cbb', '#f0d048', '#7cc9f4', '#c7a473', '#a4a9b5'],
};

export function actionColor(theme: Theme, action: number): string {
	const colors = ACTION_COLORS[theme];
	return colors[action % colors.length];
}
