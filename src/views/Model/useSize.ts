import { type RefObject, useEffect, useState } from 'react';
import { observeCanvasSize } from '../../plane/canvasSize';

/** The size of an element's inside in CSS pixels, as it changes. */
export function useSize(element: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
	const [size, setSize] = useState({ width: 900, height: 210 });
	useEffect(() => {
		if (!element.current) return;
		return observeCanvasSize(element.current, (exactWidth, exactHeight) => {
			const [width, height] = [Math.floor(exactWidth), Math.floor(exactHeight)];
			// Nothing is laid out in a panel that is away.
			if (width === 0) return;
			setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
		});
	}, [element]);
	return size;
}
