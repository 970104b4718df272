/**
 * Before every file of GPU tests: WebGPU in Node. WebGPU errors do not throw, so a test fails when the GPU
 * reported one that nothing caught.
 */
import { afterEach, expect } from 'vitest';
import { installNodeGpu } from './nodeGpu';

/** Messages of errors that no error scope caught, since the last test. */
const uncaughtErrors: string[] = [];

/** The errors so far, for a test that provokes one on purpose. Afterwards there are none. */
export function takeUncaughtErrors(): string[] {
	return uncaughtErrors.splice(0);
}

/** Collects the uncaught errors of every device that is made. */
function watchDevices(): void {
	const requestDevice = GPUAdapter.prototype.requestDevice;
	GPUAdapter.prototype.requestDevice = async function (descriptor) {
		const device = await requestDevice.call(this, descriptor);
		device.addEventListener('uncapturederror', (event) => uncaughtErrors.push(event.error.message));
		return device;
	};
}

await installNodeGpu();
watchDevices();

afterEach(() => {
	expect(takeUncaughtErrors(), 'errors that the GPU reported').toEqual([]);
});
