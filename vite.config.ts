/**
 * The build: a static page that works from any folder of any host, with training in an ES-module worker
 * that loads its engine lazily.
 */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { simdEngine } from './scripts/compile-simd.mjs';
import { listOfflineFiles, SERVICE_WORKER } from './scripts/offline-files.mjs';
import { inProject } from './scripts/paths.mjs';
import { headersOfPreview } from './scripts/security-headers.mjs';
import { thirdPartyLicenses } from './scripts/third-party-licenses.mjs';
import { VERSION } from './scripts/version.mjs';

/**
 * The dev server writes styles and a script into the page, which the page's content security policy forbids.
 * The built page keeps the policy as it stands in index.html.
 */
const relaxedPolicyInDevelopment: Plugin = {
	name: 'relaxed-policy-in-development',
	apply: 'serve',
	transformIndexHtml: (html) =>
		html
			.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
			.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
};

/**
 * The modules of src/ that the page needs before anything is drawn: what main.tsx imports, and what that imports, itself left out. They
 * come in one file, which is smaller than the dozens that later parts would share with them. Packages are left to the
 * build: of those that are one list of everything, the page needs little.
 * @returns whether a module is one of them; found out when the first is asked for, since all are read then
 */
function firstModules(): (id: string, graph: ModuleGraph) => boolean {
	let first: Set<string> | undefined;
	return (id, graph) => {
		first ??= importedFrom(inProject('src/main.tsx'), graph);
		return first.has(id);
	};
}

interface ModuleGraph {
	getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const isOwn = (id: string) => id.startsWith(inProject('src'));

function importedFrom(entry: string, graph: ModuleGraph): Set<string> {
	const found = new Set([entry]);
	for (const id of found)
		for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) if (isOwn(imported)) found.add(imported);
	// It awaits parts that import the others: with them in one file, each would wait for the other.
	found.delete(entry);
	return found;
}

const isFirst = firstModules();

const licenses = thirdPartyLicenses();

export default defineConfig({
	base: './',
	define: { __APP_VERSION__: JSON.stringify(VERSION) },
	plugins: [simdEngine(), react(), relaxedPolicyInDevelopment, headersOfPreview, licenses.page, listOfflineFiles()],
	// React has had it since 18; the shim is for older ones.
	resolve: { alias: [{ find: /^use-sync-external-store\/shim$/, replacement: 'react' }] },
	build: {
		target: 'es2022',
		// Browsers without module preloading load the same files, a little later.
		modulePreload: { polyfill: false },
		// Files stay files: the policy allows no data: URL for fonts and wasm.
		assetsInlineLimit: 0,
		// size-limit watches what the page loads first; the engines are large, and load in the worker.
		chunkSizeWarningLimit: 1000,
		// Nearly all the time of a build is that of the worker's own build.
		rolldownOptions: {
			checks: { pluginTimings: false },
			input: { index: 'index.html', sw: 'src/offline/serviceWorker.ts' },
			output: {
				entryFileNames: ({ name }) => (name === 'sw' ? SERVICE_WORKER : 'assets/[name]-[hash].js'),
				codeSplitting: { groups: [{ name: (id, graph) => (isFirst(id, graph) ? 'first' : null) }] },
			},
		},
	},
	worker: {
		// The default format would put every engine into the worker's one file.
		format: 'es',
		plugins: () => [licenses.worker],
		// The licences stand in THIRD_PARTY_LICENSES.txt; as comments they are half the worker.
		rolldownOptions: { output: { comments: { legal: false } } },
	},
	// Known from the start, so that the dev server does not reload the page when the worker first asks for them.
	optimizeDeps: {
		include: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-webgpu'],
	},
	preview: { port: 4173, strictPort: true },
});
