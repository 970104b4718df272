/** The guided opening: five acts that lead from the first drag to the whole page. Shown once by itself. */
import { create } from 'zustand';
import { SCREEN_KEY } from './screenStore';

/** Its steps, in their order. */
export const GUIDE_STEPS = ['drag', 'sample', 'holes', 'klWeight', 'yours'] as const;

export type GuideStep = (typeof GUIDE_STEPS)[number];

/** Remembers on the device that it has been shown. */
export const GUIDE_KEY = 'latent-lab.guide';

interface Guide {
	/** The act that is shown; null for none. */
	readonly step: GuideStep | null;
	/** Whether the page moves the probe itself, to show how it is dragged. */
	readonly leads: boolean;
}

export const useGuide = create<Guide>()(() => ({ step: null, leads: false }));

/** Whether the guide hides what it is not about; the last step shows everything again. */
export function useIsGuided(): boolean {
	return useGuide(({ step }) => step !== null && step !== 'yours');
}

/** Begins with the first step. */
export function startGuide(): void {
	useGuide.setState({ step: GUIDE_STEPS[0] });
}

/** Goes on to the step after `step`; nothing where another one is shown by now. */
export function goOnInGuide(step: GuideStep): void {
	if (useGuide.getState().step === step)
		useGuide.setState({ step: GUIDE_STEPS[GUIDE_STEPS.indexOf(step) + 1] ?? null });
}

export function endGuide(): void {
	useGuide.setState({ step: null });
}

/**
 * Begins by itself on the first visit to the plain page: not for a link, a lesson or a frame, not where the device remembers
 * a visit, and not where it can remember none.
 */
export function greet({ hash, search }: Pick<Location, 'hash' | 'search'>): void {
	if (hash || search) return;
	try {
		if (localStorage.getItem(GUIDE_KEY) ?? localStorage.getItem(SCREEN_KEY)) return;
		localStorage.setItem(GUIDE_KEY, 'shown');
	} catch {
		return;
	}
	startGuide();
}
