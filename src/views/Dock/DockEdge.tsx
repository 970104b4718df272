import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCK_HEIGHT, resizeDock, useScreen } from '../../state/screenStore';
import { useDrag } from '../../ui/useDrag';
import styles from './Dock.module.css';

/** A press of an arrow key moves the edge by so much, in rem. */
const KEY_STEP = 2;

const remInPixels = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** The dock's upper edge: dragged, or moved with the arrow keys; Home gives the page's own height again. */
export function DockEdge() {
	const { t } = useTranslation('screen');
	const chosen = useScreen(({ dockHeight }) => dockHeight);
	const edge = useRef<HTMLDivElement>(null);
	/** Where the pointer took the edge, and the dock's height then, in px. */
	const held = useRef({ y: 0, height: 0 });
	const height = () => edge.current?.closest('section')?.getBoundingClientRect().height ?? 0;

	const drag = useDrag<HTMLDivElement>({
		begin: (event) => {
			event.preventDefault();
			held.current = { y: event.clientY, height: height() };
		},
		move: ({ clientY }) => resizeDock((held.current.height + held.current.y - clientY) / remInPixels()),
	});

	function onKeyDown(event: KeyboardEvent): void {
		const now = height() / remInPixels();
		if (event.key === 'ArrowUp') resizeDock(now + KEY_STEP);
		else if (event.key === 'ArrowDown') resizeDock(now - KEY_STEP);
		else if (event.key === 'Home') resizeDock(null);
		else return;
		event.preventDefault();
	}

	return (
		// biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no rule
		<div
			ref={edge}
			className={styles.edge}
			role="separator"
			aria-orientation="horizontal"
			aria-label={t('dockHeight')}
			aria-valuemin={DOCK_HEIGHT.min}
			aria-valuemax={DOCK_HEIGHT.max}
			aria-valuenow={Math.round(chosen ?? height() / remInPixels())}
			tabIndex={0}
			data-testid="dock-edge"
			{...drag}
			onDoubleClick={() => resizeDock(null)}
			onKeyDown={onKeyDown}
		/>
	);
}
