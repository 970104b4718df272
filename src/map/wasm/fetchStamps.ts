import { compileFetched } from '../../workers/compileFetched';
import { SimdStamps } from './SimdStamps';
import binary from './stamps.wasm?url';

/** What makes stamps in WebAssembly. @throws where the program cannot be had, or the browser has no SIMD */
export async function fetchStamps(): Promise<() => SimdStamps> {
	const module = await compileFetched(new URL(binary, import.meta.url));
	return () => new SimdStamps(module);
}
