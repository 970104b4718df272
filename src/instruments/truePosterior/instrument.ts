import { defineInstrument } from '../defineInstrument';

export const truePosterior = defineInstrument({
	id: 'truePosterior',
	group: 'kl',
	inWorker: true,
	View: () => import('./View'),
	script: { calls: ['truePosterior'], load: () => import('./script') },
});
