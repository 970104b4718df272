import { defineInstrument } from '../defineInstrument';

export const dimensions = defineInstrument({
	id: 'dimensions',
	group: 'kl',
	inWorker: true,
	View: () => import('./View'),
	script: { calls: ['dimensions'], load: () => import('./script') },
});
