import { defineInstrument } from '../defineInstrument';

export const swap = defineInstrument({
	id: 'swap',
	group: 'space',
	inWorker: true,
	View: () => import('./View'),
	script: { calls: ['swapInputs'], load: () => import('./script') },
});
