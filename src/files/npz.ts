/** Several arrays as `numpy.savez` and `numpy.savez_compressed` write them: a zip with one `.npy` each. */
import { readNpy, writeNpy } from './npy';
import type { Tensor } from './Tensor';
import { readZipDirectory, readZipEntry, writeZip } from './zip';

const SUFFIX = '.npy';

/** The arrays of an archive by name, in its order; other entries are passed over. @throws FileFault */
export function readNpz(bytes: Uint8Array): ReadonlyMap<string, Tensor> {
	const arrays = new Map<string, Tensor>();
	for (const entry of readZipDirectory(bytes).values()) {
		if (!entry.name.endsWith(SUFFIX)) continue;
		const name = entry.name.slice(0, -SUFFIX.length);
		arrays.set(name, readNpy(readZipEntry(bytes, entry), name));
	}
	return arrays;
}

/** @param arrays by name, in the order in which they are written */
export function writeNpz(arrays: ReadonlyMap<string, Tensor>): Uint8Array {
	return writeZip(Array.from(arrays, ([name, tensor]) => [`${name}${SUFFIX}`, writeNpy(tensor)]));
}
