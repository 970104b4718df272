/** The draws of the kernels beside those of `randomness/counterRandom`. */
import { expect, test } from 'vitest';
import { normalAt, Stream } from '../../src/randomness/counterRandom';
import { RANDOM } from '../../src/training/webgpu/kernels/draw';

/** Runs a shader with one thread for each number that it writes. */
async function compute(body: string, inputs: Uint32Array): Promise<ArrayBuffer> {
	const adapter = await navigator.gpu.requestAdapter();
	if (!adapter) throw new Error('no adapter');
	const device = await adapter.requestDevice();
	const code = `${RANDOM}
@group(0) @binding(0) var<storage, read_write> values: array<u32>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
	let i = id.x;
	if (i >= arrayLength(&values)) { return; }
	${body}
}`;
	const compiled = { module: device.createShaderModule({ code }) };
	const pipeline = device.createComputePipeline({ layout: 'auto', compute: compiled });
	const size = inputs.byteLength;
	const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
	const buffer = device.createBuffer({ size, usage });
	const copy = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
	device.queue.writeBuffer(buffer, 0, inputs as Uint32Array<ArrayBuffer>);
	const encoder = device.createCommandEncoder();
	const pass = encoder.beginComputePass();
	pass.setPipeline(pipeline);
	const entries = [{ binding: 0, resource: { buffer } }];
	pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
	pass.dispatchWorkgroups(Math.ceil(inputs.length / 64));
	pass.end();
	encoder.copyBufferToBuffer(buffer, 0, copy, 0, size);
	device.queue.submit([encoder.finish()]);
	await copy.mapAsync(GPUMapMode.READ);
	const result = copy.getMappedRange().slice(0);
	device.destroy();
	return result;
}

/** Ends, powers of two, the middle, and a walk through all cells. */
const CELLS = Uint32Array.from([
	...Array.from({ length: 24 }, (_, bit) => [2 ** bit - 1, 2 ** bit, 2 ** bit + 1]).flat(),
	2 ** 24 - 2,
	2 ** 24 - 1,
	...Array.from({ length: 4000 }, (_, i) => (i * 4211 + 17) % 2 ** 24),
]);

const unit = (cell: number) => (cell + 0.5) * 2 ** -24;

test('the logarithm of a uniform draw is right to float32, also next to 1, where it must not be 0', async () => {
	const logs = new Float32Array(await compute('values[i] = bitcast<u32>(logOfUnit(values[i]));', CELLS));
	CELLS.forEach((cell, i) => {
		const expected = Math.log(unit(cell));
		if (!(Math.abs(logs[i] / expected - 1) < 5e-7)) expect.fail(`cell ${cell}: ${logs[i]} for ${expected}`);
	});
	expect(Math.max(...logs)).toBeLessThan(0);
});

test('the cosine of an angle is right to float32 all the way round', async () => {
	const cosines = new Float32Array(await compute('values[i] = bitcast<u32>(cosOfTurns(values[i]));', CELLS));
	CELLS.forEach((cell, i) => {
		const expected = Math.cos(2 * Math.PI * unit(cell));
		if (!(Math.abs(cosines[i] - expected) < 2e-7)) expect.fail(`cell ${cell}: ${cosines[i]} for ${expected}`);
	});
});

test('normal draws are those of the reference', async () => {
	const counters = Uint32Array.from({ length: 2048 }, (_, i) => i);
	const body = `values[i] = bitcast<u32>(normalOf(hash(4294967291u, ${Stream.epsilon}u, 7u + i / 64u, i % 64, i % 3)));`;
	const normals = new Float32Array(await compute(body, counters));
	counters.forEach((i) => {
		// The seed -5 has the same low 32 bits.
		const expected = normalAt(-5, Stream.epsilon, 7 + Math.floor(i / 64), i % 64, i % 3);
		if (!(Math.abs(normals[i] - expected) < 2e-6)) expect.fail(`draw ${i}: ${normals[i]} for ${expected}`);
	});
});
