import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clamp } from '../../numerics/clamp';
import { selectorOf, type TargetId } from '../../ui/targets';
import { useDrag } from '../../ui/useDrag';
import styles from './SheetHandle.module.css';

/** In one column a lesson is a sheet over the lower part of the page, at one of three heights. */
const HEIGHTS = ['peek', 'half', 'full'] as const;
type Height = (typeof HEIGHTS)[number];

/** Head and foot of the lesson; nearly half of the screen; nearly all of it. */
const LENGTHS: Readonly<Record<Height, string>> = { peek: '9rem', half: '46dvh', full: '88dvh' };

const NARROW = '(max-width: 56.25em)';

/** Milliseconds after which what a page is about is looked for once more: parts of the page come late. */
const LOOKS = [0, 300, 1_000];

function setLength(length: string): void {
	document.documentElement.style.setProperty('--sheet-height', length);
}

/** What is no higher than this share of the screen has room over the sheet. */
const LOW = 0.5;

/** Scrolls no farther than it takes, so that the maps stay in view where they can; to the head of what is higher than the room. */
function bringOverSheet(element: Element | null): void {
	if (!element) return;
	const low = element.getBoundingClientRect().height <= LOW * innerHeight;
	element.scrollIntoView({ block: low ? 'nearest' : 'start' });
}

/** What a person does to take the page over. */
const OWN_SCROLL = ['pointerdown', 'wheel', 'keydown'] as const;

/** Scrolls what a page is about into the part of the screen that the sheet leaves, until a person scrolls. @returns ends it */
function showTarget(target: TargetId): () => void {
	const look = () => bringOverSheet(document.querySelector(selectorOf(target)));
	const timers = LOOKS.map((delay) => setTimeout(look, delay));
	// With every part that comes the page grows.
	const growth = new ResizeObserver(look);
	const page = document.querySelector('main')?.parentElement;
	if (page) growth.observe(page);
	const stop = () => {
		timers.forEach(clearTimeout);
		growth.disconnect();
		for (const event of OWN_SCROLL) removeEventListener(event, stop);
	};
	for (const event of OWN_SCROLL) addEventListener(event, stop);
	return stop;
}

interface SheetHandleProps {
	/** Another one brings the sheet down from its full height: the page shows something else. */
	readonly page: string;
	/** What the page is about; null for what stands in the sheet itself. */
	readonly target: TargetId | null;
}

/** Drags the sheet of a lesson to one of its heights; two buttons do the same. */
export function SheetHandle({ page, target }: SheetHandleProps) {
	const { t } = useTranslation('lessons');
	const [height, setHeight] = useState<Height>('half');
	const [shownPage, setShownPage] = useState(page);
	if (shownPage !== page) {
		setShownPage(page);
		if (height === 'full' && target) setHeight('half');
	}
	useEffect(() => {
		setLength(LENGTHS[height]);
		document.documentElement.dataset.sheet = height;
		return () => {
			document.documentElement.style.removeProperty('--sheet-height');
			delete document.documentElement.dataset.sheet;
		};
	}, [height]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another page may be about the same part
	useEffect(() => {
		if (target && height !== 'full' && matchMedia(NARROW).matches) return showTarget(target);
	}, [page, target, height]);

	const share = useRef(0);
	const drag = useDrag<HTMLDivElement>({
		begin: ({ target: pressed, clientY }) => {
			if (pressed instanceof Element && pressed.closest('button')) return false;
			share.current = 1 - clientY / innerHeight;
		},
		move: ({ clientY }) => {
			share.current = 1 - clientY / innerHeight;
			setLength(`${clamp(innerHeight - clientY + 10, 96, 0.92 * innerHeight)}px`);
		},
		end: () => {
			const chosen = share.current > 0.67 ? 'full' : share.current > 0.3 ? 'half' : 'peek';
			setLength(LENGTHS[chosen]);
			setHeight(chosen);
		},
	});

	const step = (by: 1 | -1) => setHeight(HEIGHTS[HEIGHTS.indexOf(height) + by] ?? height);
	return (
		<div className={styles.handle} data-testid="lesson-sheet" data-height={height} {...drag}>
			<i className={styles.grip} aria-hidden="true" />
			<button
				type="button"
				className={styles.step}
				aria-label={t('sheetRaise')}
				disabled={height === 'full'}
				data-testid="lesson-sheet-raise"
				onClick={() => step(1)}
			>
				<ChevronUp size={18} aria-hidden="true" />
			</button>
			<button
				type="button"
				className={styles.step}
				aria-label={t('sheetLower')}
				disabled={height === 'peek'}
				data-testid="lesson-sheet-lower"
				onClick={() => step(-1)}
			>
				<ChevronDown size={18} aria-hidden="true" />
			</button>
		</div>
	);
}
