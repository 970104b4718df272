/** Which page of a class bet an address asks for: `?bet=predict&steps=600` for a learner, `?bet=class` for the teacher. */

const BET_PAGES = ['predict', 'class'] as const;
export type BetPage = (typeof BET_PAGES)[number];

/** Training steps that a bet may be about. */
export const BET_STEPS = [200, 600, 2_000] as const;
export type BetSteps = (typeof BET_STEPS)[number];

/** What an address without steps, or with others, is about. */
export const DEFAULT_STEPS: BetSteps = 600;

export interface AskedBet {
	readonly page: BetPage;
	readonly steps: BetSteps;
}

/** @param search what stands behind the path, with its `?`; null where it asks for no bet */
export function askedBet(search: string): AskedBet | null {
	const asked = new URLSearchParams(search);
	const page = BET_PAGES.find((name) => name === asked.get('bet'));
	if (!page) return null;
	return { page, steps: BET_STEPS.find((steps) => String(steps) === asked.get('steps')) ?? DEFAULT_STEPS };
}

/** @returns with its `?` */
export function betSearch({ page, steps }: AskedBet): string {
	return `?bet=${page}&steps=${steps}`;
}
