/**
 * Shows the static shell of index.html when the page does not come: a file that does not load, or a fault before
 * anything is drawn. A classic script of its own, so that it works when no module does.
 */
(() => {
	const shell = () => document.getElementById('shell');
	const started = () => shell()?.hidden !== false;
	const fail = () => {
		if (!started()) shell()?.setAttribute('data-failed', '');
	};
	// Errors of elements that load something do not bubble.
	addEventListener(
		'error',
		(event) => {
			const { target } = event;
			const link = target instanceof HTMLLinkElement;
			// The page does not start without its style sheets; what is to say so may not be there yet.
			if (link && target.rel === 'stylesheet') document.documentElement.dataset.unstyled = '';
			if (target === window || target instanceof HTMLScriptElement || (link && target.rel !== 'icon')) fail();
		},
		true,
	);
	addEventListener('unhandledrejection', fail);
	addEventListener('click', (event) => {
		if (event.target instanceof Element && event.target.id === 'reload' && !event.defaultPrevented) location.reload();
	});
})();
