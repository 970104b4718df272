/** The page as a figure shows it, for as long as a function runs: light, still, and with nothing that cannot be read. */
import { flushSync } from 'react-dom';
import { useTheme } from '../theme/theme';
import styles from './inPrint.module.css';
import { SvgPath } from './SvgPath';

/**
 * Runs a function while the page is as figures have it, and puts everything back before the browser draws again.
 * @param roots whose decorations by style sheet (`::before`, `::after`) are read
 */
export function inPrint<T>(roots: readonly Element[], run: () => T): T {
	const { theme } = useTheme.getState();
	const { documentElement } = document;
	const { Path2D: nativePath } = globalThis;
	let putAway = () => {};
	documentElement.classList.add(styles.still);
	if (theme !== 'light') flushSync(() => useTheme.setState({ theme: 'light' }));
	// Nobody can tell what is in a path of a canvas, so the drawings make paths that say it.
	globalThis.Path2D = SvgPath as unknown as typeof Path2D;
	try {
		putAway = writeOutDecorations(roots);
		return run();
	} finally {
		putAway();
		globalThis.Path2D = nativePath;
		if (theme !== 'light') flushSync(() => useTheme.setState({ theme }));
		documentElement.classList.remove(styles.still);
	}
}

/** Puts elements in the place of decorations, since those have no place that could be asked for. */
function writeOutDecorations(roots: readonly Element[]): () => void {
	const made: HTMLElement[] = [];
	const found = roots
		.flatMap((root) => Array.from(root.querySelectorAll('*')))
		.filter((element) => element instanceof HTMLElement);
	const wanted = Array.from(new Set(found)).flatMap((element) =>
		(['::before', '::after'] as const).flatMap((part) => {
			const style = getComputedStyle(element, part);
			if (style.content === 'none' || style.content === 'normal' || style.display === 'none') return [];
			const looks = Array.from(style, (name) => [name, style.getPropertyValue(name)] as const);
			return [{ element, part, looks, text: /^"(.*)"$/s.exec(style.content)?.[1] ?? '' }];
		}),
	);
	for (const { element, part, looks, text } of wanted) {
		const stand = document.createElement('span');
		for (const [name, value] of looks) stand.style.setProperty(name, value);
		stand.textContent = text;
		if (part === '::before') element.prepend(stand);
		else element.append(stand);
		made.push(stand);
	}
	for (const root of roots) root.classList.add(styles.bare);
	return () => {
		for (const stand of made) stand.remove();
		for (const root of roots) root.classList.remove(styles.bare);
	};
}
