/** The smallest instrument: a folder as those of src/instruments, for the test that it takes no more. */
import { defineInstrument } from '../../../../src/instruments/defineInstrument';

export const toy = defineInstrument({
	id: 'toy',
	group: 'space',
	inWorker: true,
	View: () => import('./View'),
	script: { calls: ['toySum'], load: () => import('./script') },
});
