import { defineInstrument } from '../defineInstrument';

export const timeTravel = defineInstrument({
	id: 'timeTravel',
	group: 'training',
	inWorker: false,
	View: () => import('./View'),
	script: { calls: ['branch', 'showStep', 'timeline', 'trainedWith'], load: () => import('./script') },
});
