import { useEffect, useReducer, useRef } from 'react';
import { reading } from '../../reading/reading';
import { newFrames } from '../../state/frames';
import { useInstruments } from './instrumentStore';

/**
 * Renders the view with every new frame, with the beat of the page's numbers, while it is on the screen.
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
		const tick = () => latest.current?.();
		return reading(newFrames, tick, { where: 'page', calm: 'beat', waits: true, show: render }).end;
	}, [onScreen]);
}
