/** What an instrument is made of, and the type of its definition. */
import type { ComponentType } from 'react';
import type { InstrumentId } from '../i18n/InstrumentTexts';

/** The groups of the menu, in their order. */
export const GROUPS = ['space', 'kl', 'hyar', 'training'] as const;

export interface Instrument {
	/**
	 * Also its folder and what the folder has by convention: the namespace of its texts (`en.ts`, `zh-CN.ts`, with a
	 * `name`, a `line` and a `why` at least) and, where it measures in the worker, its task (`task.ts`).
	 */
	readonly id: string;
	readonly group: (typeof GROUPS)[number];
	/** Measured in the worker again and again by the folder's `task.ts`: its rate is stated. */
	readonly inWorker: boolean;
	/** Loads its view when it is opened first. */
	readonly View: () => Promise<{ readonly default: ComponentType }>;
	/** Its calls of `window.latentLab`, exported by a module that loads with the first of them. */
	readonly script?: { readonly calls: readonly string[]; readonly load: () => Promise<object> };
}

/** The types of a definition as it is written, the view's left out: views use the texts' types, which would be a circle. */
export function defineInstrument<
	const Name extends string,
	Module extends object = never,
	const Calls extends readonly (keyof Module & string)[] = readonly [],
>(
	instrument: Omit<Instrument, 'id' | 'script'> & {
		readonly id: Name & InstrumentId;
		readonly script?: { readonly calls: Calls; readonly load: () => Promise<Module> };
	},
): Instrument & {
	readonly id: Name;
	readonly script: { readonly calls: Calls; readonly load: () => Promise<Module> };
} {
	return instrument as never;
}
