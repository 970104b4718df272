import { useEffect, useReducer, useRef } from 'react';
import { subscribeFrames } from '../../state/frames';
import { useInstruments } from './instrumentStore';

/** Numbers that follow the frames change this often at most. */
const INTERVAL = 100;

/**
 * Renders the view with every new frame, ten times a second at most, while it is on the screen.
 * @param onTick called before each rendering
 */
export function useFrameTick(onTick?: () => void): void {
	const [, render] = useReducer((count: number) => count + 1, 0);
	const onScreen = useInstruments((state) => state.onScreen);
	const latest = useRef(onTick);
	useEffect(() => {
		latest.current = onTick;
	});
	useEffect(() => {
		if (!onScreen) return;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const unsubscribe = subscribeFrames((frame) => {
			if (!frame) render();
			timer ??= setTimeout(() => {
				timer = undefined;
				latest.current?.();
				render();
			}, INTERVAL);
		});
		return () => {
			unsubscribe();
			clearTimeout(timer);
		};
	}, [onScreen]);
}
