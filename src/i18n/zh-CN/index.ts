import type { Texts } from '../en';
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

/** 全部简体中文文本，按区域划分。 */
export const zhCN: Texts = { header, controls, map, decoded, charts, notices, data, dock, rollouts, world };
