import { defineInstrument } from '../defineInstrument';

export const sweep = defineInstrument({
	id: 'sweep',
	group: 'kl',
	inWorker: false,
	View: () => import('./View'),
	script: { calls: ['sweep', 'theory'], load: () => import('./script') },
});
