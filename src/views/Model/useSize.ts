import { type RefObject, useEffect, useState } from 'react';

/** The size of an element's inside in CSS pixels, as it changes. */
export function useSize(element: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
	const [size, setSize] = useState({ width: 900, height: 210 });
	useEffect(() => {
		if (!element.current) return;
		const observer = new ResizeObserver(([{ contentRect }]) => {
			const [width, height] = [Math.floor(contentRect.width), Math.floor(contentRect.height)];
			setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
		});
		observer.observe(element.current);
		return () => observer.disconnect();
	}, [element]);
	return size;
}
