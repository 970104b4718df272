/** Loads a file of the page with what it is shown by: its style sheets, and its texts. */
import { showTexts, type TextLoaders } from '../i18n/lateTexts';

/** Style sheets that failed to load: the build's loader requests each only once, so they are requested again here. */
const failed = new Set<HTMLLinkElement>();

// Errors of elements that load something do not bubble.
addEventListener(
	'error',
	({ target }) => {
		if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed.add(target);
	},
	true,
);

/**
 * Imports a module, and loads the texts that it names as `texts` in the language shown.
 * @throws what the import does, of it or of a text
 */
export async function loadModule<M extends object>(load: () => Promise<M>): Promise<M> {
	await reloadFailedStyles();
	const module: M & { readonly texts?: readonly TextLoaders[] } = await load();
	await showTexts(module.texts ?? []);
	return module;
}

/** Requests every failed style sheet again; resolves when each has loaded, or failed again. */
async function reloadFailedStyles(): Promise<void> {
	const links = [...failed];
	failed.clear();
	await Promise.all(links.map(reload));
}

function reload(link: HTMLLinkElement): Promise<void> {
	return new Promise((resolve) => {
		const fresh = link.cloneNode() as HTMLLinkElement;
		fresh.onload = () => resolve();
		fresh.onerror = () => resolve();
		link.replaceWith(fresh);
	});
}
