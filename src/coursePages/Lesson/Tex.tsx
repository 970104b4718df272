/** Formulas by KaTeX: our own TeX alone, with symbols that carry their term as `data-term`. */
import 'katex/dist/katex.css';
import katex from 'katex';
import { useLayoutEffect, useRef } from 'react';

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

/** Sets a formula into an element. KaTeX writes MathML beside what is seen, so that it is read out too. */
function setFormula(element: HTMLElement, tex: string, displayMode: boolean): void {
	katex.render(tex, element, {
		displayMode,
		throwOnError: false,
		macros: { '\\term': '\\htmlData{term=#1}{#2}' },
		// The page's own content is the only TeX there is; nothing but the attribute above is allowed to it.
		trust: ({ command }) => command === '\\htmlData',
		strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'warn'),
	});
}
