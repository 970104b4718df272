import { useEffect, useRef, useState } from 'react';

/** How long the walk from A to B takes, ms. */
const DURATION = 3_000;

const prefersStillness = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

/** An automatic walk along the path. With reduced motion it jumps to the middle. */
export function useWalk(goTo: (t: number) => void): { walking: boolean; start(from: number): void; stop(): void } {
	const [walking, setWalking] = useState(false);
	const request = useRef(0);
	const latest = useRef(goTo);
	useEffect(() => {
		latest.current = goTo;
	});
	const stop = () => {
		cancelAnimationFrame(request.current);
		setWalking(false);
	};
	const start = (from: number) => {
		cancelAnimationFrame(request.current);
		if (prefersStillness()) {
			goTo(0.5);
			return;
		}
		setWalking(true);
		let began: number | null = null;
		const advance = (now: number) => {
			began ??= now;
			const t = Math.min(from + (now - began) / DURATION, 1);
			latest.current(t);
			if (t < 1) request.current = requestAnimationFrame(advance);
			else setWalking(false);
		};
		request.current = requestAnimationFrame(advance);
	};
	useEffect(() => () => cancelAnimationFrame(request.current), []);
	return { walking, start, stop };
}
