import { charts } from './charts';
import { controls } from './controls';
import { data } from './data';
import { decoded } from './decoded';
import { dock } from './dock';
import { header } from './header';
import { map } from './map';
import { notices } from './notices';
import { rollouts } from './rollouts';
import { world } from './world';

/** Every English text, by namespace. */
export const en = { header, controls, map, decoded, charts, notices, data, dock, rollouts, world };

/** The shape that every language has. */
export type Texts = { readonly [N in keyof typeof en]: { readonly [K in keyof (typeof en)[N]]: string } };
