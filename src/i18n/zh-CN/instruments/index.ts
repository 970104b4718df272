import { adamUpdates } from '../../../instruments/adamUpdates/zh-CN';
import { atlas } from '../../../instruments/atlas/zh-CN';
import { badges } from '../../../instruments/badges/zh-CN';
import { lsc } from '../../../instruments/boxUse/zh-CN';
import { dimensions } from '../../../instruments/dimensions/zh-CN';
import { embedding } from '../../../instruments/embedding/zh-CN';
import { forces } from '../../../instruments/forces/zh-CN';
import { bench } from '../../../instruments/gaussianKl/zh-CN';
import { holes } from '../../../instruments/holes/zh-CN';
import { instruments } from '../../../instruments/menu/zh-CN';
import { noise } from '../../../instruments/noise/zh-CN';
import { predict } from '../../../instruments/predict/zh-CN';
import { rsc } from '../../../instruments/relabelling/zh-CN';
import { slowStep } from '../../../instruments/slowStep/zh-CN';
import { story } from '../../../instruments/story/zh-CN';
import { swap } from '../../../instruments/swap/zh-CN';
import { sweep } from '../../../instruments/sweep/zh-CN';
import { timeTravel } from '../../../instruments/timeTravel/zh-CN';
import { posterior } from '../../../instruments/truePosterior/zh-CN';
import type { InstrumentTexts } from '../../en/instruments';

/** 各仪器的简体中文文本，随仪器一同加载。 */
export const zhInstrumentTexts: InstrumentTexts = {
	predict,
	sweep,
	adamUpdates,
	instruments,
	holes,
	timeTravel,
	lsc,
	rsc,
	bench,
	atlas,
	forces,
	posterior,
	noise,
	embedding,
	dimensions,
	badges,
	slowStep,
	swap,
	story,
};
