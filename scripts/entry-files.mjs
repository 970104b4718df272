/**
 * The JavaScript that a built page loads before anything runs: its module scripts and what they import
 * statically, which Vite lists as module preloads.
 */

/**
 * @param {string} html a built index.html
 * @returns {string[]} paths relative to the page, without './'
 */
export function entryFiles(html) {
	const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
	const loaded = tags.filter((tag) => tag.startsWith('<script') || /\brel="modulepreload"/.test(tag));
	const files = loaded.map((tag) => /\b(?:src|href)="(?:\.\/)?([^"]+)"/.exec(tag)?.[1]);
	return [...new Set(files.filter((file) => file !== undefined))];
}
