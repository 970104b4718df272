import { create } from 'zustand';
import type { EncoderInput } from '../../analysis/inputSwap';

interface SwapState {
	/** What is taken from the other transition. */
	readonly taken: readonly EncoderInput[];
	/** The other transition; null while the tool chooses one. */
	readonly donor: number | null;
}

/** The swap that is looked at. */
export const useSwap = create<SwapState>()(() => ({ taken: [], donor: null }));

/** One input is taken or put back. */
export function toggleInput(input: EncoderInput): void {
	useSwap.setState(({ taken }) => ({
		taken: taken.includes(input) ? taken.filter((one) => one !== input) : [...taken, input],
	}));
}

/** The donor within the transitions drawn: the one chosen, else that half of them further on. */
export function donorOf(donor: number | null, row: number, count: number): number {
	return (donor ?? row + Math.floor(count / 2)) % count;
}
