/** The page without a network: its files are kept in the background, and a newer version is offered, never forced. */
import { useNotices } from '../../state/noticeStore';
import { keepAndReload } from '../../state/reload';

/** Milliseconds after the first frame: a person's first actions have the network and the processor to themselves. */
const CALM = 4_000;

/** Where the service worker is, beside the page: the build gives it no hash. */
const SERVICE_WORKER = 'sw.js';

/** Keeps the page's files from now on. Does nothing where the browser has no service workers, as over plain HTTP. */
export function keepOffline(): void {
	if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
	setTimeout(() => void register().catch(() => {}), CALM);
}

/** Refused in some private windows and frames: the page then needs its network, as before. */
async function register(): Promise<void> {
	const { serviceWorker } = navigator;
	// The first one takes over the page that is open: that is no other version.
	let hadOne = serviceWorker.controller !== null;
	const registration = await serviceWorker.register(SERVICE_WORKER);
	const offer = () => {
		if (registration.waiting && serviceWorker.controller) tellNewVersion(registration.waiting);
	};
	offer();
	registration.addEventListener('updatefound', () => {
		const { installing } = registration;
		installing?.addEventListener('statechange', () => {
			if (installing.state === 'installed') offer();
		});
	});
	serviceWorker.addEventListener('controllerchange', () => {
		// Another tab has taken the new version.
		if (hadOne) tellNewVersion(null);
		hadOne = true;
	});
}

/** @param waiting the new version's service worker; null where it has taken over already */
function tellNewVersion(waiting: ServiceWorker | null): void {
	useNotices.getState().show({
		id: 'version',
		tone: 'info',
		message: 'newVersion',
		actions: [{ label: 'reloadPage', run: () => void takeOver(waiting) }],
	});
}

async function takeOver(waiting: ServiceWorker | null): Promise<void> {
	if (waiting && waiting.state !== 'activated') {
		const taken = new Promise((resolve) => {
			navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
		});
		waiting.postMessage('take over');
		await taken;
	}
	await keepAndReload();
}
