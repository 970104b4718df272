import { holes } from './holes';
import { instruments } from './instruments';

/** English texts of the instruments, one namespace each; they load with the instruments. */
export const instrumentTexts = { instruments, holes };

export type InstrumentTexts = {
	readonly [N in keyof typeof instrumentTexts]: { readonly [K in keyof (typeof instrumentTexts)[N]]: string };
};
