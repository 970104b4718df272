/**
 * How much of the page is unfolded. A first visit sees the maps, one slider and the decoded action; what a person unfolds
 * is remembered on the device.
 */
import { create } from 'zustand';
import { clamp } from '../numerics/clamp';

/**
 * What can be folded away: the column of training controls, the key and the tools of the maps, the dock, the numbers of the
 * decoded action, and the three sections that the chips under it unfold.
 */
export const SCREEN_PARTS = ['controls', 'legend', 'dock', 'details', 'samples', 'path', 'why'] as const;

export type ScreenPart = (typeof SCREEN_PARTS)[number];

interface ScreenState {
	/** Every part is shown, whatever is folded. */
	readonly everything: boolean;
	/** Like `everything`, while a lesson is open: it points at parts that may be folded. */
	readonly inLesson: boolean;
	/** Whether the lesson's page uses the buttons and tools of the maps: only then are they there with it. */
	readonly lessonUsesTools: boolean;
	readonly unfolded: ReadonlySet<ScreenPart>;
	/** Height of the dock that a person has dragged, in rem; null for the page's own. */
	readonly dockHeight: number | null;
}

/** The least and the most that a dock is high, in rem. */
export const DOCK_HEIGHT = { min: 10, max: 50 } as const;

export const SCREEN_KEY = 'latent-lab.screen';

function clampedHeight(rem: number): number {
	return clamp(rem, DOCK_HEIGHT.min, DOCK_HEIGHT.max);
}

/** What the device remembers; the defaults of a first visit if that is missing or unreadable. */
function remembered(): Omit<ScreenState, 'inLesson' | 'lessonUsesTools'> {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(SCREEN_KEY) ?? '{}');
		const { everything, unfolded, dockHeight } = stored as { readonly [K in keyof ScreenState]?: unknown };
		const names = Array.isArray(unfolded) ? unfolded : [];
		return {
			everything: everything === true,
			unfolded: new Set(SCREEN_PARTS.filter((part) => names.includes(part))),
			dockHeight: typeof dockHeight === 'number' ? clampedHeight(dockHeight) : null,
		};
	} catch {
		// Storage is forbidden, or its content is invalid.
		return { everything: false, unfolded: new Set(), dockHeight: null };
	}
}

export const useScreen = create<ScreenState>()(() => ({ ...remembered(), inLesson: false, lessonUsesTools: true }));

function remember(): void {
	const { everything, unfolded, dockHeight } = useScreen.getState();
	try {
		localStorage.setItem(SCREEN_KEY, JSON.stringify({ everything, unfolded: Array.from(unfolded), dockHeight }));
	} catch {
		// Not remembered; the choice holds for this visit.
	}
}

/** Whether everything is shown: by choice, or for a lesson. */
export function useEverything(): boolean {
	return useScreen(({ everything, inLesson }) => everything || inLesson);
}

/** Whether a person has chosen everything: what a lesson unfolds for its pages is not in the head of the page. */
export function useChoseEverything(): boolean {
	return useScreen(({ everything }) => everything);
}

export function useUnfolded(part: ScreenPart): boolean {
	return useScreen(({ everything, inLesson, unfolded }) => everything || inLesson || unfolded.has(part));
}

/** Whether the buttons and tools of the maps are shown; a key in words stands in their place otherwise. */
export function useMapTools(): boolean {
	return useScreen(
		({ everything, inLesson, lessonUsesTools, unfolded }) =>
			everything || (inLesson && lessonUsesTools) || unfolded.has('legend'),
	);
}

function withPart(unfolded: ReadonlySet<ScreenPart>, part: ScreenPart, open: boolean): ReadonlySet<ScreenPart> {
	return new Set(SCREEN_PARTS.filter((other) => (other === part ? open : unfolded.has(other))));
}

/** A person unfolds a part, or folds it. */
export function fold(part: ScreenPart, open: boolean): void {
	useScreen.setState(({ unfolded }) => ({ unfolded: withPart(unfolded, part, open) }));
	remember();
}

/** Shows a part that a link, a script or another part of the page needs, for this visit. */
export function unfold(part: ScreenPart): void {
	useScreen.setState(({ unfolded }) => (unfolded.has(part) ? {} : { unfolded: withPart(unfolded, part, true) }));
}

/** A person asks for everything, or for the calm page. */
export function chooseEverything(everything: boolean): void {
	useScreen.setState({ everything });
	remember();
}

/** A person makes the dock higher or lower. @param rem null for the page's own height */
export function resizeDock(rem: number | null): void {
	useScreen.setState({ dockHeight: rem === null ? null : clampedHeight(rem) });
	remember();
}
