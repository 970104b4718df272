import { defineInstrument } from '../defineInstrument';

export const noise = defineInstrument({
	id: 'noise',
	group: 'space',
	inWorker: false,
	View: () => import('./View'),
	script: { calls: ['drawCode'], load: () => import('./script') },
});
