import { type RefObject, useEffect, useState } from 'react';
import { observeCanvasSize } from './canvasSize';

interface Size {
	readonly width: number;
	readonly height: number;
}

const NONE: Size = { width: 0, height: 0 };

/**
 * The size of an element's inside in whole CSS pixels, as it changes; the last one while it is not laid out.
 * @param first before it is laid out
 */
export function useSize(element: RefObject<Element | null>, first = NONE): Size {
	const [size, setSize] = useState(first);
	useEffect(() => {
		if (!element.current) return;
		return observeCanvasSize(element.current, (exactWidth, exactHeight) => {
			const [width, height] = [Math.floor(exactWidth), Math.floor(exactHeight)];
			if (width === 0) return;
			setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
		});
	}, [element]);
	return size;
}
