import type { Texts } from '../en';
import { controls } from './controls';
import { dock } from './dock';
import { header } from './header';
import { map } from './map';
import { screen } from './screen';
import { terms } from './terms';

/** 打开页面时所需的简体中文文本，按区域划分。 */
export const zhCN: Texts = { header, controls, map, dock, terms, screen };
