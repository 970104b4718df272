import { defineInstrument } from '../defineInstrument';

export const slowStep = defineInstrument({
	id: 'slowStep',
	group: 'training',
	inWorker: false,
	View: () => import('./View'),
	script: { calls: ['slowStep'], load: () => import('./script') },
});
