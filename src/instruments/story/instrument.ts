import { defineInstrument } from '../defineInstrument';

export const story = defineInstrument({
	id: 'story',
	group: 'space',
	inWorker: false,
	View: () => import('./View'),
	script: { calls: ['stories'], load: () => import('./script') },
});
