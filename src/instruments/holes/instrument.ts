import { defineInstrument } from '../defineInstrument';

export const holes = defineInstrument({
	id: 'holes',
	group: 'space',
	inWorker: true,
	View: () => import('./View'),
	script: { calls: ['holes'], load: () => import('./script') },
});
