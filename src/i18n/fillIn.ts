import type { I18nFormatModule } from 'i18next';
import { formatCount, formatSetting, formatUpTo } from './formatNumber';

/** A text between the names of its values: one more piece than names. */
interface Template {
	readonly pieces: readonly string[];
	readonly names: readonly string[];
}

const templates = new Map<string, Template>();

function templateOf(text: string): Template {
	let template = templates.get(text);
	if (!template) {
		const parts = text.split(/\{\{\s*(\w+)\s*\}\}/);
		template = {
			pieces: parts.filter((_, at) => at % 2 === 0),
			names: parts.filter((_, at) => at % 2 === 1),
		};
		templates.set(text, template);
	}
	return template;
}

/**
 * Puts values into the places of a text, `{{name}}`, in one pass. It stands in for the library's own: that reads a value
 * again as a text, so that a file named `$t(…)` would be shown as another text of the page, and it takes most of the
 * time of a text, of which each beat of the numbers has about a hundred. Numbers are written as everywhere on
 * the page: the `count`, by which i18next chooses the plural, in groups of three; others, such as a seed, without.
 * @param text what is not a string is returned as it is
 */
export function fillIn(text: string, values: Readonly<Record<string, unknown>>): string;
export function fillIn(text: unknown, values: Readonly<Record<string, unknown>>): unknown;
export function fillIn(text: unknown, values: Readonly<Record<string, unknown>>): unknown {
	if (typeof text !== 'string' || !text.includes('{{')) return text;
	const { pieces, names } = templateOf(text);
	let filled = pieces[0];
	for (let at = 0; at < names.length; at++) filled += written(names[at], values[names[at]]) + pieces[at + 1];
	return filled;
}

function written(name: string, value: unknown): string {
	if (typeof value !== 'number') return String(value ?? '');
	if (name === 'count') return formatCount(value);
	return Number.isInteger(value) ? formatUpTo(value, 0) : formatSetting(value);
}

/** For i18next, which still looks texts up and chooses plurals. */
export const filledTexts = {
	type: 'i18nFormat',
	handleAsObject: true,
	parse: fillIn,
} satisfies I18nFormatModule & { readonly handleAsObject: boolean; readonly parse: typeof fillIn };
