import { charts } from './charts';
import { data } from './data';
import { decoded } from './decoded';
import { guide } from './guide';
import { link } from './link';
import { mapKey } from './mapKey';
import { model } from './model';
import { notices } from './notices';
import { rollouts } from './rollouts';
import { symbol } from './symbol';
import { why } from './why';
import { world } from './world';

/** English texts of what stands beside and under the maps, one namespace each; they load with the first of these views. */
export const viewTexts = { charts, data, decoded, guide, link, mapKey, model, notices, rollouts, symbol, why, world };

export type ViewTexts = {
	readonly [N in keyof typeof viewTexts]: { readonly [K in keyof (typeof viewTexts)[N]]: string };
};
