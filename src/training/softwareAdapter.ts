/** Whether WebGPU is carried out by the CPU. */
export function isSoftware({ info }: GPUAdapter): boolean {
	return info.isFallbackAdapter || info.architecture === 'swiftshader';
}

/** True for a browser's WebGPU carried out by the CPU, which no race needs to be run against. */
export async function isSoftwareAdapter(): Promise<boolean> {
	const adapter = await globalThis.navigator?.gpu?.requestAdapter();
	return adapter ? isSoftware(adapter) : false;
}
