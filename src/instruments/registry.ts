/** The instruments in the order of the menu. A new one is an entry here, a folder, and texts of its own. */
import type { ComponentType } from 'react';
import type { InstrumentTexts } from '../i18n/en/instruments';
import { latePart } from '../late/latePart';

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
	{ id: 'holes', group: 'space', inWorker: true, Content: latePart(() => import('./holes/View')) },
	{ id: 'lsc', group: 'hyar', inWorker: true, Content: latePart(() => import('./boxUse/View')) },
	{ id: 'sweep', group: 'kl', inWorker: false, Content: latePart(() => import('./sweep/View')) },
	{ id: 'predict', group: 'kl', inWorker: false, Content: latePart(() => import('./predict/View')) },
	{
		id: 'adamUpdates',
		group: 'training',
		inWorker: true,
		Content: latePart(() => import('./adamUpdates/View')),
	},
	{ id: 'timeTravel', group: 'training', inWorker: false, Content: latePart(() => import('./timeTravel/View')) },
	{ id: 'rsc', group: 'hyar', inWorker: true, Content: latePart(() => import('./relabelling/View')) },
	{ id: 'bench', group: 'kl', inWorker: false, Content: latePart(() => import('./gaussianKl/View')) },
	{ id: 'atlas', group: 'space', inWorker: true, Content: latePart(() => import('./atlas/View')) },
	{ id: 'posterior', group: 'kl', inWorker: true, Content: latePart(() => import('./truePosterior/View')) },
	{ id: 'forces', group: 'kl', inWorker: true, Content: latePart(() => import('./forces/View')) },
	{ id: 'noise', group: 'space', inWorker: false, Content: latePart(() => import('./noise/View')) },
	{ id: 'swap', group: 'space', inWorker: true, Content: latePart(() => import('./swap/View')) },
	{ id: 'story', group: 'space', inWorker: false, Content: latePart(() => import('./story/View')) },
	{ id: 'embedding', group: 'space', inWorker: false, Content: latePart(() => import('./embedding/View')) },
	{ id: 'dimensions', group: 'kl', inWorker: true, Content: latePart(() => import('./dimensions/View')) },
	{ id: 'badges', group: 'training', inWorker: true, Content: latePart(() => import('./badges/View')) },
	{ id: 'slowStep', group: 'training', inWorker: false, Content: latePart(() => import('./slowStep/View')) },
] as const satisfies readonly InstrumentEntry[];

export type InstrumentId = (typeof INSTRUMENTS)[number]['id'];
