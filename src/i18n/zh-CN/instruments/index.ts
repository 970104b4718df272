import type { InstrumentTexts } from '../../en/instruments';
import { adamUpdates } from './adamUpdates';
import { atlas } from './atlas';
import { badges } from './badges';
import { bench } from './bench';
import { dimensions } from './dimensions';
import { embedding } from './embedding';
import { forces } from './forces';
import { holes } from './holes';
import { instruments } from './instruments';
import { lsc } from './lsc';
import { noise } from './noise';
import { posterior } from './posterior';
import { predict } from './predict';
import { rsc } from './rsc';
import { slowStep } from './slowStep';
import { story } from './story';
import { swap } from './swap';
import { sweep } from './sweep';
import { timeTravel } from './timeTravel';

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
