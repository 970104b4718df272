import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const page = readFileSync('docs/architecture.md', 'utf8');

/** How a stop reaches the next one. */
interface Link {
	readonly how: 'calls' | 'is followed' | 'posts';
	/** What the stop calls, what of it is followed, or the types of its messages. */
	readonly names: readonly string[];
	/** Who brings the two together, or carries the message. */
	readonly by: string | null;
	/** What of the next stop that one calls. */
	readonly reaches: string | null;
}

interface Stop {
	readonly path: string;
	/** The files that it asks, as far as they are named. */
	readonly asks: readonly string[];
	readonly link: Link | null;
}

const linked = (text: string) => Array.from(text.matchAll(/\]\(\.\.\/([^)]+)\)/g), ([, path]) => path);
const quoted = (text: string) => Array.from(text.matchAll(/`(\w+)`/g), ([, name]) => name);

function linkOf(text: string): Link | null {
	if (text.trim() === '') return null;
	const how = (['calls', 'is followed', 'posts'] as const).find((word) => text.trim().startsWith(word));
	if (!how) throw new Error(`no way to go on: ${text}`);
	const [names, reached = ''] = text.split('which calls');
	return { how, names: quoted(names), by: linked(text)[0] ?? null, reaches: quoted(reached)[0] ?? null };
}

const WAYS = page
	.split(/^## /m)
	.slice(1)
	.map((section) => ({
		name: section.slice(0, section.indexOf('\n')),
		stops: Array.from(section.matchAll(/^\| \d+ \|(.*)\|(.*)\|(.*)\|$/gm), ([, file, happens, on]): Stop => {
			return { path: linked(file)[0], asks: linked(happens), link: linkOf(on) };
		}),
	}));

/** Without comments. */
const sourceOf = (path: string) => readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, '');

/** Whether one file imports the other, as a whole or as a type. */
function imports(from: string, path: string): boolean {
	const specifiers = Array.from(
		sourceOf(from).matchAll(/(?:from |import\()'(\.[^']+)'/g),
		([, specifier]) => specifier,
	);
	return specifiers.some((specifier) => path.replace(/\.tsx?$/, '') === join(dirname(from), specifier));
}

const know = (a: string, b: string) => imports(a, b) || imports(b, a);

/** Whether a file calls a function of another one: neither what it defines itself, nor a method of its own. */
function calls(path: string, name: string): boolean {
	const definition = new RegExp(
		`^\\t((private|protected|async|abstract) )*${name}\\([^;{(]*\\)[^;{(]*\\{|function ${name}\\b`,
		'gm',
	);
	const source = sourceOf(path).replace(definition, '');
	return new RegExp(`(?<!\\bthis\\.)\\b${name}(\\.subscribe)?\\(`).test(source);
}

/** Whether a file does something with a name, besides importing it. */
const uses = (path: string, name: string) =>
	new RegExp(`\\b${name}\\b`).test(sourceOf(path).replace(/^import [^;]*;/gm, ''));

/** As a function, a method, a property or a constant. */
const defines = (path: string, name: string) =>
	new RegExp(`(function |const |^\\t+(async |readonly |abstract )*)${name}\\b ?[(:=<]|\\{ ${name}: `, 'm').test(
		sourceOf(path),
	);

/** What is untrue of the way from a stop to the next one. */
function broken({ path }: Stop, { how, names, by, reaches }: Link, next: string): string[] {
	const wrong: string[] = [];
	const hold = (isTrue: boolean, what: string) => !isTrue && wrong.push(what);
	const message = how === 'posts';
	if (!by) hold(know(path, next), `${path} and ${next} do not know each other`);
	else if (message) {
		const ends = [path, next].map((end) => /FromWorker|ToWorker/.test(sourceOf(end)));
		hold(ends.every(Boolean) && calls(by, 'postMessage') && calls(by, 'receive'), `${by} carries no messages`);
	} else {
		hold(know(path, by), `${path} and ${by} do not know each other`);
		hold(know(by, next), `${by} and ${next} do not know each other`);
	}
	hold(names.length > 0, `${path} goes on by nothing`);
	for (const name of names) {
		if (message) hold(sourceOf(path).includes(`type: '${name}'`), `${path} sends no ${name}`);
		else if (how === 'calls') {
			hold(calls(path, name), `${path} does not call ${name}`);
			hold(defines(next, name), `${next} has no ${name}`);
		} else {
			hold(defines(path, name), `${path} has no ${name}`);
			hold(calls(by ?? next, name), `${by ?? next} does not follow ${name}`);
		}
	}
	if (how === 'is followed' && by) {
		const isReached = reaches !== null && uses(by, reaches) && defines(next, reaches);
		hold(isReached, `${by} does not reach ${next} by ${reaches}`);
	}
	return wrong;
}

test('every file that the page names is there', () => {
	const links = Array.from(page.matchAll(/\]\(([^)]+)\)/g), ([, link]) => join('docs', link));
	expect(links.length).toBeGreaterThan(30);
	expect(links.filter((path) => !existsSync(path))).toEqual([]);
});

test('there are four ways', () => {
	expect(WAYS).toHaveLength(4);
});

describe.each(WAYS)('$name', ({ stops }) => {
	test('has at most eight stops, and none twice', () => {
		expect(stops.length).toBeGreaterThan(1);
		expect(stops.length).toBeLessThanOrEqual(8);
		expect(new Set(stops.map(({ path }) => path)).size).toBe(stops.length);
	});

	test('goes on from every stop to the next, by what the page says', () => {
		expect(stops.map(({ link }) => link === null)).toEqual(stops.map((_, index) => index === stops.length - 1));
		const wrong = stops.slice(0, -1).flatMap((stop, index) => broken(stop, stop.link as Link, stops[index + 1].path));
		expect(wrong).toEqual([]);
	});

	test('asks at every stop the files that are named there', () => {
		expect(stops.flatMap(({ path, asks }) => asks.filter((asked) => !imports(path, asked)))).toEqual([]);
	});

	test('has each message handled at one of its later stops', () => {
		for (const [index, { link }] of stops.entries()) {
			if (link?.how !== 'posts') continue;
			const later = stops.slice(index + 1).map(({ path }) => sourceOf(path));
			for (const name of link.names)
				expect(
					later.some((source) => source.includes(`case '${name}'`)),
					name,
				).toBe(true);
		}
	});
});
