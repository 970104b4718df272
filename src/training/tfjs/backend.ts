/**
 * Starts a TensorFlow.js backend. The library and its backends are loaded only when asked for.
 */
import type * as Tf from '@tensorflow/tfjs';

export type TfjsBackend = 'webgpu' | 'wasm';

/** Where the WebAssembly binaries lie; a page gives addresses, Node finds its own. */
export interface TfjsAssets {
	readonly wasmPaths?: Readonly<Record<string, string>>;
}

/** A backend that cannot be had here, with the reason in plain English. */
export class BackendUnavailable extends Error {}

interface StartedBackend {
	readonly tf: typeof Tf;
	/** Settles with the reason when the device is gone; never for backends without one. */
	readonly lost: Promise<string>;
}

const started = new Map<TfjsBackend, Promise<StartedBackend>>();

/** Starts a backend once and makes it the current one. @throws {BackendUnavailable} */
export async function startBackend(name: TfjsBackend, assets: TfjsAssets): Promise<StartedBackend> {
	let backend = started.get(name);
	if (!backend) {
		backend = name === 'webgpu' ? startWebGpu() : startWasm(assets);
		started.set(name, backend);
		// A failed start may be tried again.
		backend.catch(() => started.delete(name));
	}
	const result = await backend;
	if (!(await result.tf.setBackend(name))) throw new BackendUnavailable(`TensorFlow.js refused ${name}`);
	await result.tf.ready();
	return result;
}

/** What the probe says of WebGPU: null when it is worth a try, else why not. */
async function probeWebGpu(): Promise<string | null> {
	const gpu = globalThis.navigator?.gpu;
	if (!gpu) return 'this browser has no WebGPU';
	const adapter = await gpu.requestAdapter();
	return adapter ? null : 'WebGPU has no adapter here';
}

async function startWebGpu(): Promise<StartedBackend> {
	const missing = await probeWebGpu();
	if (missing) throw new BackendUnavailable(missing);
	const tf = await import('@tensorflow/tfjs');
	const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
	if (!(await tf.setBackend('webgpu'))) throw new BackendUnavailable('TensorFlow.js found no WebGPU device');
	const backend = tf.backend();
	if (!(backend instanceof WebGPUBackend)) throw new BackendUnavailable('TensorFlow.js took another backend');
	const { device } = backend;
	const lost = new Promise<string>((resolve) => {
		device.lost.then(({ message, reason }: GPUDeviceLostInfo) => {
			started.delete('webgpu');
			const factory = tf.findBackendFactory('webgpu');
			tf.removeBackend('webgpu');
			// Removing forgets how a backend is made, too; another session may want it again.
			tf.registerBackend('webgpu', factory);
			resolve(message || reason);
		});
		// A shader that fails does not throw: its output is garbage.
		device.addEventListener('uncapturederror', (event) => resolve((event as GPUUncapturedErrorEvent).error.message));
	});
	return { tf, lost };
}

async function startWasm({ wasmPaths }: TfjsAssets): Promise<StartedBackend> {
	const tf = await import('@tensorflow/tfjs');
	const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
	// The threaded build needs cross-origin isolation, and breaks when it is minified inside a worker.
	tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
	if (wasmPaths) setWasmPaths({ ...wasmPaths });
	return { tf, lost: new Promise(() => {}) };
}
