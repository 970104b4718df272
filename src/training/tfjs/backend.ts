/**
 * Starts TensorFlow.js on WebGPU. The library and its backend are loaded only when asked for.
 */
import type * as Tf from '@tensorflow/tfjs';

/** A backend that cannot be had here, with the reason in plain English. */
class BackendUnavailable extends Error {}

interface StartedBackend {
	readonly tf: typeof Tf;
	/** Settles with the reason when the device is gone. */
	readonly lost: Promise<string>;
}

/** The present start, until it fails or its device is lost. */
const start: { current: Promise<StartedBackend> | null } = { current: null };

/** Starts WebGPU once. @throws {BackendUnavailable} */
export async function startBackend(): Promise<StartedBackend> {
	if (!start.current) {
		start.current = startWebGpu();
		// A failed start may be tried again.
		start.current.catch(forgetStart);
	}
	const result = await start.current;
	if (!(await result.tf.setBackend('webgpu'))) throw new BackendUnavailable('TensorFlow.js refused WebGPU');
	await result.tf.ready();
	return result;
}

function forgetStart(): void {
	start.current = null;
}

/** Whether WebGPU can be tried: null if so, else the reason. */
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
			forgetStart();
			const factory = tf.findBackendFactory('webgpu');
			tf.removeBackend('webgpu');
			// Removing also unregisters the backend's factory, which another session may need.
			tf.registerBackend('webgpu', factory);
			resolve(message || reason);
		});
		// A shader that fails does not throw: its output is garbage.
		device.addEventListener('uncapturederror', (event) => resolve((event as GPUUncapturedErrorEvent).error.message));
	});
	return { tf, lost };
}
