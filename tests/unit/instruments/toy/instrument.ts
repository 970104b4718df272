/** The smallest instrument: a folder like those of src/instruments, to prove that adding one takes no more. */
import { defineInstrument } from '../../../../src/instruments/defineInstrument';

export const toy = defineInstrument({
	id: 'toy',
	group: 'space',
	inWorker: true,
	View: () => import('./View'),
	script: { calls: ['toySum'], load: () => import('./script') },
});
