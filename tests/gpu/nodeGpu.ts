/**
 * A `navigator.gpu` for Node: Dawn, Chromium's own WebGPU, on the machine's graphics driver where it has one
 * that Dawn accepts, else on SwiftShader.
 */
import { create, globals } from 'webgpu';
import { hasGraphicsDevice, softwareVulkanDriver } from '../../scripts/vulkan.mjs';

/** WebGPU on the machine's own driver. Each new instance reads the environment variables again. */
function ownDriver(): GPU {
	return create(process.platform === 'linux' ? ['backend=vulkan'] : []);
}

/** WebGPU on SwiftShader. The Vulkan loader reads this variable whenever Dawn starts it. */
function softwareDriver(): GPU | undefined {
	const driver = softwareVulkanDriver();
	if (process.platform !== 'linux' || driver === undefined) return undefined;
	process.env.VK_ICD_FILENAMES = driver;
	return ownDriver();
}

/** The first driver with an adapter; a machine without a graphics device starts with SwiftShader. */
async function findGpu(): Promise<GPU> {
	const ownFirst = hasGraphicsDevice() || Boolean(process.env.VK_ICD_FILENAMES);
	for (const driver of ownFirst ? [ownDriver, softwareDriver] : [softwareDriver, ownDriver]) {
		const gpu = driver();
		if (await gpu?.requestAdapter()) return gpu as GPU;
	}
	throw new Error('No WebGPU adapter: install Chromium or Chrome (its SwiftShader is used) and, on Linux, libvulkan1.');
}

/**
 * Defines `navigator.gpu` and the constants of WebGPU. Node does not end by itself while they are there:
 * a program calls `process.exit`.
 * @throws when there is no adapter
 */
export async function installNodeGpu(): Promise<void> {
	Object.assign(globalThis, globals);
	Object.defineProperty(globalThis, 'navigator', {
		value: { gpu: await findGpu(), userAgent: 'node' },
		configurable: true,
		writable: true,
	});
}
