/**
 * The service worker: the whole page is there without a network. The build makes a file of its own of it, sw.js, and puts
 * the list of the page's files into it (scripts/offline-files.mjs).
 *
 * A first version takes over at once, so that the page that is open has all of its late parts. A later one waits until
 * no tab has the one before, or a person asks for it: parts of two versions do not go together.
 */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';

/** What is used of a service worker's own scope: the types of a page have none. */
interface Scope {
	/** The page's files, with a hash of those whose names have none. */
	readonly OFFLINE_FILES: readonly { readonly url: string; readonly revision: string | null }[];
	readonly registration: { readonly scope: string };
	readonly clients: { claim(): Promise<void> };
	skipWaiting(): Promise<void>;
	addEventListener(
		type: 'activate' | 'message',
		listener: (event: { readonly data?: unknown; waitUntil(work: Promise<unknown>): void }) => void,
	): void;
	addEventListener(
		type: 'fetch',
		listener: (event: { readonly request: Request; respondWith(response: Promise<Response>): void }) => void,
	): void;
}

const scope = self as unknown as Scope;
const page = new URL(scope.registration.scope);

/** What the page opens with: whoever hosts it may put a training in its place without another build. */
const OPENING = new URL('poster.bin', page).href;

/** Milliseconds that the network has to give it. */
const PATIENCE = 2_000;

scope.addEventListener('fetch', (event) => {
	if (event.request.url === OPENING) event.respondWith(opening());
});
cleanupOutdatedCaches();
precacheAndRoute([...scope.OFFLINE_FILES], {
	cleanURLs: false,
	// The page itself, whatever lesson its address asks for.
	urlManipulation: ({ url }) => (url.pathname === page.pathname ? [new URL('index.html', page)] : []),
});

scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('message', (event) => {
	if (event.data === 'take over') event.waitUntil(scope.skipWaiting());
});

/** The file as the host has it now, or as it was when it was last there. */
async function opening(): Promise<Response> {
	const kept = await caches.open('opening');
	try {
		const response = await fetch(OPENING, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE) });
		if (!response.ok) throw new Error(`HTTP ${response.status}`);
		await kept.put(OPENING, response.clone());
		return response;
	} catch {
		return (await kept.match(OPENING)) ?? (await matchPrecache(OPENING)) ?? Response.error();
	}
}
