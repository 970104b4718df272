/** Which page of a class bet an address asks for: `?bet=predict&steps=600` for a learner, `?bet=class` for the teacher. */

const BET_PAGES = ['predict', 'class'] as const;
export type BetPage = (typeof BET_PAGES)[number];

/** Training steps that a bet may be about. */
export const BET_STEPS = [200, 600, 2_000] as const;
export type BetSteps = (typeof BET_STEPS)[number];

/** What an address without steps, or with others, is about. */
export const DEFAULT_STEPS: BetSteps = 600;

/** What an address says of a bet. */
export interface BetAddress {
	readonly page: BetPage;
	readonly steps: BetSteps;
}

/** What the page was opened with. */
export interface AskedBet extends BetAddress {
	/** Whether the address has steps that no bet is about. */
	readonly isDamaged: boolean;
}

/** @param search what stands behind the path, with its `?`; null where it asks for no bet */
export function askedBet(search: string): AskedBet | null {
	const asked = new URLSearchParams(search);
	const page = BET_PAGES.find((name) => name === asked.get('bet'));
	if (!page) return null;
	const wanted = asked.get('steps');
	const known = BET_STEPS.find((steps) => String(steps) === wanted);
	return { page, steps: known ?? DEFAULT_STEPS, isDamaged: wanted !== null && known === undefined };
}

/** @returns with its `?` */
export function betSearch({ page, steps }: BetAddress): string {
	return `?bet=${page}&steps=${steps}`;
}
