import { create } from 'zustand';
import type { InstrumentId } from '../../i18n/InstrumentTexts';

interface InstrumentState {
	/** The instrument that is open. */
	readonly open: InstrumentId;
	/** Whether it is on the screen: what is scrolled away or behind another tab measures nothing. */
	readonly onScreen: boolean;
	/** The worker's measurement rate of the last seconds; null while it is idle. */
	readonly rate: { readonly perSecond: number; readonly milliseconds: number } | null;
}

export const useInstruments = create<InstrumentState>()(() => ({ open: 'holes', onScreen: true, rate: null }));
