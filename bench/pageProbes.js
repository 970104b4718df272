/** Put into the page before its own scripts by `page.ts`, which types `window.probes`. */
(() => {
	/** @type {number[]} */
	let longTasks = [];
	/** @type {number[]} */
	let drags = [];
	/** @type {number[]} */
	let inputs = [];
	/** @type {number[]} */
	let frameWork = [];
	let movedAt = 0;
	let inputAt = 0;
	let workOfFrame = 0;

	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) longTasks.push(duration);
	}).observe({ type: 'longtask' });

	// Every callback of one animation frame runs at the same frame time.
	const request = window.requestAnimationFrame.bind(window);
	let frameTime = 0;
	// A task that is posted while a frame is being made comes after the frame has been painted.
	let inFrame = false;
	/** @type {(() => void)[]} */
	const afterPaint = [];
	const painted = () => {
		inFrame = false;
		for (const call of afterPaint.splice(0)) call();
	};
	const makeFrame = () => {
		if (inFrame || window.scriptOnly) return;
		inFrame = true;
		// Before every other task that waits.
		scheduler.postTask(painted, { priority: 'user-blocking' });
	};
	window.requestAnimationFrame = (callback) =>
		request((time) => {
			if (time !== frameTime) {
				// Frames without drawing take next to nothing and would hide those with.
				if (workOfFrame > 0.5) frameWork.push(workOfFrame);
				workOfFrame = 0;
				frameTime = time;
			}
			makeFrame();
			const start = performance.now();
			callback(time);
			workOfFrame += performance.now() - start;
		});

	addEventListener(
		'pointermove',
		(event) => {
			if (event.buttons === 0 || movedAt > 0) return;
			movedAt = performance.now();
			inputAt = event.timeStamp;
		},
		true,
	);

	/** The handle exists once the page's own script has drawn it: the static shell has none. */
	const lookForProbe = () => {
		if (document.querySelector('[data-testid=probe]')) window.probes.touchableAt = performance.now();
		else request(lookForProbe);
	};
	request(lookForProbe);

	addEventListener('DOMContentLoaded', () => {
		// Watching every change is script too: not where script is measured.
		if (window.scriptOnly) return;
		new MutationObserver((changes) => {
			for (const { target } of changes) {
				const element = target instanceof Element ? target : target.parentElement;
				if (movedAt > 0 && element?.closest('[data-testid=decoded-parameters]')) {
					const [from, input] = [movedAt, inputAt];
					movedAt = 0;
					afterPaint.push(() => {
						drags.push(performance.now() - from);
						inputs.push(performance.now() - input);
					});
					if (!inFrame) request(makeFrame);
				}
				const step = element?.closest('[data-testid=step-count]')?.getAttribute('data-step');
				if (Number(step) > 0 && window.probes.firstStepAt === 0) window.probes.firstStepAt = performance.now();
			}
		}).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
	});

	window.probes = {
		touchableAt: 0,
		firstStepAt: 0,
		reset() {
			longTasks = [];
			drags = [];
			inputs = [];
			frameWork = [];
		},
		read: () => ({ longTasks, drags, inputs, frameWork, framesDrawn: frameWork.length }),
		async pause() {
			const start = performance.now();
			await window.latentLab.pause();
			while ((await window.latentLab.state()).phase === 'training')
				await new Promise((resolve) => setTimeout(resolve, 1));
			return performance.now() - start;
		},
	};
})();
