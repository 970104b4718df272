import { defineInstrument } from '../defineInstrument';

export const atlas = defineInstrument({
	id: 'atlas',
	group: 'space',
	inWorker: true,
	View: () => import('./View'),
	script: { calls: ['atlas'], load: () => import('./script') },
});
