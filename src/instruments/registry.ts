/**
 * The instruments in the order of the menu. A new one is a folder and its line here: the menu, the calls of
 * `window.latentLab`, the documentation and its pictures follow from this list, the worker's tasks from the folders.
 */
import { adamUpdates } from './adamUpdates/instrument';
import { atlas } from './atlas/instrument';
import { badges } from './badges/instrument';
import { boxUse } from './boxUse/instrument';
import { dimensions } from './dimensions/instrument';
import { embedding } from './embedding/instrument';
import { forces } from './forces/instrument';
import { gaussianKl } from './gaussianKl/instrument';
import { holes } from './holes/instrument';
import { noise } from './noise/instrument';
import { predict } from './predict/instrument';
import { relabelling } from './relabelling/instrument';
import { story } from './story/instrument';
import { swap } from './swap/instrument';
import { sweep } from './sweep/instrument';
import { timeTravel } from './timeTravel/instrument';
import { truePosterior } from './truePosterior/instrument';

export const INSTRUMENTS = [
	holes,
	boxUse,
	sweep,
	predict,
	adamUpdates,
	timeTravel,
	relabelling,
	gaussianKl,
	atlas,
	truePosterior,
	forces,
	noise,
	swap,
	story,
	embedding,
	dimensions,
	badges,
] as const;
