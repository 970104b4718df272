/**
 * A Vite plugin that lists the files of the build in its service worker, so that the page works without a network.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The service worker's name: stable, since a browser that has one asks for this file to find a newer one. */
export const SERVICE_WORKER = 'sw.js';

/** Their names have the hash of their content. */
const HASHED = /^assets\//;

/** Every file under a folder, with / between its parts. @param {string} folder @returns {string[]} */
function filesUnder(folder, prefix = '') {
	return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? filesUnder(folder, `${prefix}${entry.name}/`) : [prefix + entry.name],
	);
}

/**
 * What of a build is kept for offline, with a hash of the files whose names have none.
 * @param {string} folder of the build
 * @returns {{ url: string; revision: string | null }[]}
 */
export function offlineFiles(folder) {
	const files = filesUnder(folder).sort();
	// Every browser that runs the page reads woff2: its older twins are never asked for.
	const isTwin = (/** @type {string} */ file) => {
		const [, name] = /^assets\/(.+)-[\w-]{8}\.(?:ttf|woff)$/.exec(file) ?? [];
		return name !== undefined && files.some((other) => other.startsWith(`assets/${name}-`) && other.endsWith('.woff2'));
	};
	return files
		.filter((file) => file !== SERVICE_WORKER && !isTwin(file))
		.map((url) => ({
			url,
			revision: HASHED.test(url)
				? null
				: createHash('sha256')
						.update(readFileSync(join(folder, url)))
						.digest('hex')
						.slice(0, 16),
		}));
}

/** @type {() => import('vite').Plugin} */
export const listOfflineFiles = () => {
	let folder = '';
	return {
		name: 'list-offline-files',
		apply: 'build',
		configResolved(config) {
			folder = join(config.root, config.build.outDir);
		},
		closeBundle: {
			order: 'post',
			sequential: true,
			handler() {
				const path = join(folder, SERVICE_WORKER);
				// A build that failed has none.
				if (!existsSync(path)) return;
				const worker = readFileSync(path, 'utf8');
				if (/^\s*(import|export)\b/m.test(worker)) throw new Error(`${SERVICE_WORKER} must be one file`);
				writeFileSync(path, `self.OFFLINE_FILES=${JSON.stringify(offlineFiles(folder))};${worker}`);
			},
		},
	};
};
