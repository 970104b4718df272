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

/** Requests every failed style sheet again; resolves when each has loaded, or failed again. */
export async function reloadFailedStyles(): Promise<void> {
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
