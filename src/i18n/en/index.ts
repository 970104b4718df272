import { controls } from './controls';
import { dock } from './dock';
import { header } from './header';
import { map } from './map';
import { screen } from './screen';
import { terms } from './terms';

/** The English texts that the page opens with, by namespace. */
export const en = { header, controls, map, dock, terms, screen };

/** The shape that every language has. */
export type Texts = { readonly [N in keyof typeof en]: { readonly [K in keyof (typeof en)[N]]: string } };
