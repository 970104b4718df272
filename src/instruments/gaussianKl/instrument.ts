import { defineInstrument } from '../defineInstrument';

export const gaussianKl = defineInstrument({
	id: 'gaussianKl',
	group: 'kl',
	inWorker: false,
	View: () => import('./View'),
	script: { calls: ['gaussianKl'], load: () => import('./script') },
});
