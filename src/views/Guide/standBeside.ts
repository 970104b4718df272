/** Where the card of the guided opening stands. */
import { useExploration } from '../../state/explorationStore';
import { selectorOf, type TargetId } from '../../ui/targets';

/** Space between the card and what it stands beside, and the edges of the window, in px. */
const GAP = 10;

/** The ruler at the foot of a map, in px. */
const RULER = 34;

/** Where the page is one column, as in its style sheets. */
const NARROW = '(max-width: 56.25em)';

/** The edge of a narrow page at which the card stands. */
type Side = 'top' | 'bottom';

interface Place {
	readonly target: TargetId;
	/** What has to be in view. */
	readonly stage: TargetId;
	/** What has to be in view once samples are drawn; null where that is the stage. */
	readonly effect: TargetId | null;
	/** In a corner of the stage, off the target, in place of beside the target. */
	readonly inside: boolean;
}

function visible(id: TargetId): HTMLElement | undefined {
	return Array.from(document.querySelectorAll<HTMLElement>(selectorOf(id))).find((part) => part.checkVisibility());
}

const bar = () => document.getElementById('thumb-bar');

/** Scrolls a part to where neither the card nor the bar at the thumb covers it: its upper edge where it is higher than that. */
function bringClear(part: HTMLElement, card: HTMLElement, side: Side): void {
	const ofPart = part.getBoundingClientRect();
	if (ofPart.left < 0 || ofPart.right > innerWidth) part.scrollIntoView({ block: 'nearest', inline: 'nearest' });
	const taken = card.offsetHeight + GAP;
	const from = GAP + (side === 'top' ? taken : 0);
	const to = innerHeight - (bar()?.offsetHeight ?? 0) - GAP - (side === 'top' ? 0 : taken);
	const { top, bottom } = part.getBoundingClientRect();
	if (top >= from && bottom <= to) return;
	const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
	scrollBy({
		top: top - from - Math.max(0, (to - from - (bottom - top)) / 2),
		behavior: still ? 'instant' : 'smooth',
	});
}

/**
 * Keeps the card under its target, or over it where that is low, or in a corner of the stage; beside a target in the bar
 * under the maps it would cover them, and stands at the foot of the column beside them. On a narrow page it stands over
 * the bar at the thumb instead, or at the upper edge while a target under the maps is in view, and what is to be seen is
 * scrolled clear of it. @returns ends it
 */
export function standBeside(card: HTMLElement, { target, stage, effect, inside }: Place): () => void {
	const narrow = matchMedia(NARROW);
	let frame = 0;
	let scrolled = false;
	/** What was scrolled clear last: a card that grows is not to cover it. */
	let keepClear = () => {};
	const bring = (part: HTMLElement, side: Side) => {
		keepClear = () => bringClear(part, card, side);
		keepClear();
	};
	const stand = () => {
		frame = 0;
		const [part, seen] = [visible(target), visible(stage)];
		if (!part || !seen) {
			// It comes a moment later.
			frame = requestAnimationFrame(stand);
			return;
		}
		observer.observe(part);
		const thumb = bar();
		if (thumb) observer.observe(thumb);
		const goesTop = !inside && !thumb?.contains(part);
		const { top: edge, height: tall } = part.getBoundingClientRect();
		const inView = edge + tall / 2 > 0 && edge + tall / 2 < innerHeight - (thumb?.offsetHeight ?? 0);
		card.dataset.side = goesTop && inView ? 'top' : 'bottom';
		card.toggleAttribute('data-aside', !inside && (thumb?.contains(part) ?? false));
		card.style.setProperty('--over', `${GAP + (thumb?.offsetHeight ?? 0)}px`);
		if (!scrolled && narrow.matches) bring(seen, goesTop ? 'top' : 'bottom');
		else if (!scrolled) seen.scrollIntoView({ block: 'nearest' });
		scrolled = true;
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
	const growth = new ResizeObserver(() => {
		if (narrow.matches) keepClear();
	});
	growth.observe(card);
	const unsubscribe = useExploration.subscribe(({ samples }, { samples: before }) => {
		const part = effect && samples !== before && narrow.matches && visible(effect);
		if (part) bring(part, 'bottom');
	});
	addEventListener('resize', again);
	addEventListener('scroll', again, true);
	stand();
	return () => {
		cancelAnimationFrame(frame);
		observer.disconnect();
		growth.disconnect();
		unsubscribe();
		removeEventListener('resize', again);
		removeEventListener('scroll', again, true);
	};
}
