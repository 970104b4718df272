import { data } from './data';
import { rollouts } from './rollouts';
import { world } from './world';

/** English texts of the dock's views, one namespace each; they load with the first of these views. */
export const dockViewTexts = { data, rollouts, world };

export type DockViewTexts = {
	readonly [N in keyof typeof dockViewTexts]: { readonly [K in keyof (typeof dockViewTexts)[N]]: string };
};
