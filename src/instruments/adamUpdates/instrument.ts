import { defineInstrument } from '../defineInstrument';

export const adamUpdates = defineInstrument({
	id: 'adamUpdates',
	group: 'training',
	inWorker: true,
	View: () => import('./View'),
	script: { calls: ['nextUpdate'], load: () => import('./script') },
});
