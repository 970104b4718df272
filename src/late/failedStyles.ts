/** Style sheets that did not come: the build's loader asks for each only once, so they are asked for here. */

const failed = new Set<HTMLLinkElement>();

// Errors of elements that load something do not bubble.
addEventListener(
	'error',
	({ target }) => {
		if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed.add(target);
	},
	true,
);

/** Asks anew for every style sheet that failed; resolves when each has come, or failed again. */
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
