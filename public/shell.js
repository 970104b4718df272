/**
 * Shows the static shell of index.html when the page does not come, and says why where that can be told: a file that does
 * not load, a fault before anything is drawn, a browser that is too old, a place where no module loads. A classic script
 * of its own, in the syntax of 2015, so that it works where no module does.
 */
(() => {
	const shell = () => document.getElementById('shell');
	const started = () => !shell() || shell().hidden;
	const fail = () => {
		if (!started()) shell().setAttribute('data-failed', '');
	};

	/** Whether the browser has what the page is built on, the youngest of each kind: the floor in the README. */
	const isYoungEnough = () =>
		'noModule' in HTMLScriptElement.prototype &&
		typeof Worker === 'function' &&
		typeof Object.hasOwn === 'function' &&
		typeof Array.prototype.findLast === 'function' &&
		typeof AbortSignal.any === 'function' &&
		'popover' in HTMLElement.prototype &&
		'showModal' in (window.HTMLDialogElement || Object).prototype;

	// The page does not start there: it would draw, and then fail piece by piece.
	if (!isYoungEnough()) document.documentElement.setAttribute('data-too-old', '');

	/** What the shell says: `file` and `frame` have the opaque origin, from which no module may be loaded. */
	const reason = () => {
		if (!isYoungEnough()) return 'browser';
		if (location.protocol === 'file:') return 'file';
		return self.origin === 'null' ? 'frame' : 'load';
	};

	// Errors of elements that load something do not bubble.
	addEventListener(
		'error',
		(event) => {
			const target = event.target;
			const sheet = target instanceof HTMLLinkElement && target.rel === 'stylesheet';
			// The page does not start without its style sheets; what is to say so may not be there yet.
			if (sheet) document.documentElement.dataset.unstyled = '';
			// A file that is fetched ahead may be one of a later part; where the page itself needs it, its script says so.
			if (target === window || target instanceof HTMLScriptElement || sheet) fail();
		},
		true,
	);
	addEventListener('unhandledrejection', fail);
	addEventListener('click', (event) => {
		if (event.target instanceof Element && event.target.id === 'reload' && !event.defaultPrevented) location.reload();
	});
	addEventListener('DOMContentLoaded', () => {
		const why = reason();
		shell().setAttribute('data-why', why);
		// In a frame of no origin modules load where the server allows it; where it does not, their error says so.
		if (why !== 'load' && why !== 'frame') fail();
	});
})();
