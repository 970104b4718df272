import { defineInstrument } from '../defineInstrument';

export const forces = defineInstrument({
	id: 'forces',
	group: 'kl',
	inWorker: true,
	View: () => import('./View'),
	script: { calls: ['forces'], load: () => import('./script') },
});
