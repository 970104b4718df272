import { charts } from './charts';
import { controls } from './controls';
import { decoded } from './decoded';
import { header } from './header';
import { map } from './map';
import { notices } from './notices';

/** Every English text, by namespace. */
export const en = { header, controls, map, decoded, charts, notices };

/** The shape that every language has. */
export type Texts = { readonly [N in keyof typeof en]: { readonly [K in keyof (typeof en)[N]]: string } };
