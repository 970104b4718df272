/** Several arrays as `numpy.savez` and `numpy.savez_compressed` write them: a zip with one `.npy` each. */
import { FileFault } from './FileFault';
import { readNpy, writeNpy } from './npy';
import type { Tensor } from './Tensor';
import { readZipDirectory, readZipEntry, writeZip } from './zip';

const SUFFIX = '.npy';

/** Faults of intact arrays that do not hold numbers. */
const NOT_NUMBERS: ReadonlySet<string> = new Set(['element-type', 'structured']);

/**
 * The arrays of an archive by name, in its order; other entries are passed over.
 * @param onProgress is told the share that is read, 0 … 1
 * @param passOver takes the arrays of texts, objects and the like, with what is wrong; they are thrown where it is left out
 * @throws FileFault
 */
export function readNpz(
	bytes: Uint8Array,
	onProgress: (share: number) => void = () => {},
	passOver?: (name: string, fault: FileFault) => void,
): ReadonlyMap<string, Tensor> {
	const arrays = new Map<string, Tensor>();
	const entries = Array.from(readZipDirectory(bytes).values()).filter(({ name }) => name.endsWith(SUFFIX));
	const whole = entries.reduce((sum, { size }) => sum + size, 0);
	let before = 0;
	for (const entry of entries) {
		const name = entry.name.slice(0, -SUFFIX.length);
		const content = readZipEntry(bytes, entry, (inflated) => onProgress(Math.min(1, (before + inflated) / whole)));
		before += entry.size;
		try {
			arrays.set(name, readNpy(content, name));
		} catch (error) {
			if (!(passOver && error instanceof FileFault && NOT_NUMBERS.has(error.code))) throw error;
			passOver(name, error);
		}
	}
	return arrays;
}

/** @param arrays by name, in the order in which they are written */
export function writeNpz(arrays: ReadonlyMap<string, Tensor>): Uint8Array {
	return writeZip(Array.from(arrays, ([name, tensor]) => [`${name}${SUFFIX}`, writeNpy(tensor)]));
}
