/** The instruments in the order of the menu. A new one is an entry here, a folder, and texts of its own. */
import type { ComponentType } from 'react';
import type { InstrumentTexts } from '../../i18n/en/instruments';
import { latePart } from '../Late/latePart';

export const GROUPS = ['space', 'kl', 'hyar', 'training'] as const;

/** Namespaces that name an instrument, say what it is in a line, and explain it. */
type InstrumentNamespace = {
	[N in keyof InstrumentTexts]: 'name' | 'line' | 'why' extends keyof InstrumentTexts[N] ? N : never;
}[keyof InstrumentTexts];

interface InstrumentEntry {
	/** Also the namespace of its texts. */
	readonly id: InstrumentNamespace;
	readonly group: (typeof GROUPS)[number];
	/** Measured in the worker of the instruments: its rate is stated. */
	readonly inWorker: boolean;
	/** Loaded when it is opened first. */
	readonly Content: ComponentType;
}

export const INSTRUMENTS = [
	{ id: 'holes', group: 'space', inWorker: true, Content: latePart(() => import('./Holes/Holes')) },
	{ id: 'lsc', group: 'hyar', inWorker: true, Content: latePart(() => import('./Box/Box')) },
	{ id: 'sweep', group: 'kl', inWorker: false, Content: latePart(() => import('./Sweep/Sweep')) },
	{ id: 'predict', group: 'kl', inWorker: false, Content: latePart(() => import('./Predict/Predict')) },
	{
		id: 'adamUpdates',
		group: 'training',
		inWorker: true,
		Content: latePart(() => import('./AdamUpdates/AdamUpdates')),
	},
	{ id: 'timeTravel', group: 'training', inWorker: false, Content: latePart(() => import('./TimeTravel/TimeTravel')) },
	{ id: 'rsc', group: 'hyar', inWorker: true, Content: latePart(() => import('./Relabel/Relabel')) },
	{ id: 'bench', group: 'kl', inWorker: false, Content: latePart(() => import('./Bench/Bench')) },
	{ id: 'atlas', group: 'space', inWorker: true, Content: latePart(() => import('./Atlas/Atlas')) },
	{ id: 'posterior', group: 'kl', inWorker: true, Content: latePart(() => import('./Posterior/Posterior')) },
	{ id: 'forces', group: 'kl', inWorker: true, Content: latePart(() => import('./Forces/Forces')) },
	{ id: 'noise', group: 'space', inWorker: false, Content: latePart(() => import('./Noise/Noise')) },
	{ id: 'swap', group: 'space', inWorker: true, Content: latePart(() => import('./Swap/Swap')) },
	{ id: 'story', group: 'space', inWorker: false, Content: latePart(() => import('./Story/Story')) },
	{ id: 'embedding', group: 'space', inWorker: false, Content: latePart(() => import('./Embedding/Embedding')) },
	{ id: 'dimensions', group: 'kl', inWorker: true, Content: latePart(() => import('./Dimensions/Dimensions')) },
	{ id: 'badges', group: 'training', inWorker: true, Content: latePart(() => import('./Badges/Badges')) },
	{ id: 'slowStep', group: 'training', inWorker: false, Content: latePart(() => import('./SlowStep/SlowStep')) },
] as const satisfies readonly InstrumentEntry[];

export type InstrumentId = (typeof INSTRUMENTS)[number]['id'];
