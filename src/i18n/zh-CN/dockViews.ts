import type { DockViewTexts } from '../en/dockViews';
import { data } from './data';
import { rollouts } from './rollouts';
import { world } from './world';

/** 停靠区各视图的简体中文文本，随视图加载。 */
export const zhDockViewTexts: DockViewTexts = { data, rollouts, world };
