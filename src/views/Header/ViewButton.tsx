import { Ellipsis } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { openDockTab } from '../../state/dockStore';
import { startGuide } from '../../state/guideStore';
import { tip } from '../../ui/tip';
import styles from './Header.module.css';

/** Seldom opened, so they are loaded when they are. */
const ViewMenu = latePart(() => import('./ViewMenu'));
const GlossaryList = latePart(() => import('../../coursePages/Lesson/Teacher/GlossaryList'));

/** Opens the menu of what the page shows: folded parts, everything, glossary, colours. */
export function ViewButton() {
	const { t } = useTranslation('screen');
	const menu = useId();
	const opener = useRef<HTMLButtonElement>(null);
	const list = useRef<HTMLDivElement>(null);
	const [asked, setAsked] = useState(false);
	const [glossary, setGlossary] = useState(false);

	function place(): void {
		if (!opener.current || !list.current) return;
		const { bottom, right } = opener.current.getBoundingClientRect();
		list.current.style.top = `${bottom + 6}px`;
		list.current.style.right = `${Math.max(8, innerWidth - right)}px`;
		setAsked(true);
	}

	return (
		<>
			<button
				ref={opener}
				type="button"
				className={styles.pill}
				aria-label={t('view')}
				{...tip(t('view'))}
				popoverTarget={menu}
				data-testid="view-menu"
				onClick={place}
			>
				<Ellipsis size={16} aria-hidden="true" />
			</button>
			<div ref={list} id={menu} popover="auto" className={styles.menu}>
				{asked && (
					<PartBoundary>
						<ViewMenu
							onGuide={() => {
								list.current?.hidePopover();
								startGuide();
							}}
							onAgent={() => {
								list.current?.hidePopover();
								openDockTab('agent');
							}}
							onGlossary={() => {
								list.current?.hidePopover();
								setGlossary(true);
							}}
						/>
					</PartBoundary>
				)}
			</div>
			{glossary && (
				<PartBoundary>
					<GlossaryList
						onClose={() => {
							setGlossary(false);
							opener.current?.focus();
						}}
					/>
				</PartBoundary>
			)}
		</>
	);
}
