/** Where the card of the guided opening stands. */
import { selectorOf, type TargetId } from '../../ui/targets';

/** Space between the card and what it stands beside, and the edges of the window, in px. */
const GAP = 10;

/** The ruler at the foot of a map, in px. */
const RULER = 34;

interface Place {
	readonly target: TargetId;
	/** What has to be in view. */
	readonly stage: TargetId;
	/** In a corner of the stage, off the target, in place of beside the target. */
	readonly inside: boolean;
}

function visible(id: TargetId): HTMLElement | undefined {
	return Array.from(document.querySelectorAll<HTMLElement>(selectorOf(id))).find((part) => part.checkVisibility());
}

/**
 * Keeps the card under its target, or over it where that is low, or in a corner of the stage. On a narrow page it stands over
 * the bar at the thumb instead, and the stage is scrolled into view, with the target clear of the card. @returns ends it
 */
export function standBeside(card: HTMLElement, { target, stage, inside }: Place): () => void {
	let frame = 0;
	let scrolled = false;
	const stand = () => {
		frame = 0;
		const [part, seen] = [visible(target), visible(stage)];
		if (!part || !seen) {
			// It comes a moment later.
			frame = requestAnimationFrame(stand);
			return;
		}
		const bar = document.querySelector<HTMLElement>('[data-testid="calm-bar"]');
		card.style.setProperty('--over', `${GAP + (bar?.offsetHeight ?? 0)}px`);
		const scrolls = document.documentElement.scrollHeight > innerHeight + 1;
		if (!scrolled) {
			seen.scrollIntoView({ block: scrolls ? 'center' : 'nearest' });
			const atThumb = getComputedStyle(card).translate === 'none';
			const covered = part.getBoundingClientRect().bottom + GAP - card.getBoundingClientRect().top;
			if (atThumb && covered > 0 && !bar?.contains(part)) scrollBy(0, covered);
		}
		scrolled = true;
		observer.observe(part);
		if (bar) observer.observe(bar);
		const { offsetWidth: width, offsetHeight: height } = card;
		const { left, top, bottom } = (inside ? seen : part).getBoundingClientRect();
		const x = Math.max(GAP, Math.min(left + (inside ? GAP : 0), innerWidth - width - GAP));
		const [above, below] = inside ? [top + GAP, bottom - RULER - height] : [top - GAP - height, bottom + GAP];
		const isLow = inside ? below < part.getBoundingClientRect().bottom + GAP : below + height > innerHeight;
		card.style.setProperty('--x', `${Math.round(x)}px`);
		card.style.setProperty('--y', `${Math.round(Math.max(GAP, isLow ? above : below))}px`);
	};
	const again = () => {
		frame ||= requestAnimationFrame(stand);
	};
	const observer = new ResizeObserver(again);
	observer.observe(card);
	addEventListener('resize', again);
	addEventListener('scroll', again, true);
	stand();
	return () => {
		cancelAnimationFrame(frame);
		observer.disconnect();
		removeEventListener('resize', again);
		removeEventListener('scroll', again, true);
	};
}
