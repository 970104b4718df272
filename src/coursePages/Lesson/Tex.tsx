import { useLayoutEffect, useRef } from 'react';
import { setFormula } from './katex';

interface TexProps {
	readonly tex: string;
	/** On a line of its own. */
	readonly display?: boolean;
}

/** A formula. */
export function Tex({ tex, display = false }: TexProps) {
	const element = useRef<HTMLSpanElement>(null);
	useLayoutEffect(() => {
		if (element.current) setFormula(element.current, tex, display);
	}, [tex, display]);
	return <span ref={element} translate="no" />;
}
