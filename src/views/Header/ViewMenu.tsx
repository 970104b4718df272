import { BookA, Bot, Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
	chooseEverything,
	fold,
	type ScreenPart,
	useChoseEverything,
	useEverything,
	useMapTools,
	useScreen,
} from '../../state/screenStore';
import { ThemeToggle } from './ThemeToggle';
import styles from './ViewMenu.module.css';

/** What is folded by the menu, and its name there. */
const PARTS = [
	['controls', 'partControls'],
	['legend', 'partLegend'],
	['details', 'partDetails'],
	['dock', 'partDock'],
] as const satisfies readonly (readonly [ScreenPart, string])[];

interface ViewMenuProps {
	readonly onGlossary: () => void;
	readonly onGuide: () => void;
	readonly onAgent: () => void;
}

/** The parts of the page, each to be shown or folded away; all of them at once; the guide; the glossary; the colours. */
export default function ViewMenu({ onGlossary, onGuide, onAgent }: ViewMenuProps) {
	const { t } = useTranslation('screen');
	const everything = useEverything();
	const chose = useChoseEverything();
	const tools = useMapTools();
	const unfolded = useScreen((screen) => screen.unfolded);
	const isShown = (part: ScreenPart) => (part === 'legend' ? tools : everything || unfolded.has(part));
	// A lesson has all parts but these tools, which come with the pages that use them.
	const isFixed = (part: ScreenPart) => (part === 'legend' ? chose || (tools && !unfolded.has(part)) : everything);
	return (
		<div className={styles.menu} data-testid="view-parts">
			{PARTS.map(([part, name]) => (
				<label key={part} className={styles.entry}>
					<input
						type="checkbox"
						checked={isShown(part)}
						disabled={isFixed(part)}
						onChange={(event) => fold(part, event.target.checked)}
					/>
					{t(name)}
				</label>
			))}
			<label className={`${styles.entry} ${styles.ruled}`}>
				<input
					type="checkbox"
					data-testid="everything"
					checked={chose}
					onChange={(event) => chooseEverything(event.target.checked)}
				/>
				<span className={styles.grow}>{t('everything')}</span>
				<kbd className={styles.key} translate="no">
					e
				</kbd>
			</label>
			{!everything && (
				<button
					type="button"
					className={`${styles.entry} ${styles.ruled} ${styles.guide}`}
					data-testid="agent-open-tab"
					onClick={onAgent}
				>
					<Bot size={15} aria-hidden="true" />
					{t('agent')}
				</button>
			)}
			{!everything && (
				<button type="button" className={`${styles.entry} ${styles.guide}`} data-testid="guide-start" onClick={onGuide}>
					<Compass size={15} aria-hidden="true" />
					{t('guide')}
				</button>
			)}
			<div className={`${styles.last} ${styles.ruled}`}>
				<button type="button" className={styles.glossary} data-testid="glossary-open" onClick={onGlossary}>
					<BookA size={15} aria-hidden="true" />
					{t('glossary')}
				</button>
				{!chose && <ThemeToggle />}
			</div>
		</div>
	);
}
