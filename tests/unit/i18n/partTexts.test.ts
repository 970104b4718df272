/**
 * Texts that load with a part are there wherever it is shown. Read from the sources: what every part imports, what it
 * loads later, which texts it names, and whose keys it asks for.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import * as groups from '../../../src/i18n/partTexts';

interface Module {
	readonly imports: readonly string[];
	readonly loadsLater: readonly string[];
	/** Names of the groups of texts that it exports as `texts`. */
	readonly texts: readonly string[];
	/** Namespaces whose keys it asks for. */
	readonly asksFor: readonly string[];
}

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.filter((path) => /\.tsx?$/.test(path) && !/assembly|^i18n/.test(path))
	.map((path) => `src/${path}`);

/** Which group holds each namespace. */
async function namespacesOfGroups(): Promise<ReadonlyMap<string, string>> {
	const found = new Map<string, string>();
	for (const [group, { en }] of Object.entries(groups))
		for (const namespace of Object.keys(await en())) found.set(namespace, group);
	return found;
}

function readModule(file: string, namespaces: readonly string[]): Module {
	const code = readFileSync(file, 'utf8').replace(/^(import|export) type [^;]*;/gm, '');
	const all = (pattern: RegExp) => [...code.matchAll(pattern)].map(([, found]) => found);
	const resolved = (paths: readonly string[]) =>
		paths.flatMap((path) => {
			const base = join(dirname(file), path);
			return [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`].filter((candidate) => FILES.includes(candidate));
		});
	const named = namespaces.join('|');
	return {
		imports: resolved(all(/^(?:import|export)\s[^;]*?'(\.[^']+)';/gm)),
		loadsLater: resolved(all(/(?<!typeof )import\(\s*'(\.[^']+)'\s*\)/g)),
		texts: all(/^export const texts = \[(.*)\];/gm).flatMap((list) => list.split(', ')),
		asksFor: [
			...all(new RegExp(`['\`](${named}):[\\w-]`, 'g')),
			...all(new RegExp(`(?:ns: |said\\()'(${named})'`, 'g')),
			...all(/(?:useTranslation\(|getFixedT\([^,]+, )\[?('[^)\]]*')/g).flatMap((list) =>
				list.split(', ').map((quoted) => quoted.slice(1, -1)),
			),
		].filter((namespace) => namespaces.includes(namespace)),
	};
}

/** What a file imports, and what that imports, itself included. */
function closureOf(file: string, modules: ReadonlyMap<string, Module>): ReadonlySet<string> {
	const closure = new Set([file]);
	for (const member of closure) for (const imported of modules.get(member)?.imports ?? []) closure.add(imported);
	return closure;
}

test('every part names the texts that it shows, or is loaded by one that does', async () => {
	const groupOf = await namespacesOfGroups();
	const modules = new Map(FILES.map((file) => [file, readModule(file, [...groupOf.keys()])]));
	const first = closureOf('src/main.tsx', modules);
	const parts = new Map([['src/main.tsx', first]]);
	for (const { loadsLater } of modules.values())
		for (const file of loadsLater) parts.set(file, closureOf(file, modules));
	expect(parts.size).toBeGreaterThan(100);

	// Texts that are there whichever way a part is loaded: all of them at first, fewer with each round.
	const there = new Map([...parts.keys()].map((part) => [part, new Set(Object.keys(groups))]));
	there.set('src/main.tsx', new Set());
	for (let changed = true; changed; ) {
		changed = false;
		for (const [loader, closure] of parts)
			for (const file of closure)
				for (const part of modules.get(file)?.loadsLater ?? [])
					for (const group of there.get(part) ?? [])
						if (!there.get(loader)?.has(group) && !modules.get(part)?.texts.includes(group)) {
							there.get(part)?.delete(group);
							changed = true;
						}
	}

	const missing = new Set<string>();
	for (const [part, closure] of parts)
		for (const file of closure)
			if (part === 'src/main.tsx' || !first.has(file))
				for (const namespace of modules.get(file)?.asksFor ?? []) {
					const group = groupOf.get(namespace) ?? '';
					if (!there.get(part)?.has(group)) missing.add(`${part} lacks ${group}: ${file} asks for ${namespace}`);
				}
	expect([...missing]).toEqual([]);
});
