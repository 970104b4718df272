import { expect, test } from 'vitest';
import { takeUncaughtErrors } from './setup';

/** A device on the first adapter. */
async function makeDevice(): Promise<GPUDevice> {
	const adapter = await navigator.gpu.requestAdapter();
	if (!adapter) throw new Error('no adapter');
	return adapter.requestDevice();
}

test('a compute shader runs and its result comes back', async () => {
	const device = await makeDevice();
	const buffer = device.createBuffer({ size: 16, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC });
	const copy = device.createBuffer({ size: 16, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
	const code = `@group(0) @binding(0) var<storage, read_write> values: array<f32>;
		@compute @workgroup_size(4) fn main(@builtin(local_invocation_index) i: u32) { values[i] = f32(i) * 2.0; }`;
	const pipeline = device.createComputePipeline({
		layout: 'auto',
		compute: { module: device.createShaderModule({ code }) },
	});
	const encoder = device.createCommandEncoder();
	const pass = encoder.beginComputePass();
	pass.setPipeline(pipeline);
	const entries = [{ binding: 0, resource: { buffer } }];
	pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
	pass.dispatchWorkgroups(1);
	pass.end();
	encoder.copyBufferToBuffer(buffer, 0, copy, 0, 16);
	device.queue.submit([encoder.finish()]);
	await copy.mapAsync(GPUMapMode.READ);
	expect([...new Float32Array(copy.getMappedRange())]).toEqual([0, 2, 4, 6]);
	device.destroy();
});

test('an error that nothing catches is seen', async () => {
	const device = await makeDevice();
	device.createShaderModule({ code: 'this is no shader' });
	await device.queue.onSubmittedWorkDone();
	await expect.poll(takeUncaughtErrors).toHaveLength(1);
	device.destroy();
});
