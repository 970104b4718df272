import { defineInstrument } from '../defineInstrument';

export const boxUse = defineInstrument({
	id: 'boxUse',
	group: 'hyar',
	inWorker: true,
	View: () => import('./View'),
	script: { calls: ['boxUse'], load: () => import('./script') },
});
