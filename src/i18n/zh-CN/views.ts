import type { ViewTexts } from '../en/views';
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

/** 潜在空间图旁边与下方各视图的简体中文文本，随视图加载。 */
export const zhViewTexts: ViewTexts = {
	charts,
	data,
	decoded,
	guide,
	link,
	mapKey,
	model,
	notices,
	rollouts,
	symbol,
	why,
	world,
};
