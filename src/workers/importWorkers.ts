/**
 * In a frame with `sandbox="allow-scripts"` the page has an origin of its own that no address has, and a browser starts
 * no worker by an address of another origin. A script that the page itself creates, and that imports the file, is
 * allowed.
 */

/**
 * The script of a worker that imports a module. It is no module itself, since Chromium starts none of those there; what
 * the page sends before the module listens is kept for it.
 * @param address of the module, in full
 */
export function importingScript(address: string): string {
	return `const early = [];
const keep = (event) => early.push(event);
addEventListener('message', keep);
import(${JSON.stringify(address)}).then(
	() => {
		removeEventListener('message', keep);
		for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports }));
	},
	(fault) => setTimeout(() => {
		throw fault;
	}),
);
`;
}

/** Makes every later worker start from such a script; the module's server must allow that (CORS). */
export function importWorkers(): void {
	const { Worker: NativeWorker } = globalThis;
	globalThis.Worker = class extends NativeWorker {
		constructor(file: string | URL, { name }: WorkerOptions = {}) {
			const script = importingScript(new URL(file, location.href).href);
			super(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { name });
		}
	};
}
