import { Dices, type LucideIcon, MessageCircleQuestion, Route } from 'lucide-react';
import { type ComponentType, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PartBoundary } from '../../late/PartBoundary';
import { useExploration } from '../../state/explorationStore';
import { drawSamples } from '../../state/priorSampling';
import { fold, useScreen } from '../../state/screenStore';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import { Interpolation } from '../Interpolation/Interpolation';
import { PriorSamples } from '../PriorSamples/PriorSamples';
import styles from './CalmSections.module.css';

/**
 * Keeps what has been unfolded in view, also while it grows because its parts come one by one.
 * @returns ends it
 */
function bringIntoView(element: HTMLElement): () => void {
	const show = () => element.scrollIntoView({ block: 'nearest' });
	const observer = new ResizeObserver(show);
	observer.observe(element);
	return () => observer.disconnect();
}

/** The chips, in their order. */
const CHIPS = [
	{ part: 'samples', icon: Dices },
	{ part: 'path', icon: Route },
	{ part: 'why', icon: MessageCircleQuestion },
] as const satisfies readonly { readonly part: string; readonly icon: LucideIcon }[];

type Chip = (typeof CHIPS)[number]['part'];

/**
 * Three things to try; each chip starts one and unfolds its section, or folds it away. @param Why the last section,
 * which depends on the course
 */
export function CalmSections({ Why }: { readonly Why: ComponentType }) {
	const { t } = useTranslation('screen');
	const unfolded = useScreen((screen) => screen.unfolded);
	const sampleTarget = useTarget('samplePrior');
	/** Whether the chip started the walk: a section unfolded on an earlier visit starts nothing. */
	const [walks, setWalks] = useState(false);
	/** The section that has just been unfolded: it is brought into view. */
	const [opened, setOpened] = useState<Chip | null>(null);
	const section = useRef<HTMLDivElement>(null);
	const id = useId();
	useEffect(() => (opened && section.current ? bringIntoView(section.current) : undefined), [opened]);

	function press(part: Chip): void {
		const open = !unfolded.has(part);
		if (part === 'path') setWalks(open);
		if (part === 'samples' && open) drawSamples(1, useExploration.getState().samples?.scale ?? 1);
		setOpened(open ? part : null);
		fold(part, open);
	}

	const contents: Readonly<Record<Chip, ReactNode>> = {
		samples: <PriorSamples />,
		path: <Interpolation walks={walks} />,
		why: (
			<PartBoundary>
				<Why />
			</PartBoundary>
		),
	};
	return (
		<>
			<fieldset className={styles.chips} aria-label={t('chips')}>
				{CHIPS.map(({ part, icon: Icon }) => (
					<button
						key={part}
						type="button"
						className={`button ${styles.chip}`}
						data-testid={`chip-${part}`}
						{...tip(t(`${part}Title`))}
						aria-expanded={unfolded.has(part)}
						aria-controls={`${id}-${part}`}
						onClick={() => press(part)}
						{...(part === 'samples' ? sampleTarget.control : {})}
					>
						<Icon size={15} aria-hidden="true" />
						{t(part)}
					</button>
				))}
			</fieldset>
			{CHIPS.map(({ part }) => (
				<div
					key={part}
					ref={part === opened ? section : undefined}
					id={`${id}-${part}`}
					className={styles.section}
					hidden={!unfolded.has(part)}
				>
					{unfolded.has(part) && contents[part]}
				</div>
			))}
		</>
	);
}
