/** What every engine on WebGPU asks of an adapter and of a device. */

/** Whether WebGPU is carried out by the CPU. */
export function isSoftware({ info }: GPUAdapter): boolean {
	return info.isFallbackAdapter || info.architecture === 'swiftshader';
}

/** True for a browser's WebGPU carried out by the CPU, which no race needs to be run against. */
export async function isSoftwareAdapter(): Promise<boolean> {
	const adapter = await globalThis.navigator?.gpu?.requestAdapter();
	return adapter ? isSoftware(adapter) : false;
}

/** Milliseconds to wait for the loss of the device to be reported after a failed read. */
const LOSS_PATIENCE = 500;

/**
 * Resolves when the loss of a device has been reported, or after a while: when a device is lost, a read fails first, and the
 * loss is reported a moment later.
 */
export async function lossReported(lost: Promise<unknown>): Promise<void> {
	await Promise.race([lost, new Promise((resolve) => setTimeout(resolve, LOSS_PATIENCE))]);
}
