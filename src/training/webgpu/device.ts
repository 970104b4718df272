/** The GPU device that all trainers share, with its compiled pipelines; created again after a loss. */
import { isSoftware } from '../gpuDevice';
import { compilePipelines, type Pipelines, TUNING, type Tuning } from './pipelines';

/** WebGPU that cannot be had here, or not for a model so large, with the reason in plain English. */
export class GpuUnavailable extends Error {}

export interface SharedDevice {
	readonly device: GPUDevice;
	readonly pipelines: Pipelines;
	/** Settles with the reason when the device is gone, or has reported an error that nothing caught. */
	readonly lost: Promise<string>;
	/**
	 * Calls a listener then. The device outlives trainers, and handlers on a promise cannot be taken off it again.
	 * @returns what takes the listener off
	 */
	whenLost(listener: (reason: string) => void): () => void;
}

let started: Promise<SharedDevice> | null = null;

/**
 * The device, started when there is none.
 * @param onCompiled called with the share of kernels compiled, 0 … 1, by the call that starts it
 * @throws {GpuUnavailable}
 */
export function startDevice(onCompiled?: (share: number) => void): Promise<SharedDevice> {
	if (!started) {
		const starting = openDevice(undefined, onCompiled);
		const forget = () => {
			if (started === starting) started = null;
		};
		started = starting;
		// A failed start may be retried, and a lost device is not reused.
		starting.then(({ lost }) => lost.then(forget), forget);
	}
	return started;
}

/**
 * A device of its own.
 * @param tuning of the kernels; what suits the adapter when left out
 * @param onCompiled called with the share of kernels compiled, 0 … 1
 * @throws {GpuUnavailable}
 */
export async function openDevice(tuning?: Tuning, onCompiled?: (share: number) => void): Promise<SharedDevice> {
	const gpu = globalThis.navigator?.gpu;
	if (!gpu) throw new GpuUnavailable('this browser has no WebGPU');
	const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
	if (!adapter) throw new GpuUnavailable('WebGPU has no adapter here');
	const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
	const device = await adapter.requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } });
	const lost = new Promise<string>((resolve) => {
		void device.lost.then(({ message, reason }) => resolve(message || reason));
		// A shader that fails does not throw: its output is garbage.
		device.addEventListener('uncapturederror', (event) => resolve(event.error.message));
	});
	const listeners = new Set<(reason: string) => void>();
	let loss: string | null = null;
	void lost.then((reason) => {
		loss = reason;
		for (const listener of listeners) listener(reason);
	});
	const whenLost = (listener: (reason: string) => void) => {
		if (loss !== null) listener(loss);
		listeners.add(listener);
		return () => listeners.delete(listener);
	};
	const suited = isSoftware(adapter) ? TUNING.software : TUNING.hardware;
	try {
		return { device, pipelines: await compilePipelines(device, tuning ?? suited, onCompiled), lost, whenLost };
	} catch (error) {
		device.destroy();
		throw error;
	}
}
