import { defineInstrument } from '../defineInstrument';

export const badges = defineInstrument({
	id: 'badges',
	group: 'training',
	inWorker: true,
	View: () => import('./View'),
	script: { calls: ['badges'], load: () => import('./script') },
});
