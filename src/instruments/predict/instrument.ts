import { defineInstrument } from '../defineInstrument';

export const predict = defineInstrument({
	id: 'predict',
	group: 'kl',
	inWorker: false,
	View: () => import('./View'),
	script: { calls: ['codeSummary'], load: () => import('./script') },
});
