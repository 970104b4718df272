import { defineInstrument } from '../defineInstrument';

export const relabelling = defineInstrument({
	id: 'relabelling',
	group: 'hyar',
	inWorker: true,
	View: () => import('./View'),
	script: { calls: ['relabelled', 'storeEntries'], load: () => import('./script') },
});
