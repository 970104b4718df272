import { create } from 'zustand';
import type { OpenedWeights } from './openedWeights';
import type { TableSession } from './TableSession';

interface PendingTable {
	/** The table that a person is asked about; null while there is none. */
	readonly table: {
		readonly session: TableSession;
		readonly name: string;
		/** Is called when its transitions are the data. */
		readonly taken: () => Promise<void>;
	} | null;
	/** Weights of which a person is asked which world they are of; null while there are none. */
	readonly weights: {
		readonly model: OpenedWeights;
		readonly name: string;
		/** Shows them in the world that was chosen. */
		readonly take: (environment: string) => void;
	} | null;
	/** How far the file that is being opened has been read, 0 … 1; null while none is. */
	readonly reading: { readonly name: string; readonly share: number } | null;
}

export const usePendingTable = create<PendingTable>()(() => ({ table: null, weights: null, reading: null }));
