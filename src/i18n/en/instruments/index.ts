import { adamUpdates } from '../../../instruments/adamUpdates/en';
import { atlas } from '../../../instruments/atlas/en';
import { badges } from '../../../instruments/badges/en';
import { lsc } from '../../../instruments/boxUse/en';
import { dimensions } from '../../../instruments/dimensions/en';
import { embedding } from '../../../instruments/embedding/en';
import { forces } from '../../../instruments/forces/en';
import { bench } from '../../../instruments/gaussianKl/en';
import { holes } from '../../../instruments/holes/en';
import { instruments } from '../../../instruments/menu/en';
import { noise } from '../../../instruments/noise/en';
import { predict } from '../../../instruments/predict/en';
import { rsc } from '../../../instruments/relabelling/en';
import { slowStep } from '../../../instruments/slowStep/en';
import { story } from '../../../instruments/story/en';
import { swap } from '../../../instruments/swap/en';
import { sweep } from '../../../instruments/sweep/en';
import { timeTravel } from '../../../instruments/timeTravel/en';
import { posterior } from '../../../instruments/truePosterior/en';

/** English texts of the instruments, one namespace each; they load with the instruments. */
export const instrumentTexts = {
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

export type InstrumentTexts = {
	readonly [N in keyof typeof instrumentTexts]: { readonly [K in keyof (typeof instrumentTexts)[N]]: string };
};
