/** Reads tensor files, recognised by their content. */
import { FileFault } from './FileFault';
import { beginsAsNpy, readNpy } from './npy';
import { readNpz } from './npz';
import { beginsAsSafetensors, readSafetensors } from './safetensors';
import type { Tensor } from './Tensor';
import { findTorchPickle, readTorch } from './torch';
import { beginsAsZip, readZipDirectory } from './zip';

/** The formats in which tensors are read. */
export type TensorFormat = 'safetensors' | 'npz' | 'npy' | 'torch';

/** The tensors of a file. */
export interface TensorFile {
	readonly format: TensorFormat;
	/** By name; the only one of a `.npy` has the name ''. */
	readonly tensors: ReadonlyMap<string, Tensor>;
	/** Texts that came with them. */
	readonly metadata: Readonly<Record<string, string>>;
	/** Arrays of an archive that hold no numbers, and why each would be refused; left out where there are none. */
	readonly unread?: ReadonlyMap<string, FileFault>;
}

/** Bytes of a file of tensors at most. */
export const MAX_TENSOR_BYTES = 100 * 2 ** 20;

/** `torch.save` before version 1.6: the pickle of a long number comes first. */
const LEGACY_TORCH = [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];
const HDF5 = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Whether bytes begin as a file that {@link readTensorFile} reads or knows how to refuse.
 * @param bytes at least the first 16 of the file
 */
export function beginsAsTensorFile(bytes: Uint8Array): boolean {
	return (
		beginsAsZip(bytes) || beginsAsNpy(bytes) || beginsAsSafetensors(bytes) || beginsAsPickle(bytes) || isHdf5(bytes)
	);
}

function beginsAsPickle(bytes: Uint8Array): boolean {
	return bytes[0] === 0x80 && bytes[1] >= 2 && bytes[1] <= 5;
}

function isHdf5(bytes: Uint8Array): boolean {
	return HDF5.every((byte, i) => bytes[i] === byte);
}

/** @param onProgress is told the share of an archive that is read, 0 … 1 @throws FileFault with what is wrong, and where */
export function readTensorFile(bytes: Uint8Array, onProgress?: (share: number) => void): TensorFile {
	if (bytes.length > MAX_TENSOR_BYTES) throw new FileFault('too-large');
	if (beginsAsSafetensors(bytes)) return { format: 'safetensors', ...readSafetensors(bytes) };
	if (beginsAsNpy(bytes)) return { format: 'npy', tensors: new Map([['', readNpy(bytes, '.npy')]]), metadata: {} };
	if (beginsAsPickle(bytes)) {
		const legacy = LEGACY_TORCH.every((byte, i) => bytes[2 + i] === byte);
		throw new FileFault(legacy ? 'legacy-torch' : 'bare-pickle');
	}
	if (isHdf5(bytes)) throw new FileFault('hdf5');
	if (!beginsAsZip(bytes)) throw new FileFault('no-arrays');
	const unread = new Map<string, FileFault>();
	const passOver = (name: string, fault: FileFault) => unread.set(name, fault);
	const isTorch = findTorchPickle(readZipDirectory(bytes)) !== null;
	const tensors = isTorch ? readTorch(bytes, passOver) : readNpz(bytes, onProgress, passOver);
	const [firstFault] = unread.values();
	if (tensors.size === 0) throw firstFault ?? new FileFault('no-arrays');
	return { format: isTorch ? 'torch' : 'npz', tensors, metadata: {}, unread };
}
