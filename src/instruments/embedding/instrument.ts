import { defineInstrument } from '../defineInstrument';

export const embedding = defineInstrument({
	id: 'embedding',
	group: 'space',
	inWorker: false,
	View: () => import('./View'),
	script: { calls: ['embeddings'], load: () => import('./script') },
});
