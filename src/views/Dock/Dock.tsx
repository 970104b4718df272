import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaBoundary } from '../../late/AreaBoundary';
import { type DockTab, useDock } from '../../state/dockStore';
import { foldByButton, takesFocus } from '../../state/foldByButton';
import { useEverything } from '../../state/screenStore';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from './Dock.module.css';
import { DockEdge } from './DockEdge';
import { stepThroughDock } from './dockSteps';
import { TABS } from './tabs';

/** The tab that a key leads to; undefined where the key means nothing here. */
function keyTarget(key: string, index: number): number | undefined {
	const last = TABS.length - 1;
	switch (key) {
		// The rail stands upright beside the charts, and lies above them on a narrow page.
		case 'ArrowDown':
		case 'ArrowRight':
			return index === last ? 0 : index + 1;
		case 'ArrowUp':
		case 'ArrowLeft':
			return index === 0 ? last : index - 1;
		case 'Home':
			return 0;
		case 'End':
			return last;
		default:
			return undefined;
	}
}

/** Calls that a dock has answered: one that is unfolded again does not take the focus for an old one. */
let answered = 0;

/** The strip under the maps: a rail of tabs and what the chosen one shows. */
export default function Dock() {
	const { t } = useTranslation('dock');
	const { t: screen } = useTranslation('screen');
	const target = useTarget('dock');
	const tab = useDock((state) => state.tab);
	const calls = useDock((state) => state.calls);
	const id = useId();
	const panel = useRef<HTMLDivElement>(null);
	const everything = useEverything();
	const { Content } = TABS.find((entry) => entry.id === tab) ?? TABS[0];

	useEffect(stepThroughDock, []);
	useEffect(() => {
		if (calls === answered) return;
		answered = calls;
		panel.current?.focus({ preventScroll: true });
		panel.current?.scrollIntoView({ block: 'nearest' });
	}, [calls]);

	function onKeyDown(event: KeyboardEvent<HTMLButtonElement>, index: number) {
		const target = keyTarget(event.key, index);
		if (target === undefined) return;
		event.preventDefault();
		useDock.setState({ tab: TABS[target].id });
		const tabs = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role=tab]');
		tabs?.[target].focus();
	}

	const tabId = (name: DockTab) => `${id}-tab-${name}`;
	return (
		<div className={styles.dock} data-testid="dock" {...target.area}>
			<div className={styles.rail} role="tablist" aria-label={t('tabs')} aria-orientation="vertical">
				{TABS.map(({ id: name, icon: Icon }, index) => (
					<button
						key={name}
						id={tabId(name)}
						type="button"
						role="tab"
						className={styles.tab}
						aria-selected={name === tab}
						aria-controls={name === tab ? `${id}-panel` : undefined}
						tabIndex={name === tab ? 0 : -1}
						ref={name === tab ? takesFocus('dock', true) : undefined}
						onClick={() => useDock.setState({ tab: name })}
						onKeyDown={(event) => onKeyDown(event, index)}
					>
						<Icon size={15} strokeWidth={1.75} aria-hidden="true" />
						{t(name)}
					</button>
				))}
			</div>
			<DockEdge />
			{!everything && (
				<button
					type="button"
					className={styles.fold}
					aria-label={screen('fold')}
					{...tip(screen('fold'))}
					data-testid="dock-fold"
					onClick={() => foldByButton('dock', false)}
				>
					<ChevronDown size={16} aria-hidden="true" />
				</button>
			)}
			<div
				ref={panel}
				id={`${id}-panel`}
				className={styles.panel}
				role="tabpanel"
				aria-labelledby={tabId(tab)}
				tabIndex={-1}
			>
				<AreaBoundary key={tab}>
					<Content />
				</AreaBoundary>
			</div>
		</div>
	);
}
