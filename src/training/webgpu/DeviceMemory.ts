import { lossReported } from '../gpuDevice';
import { GpuUnavailable, type SharedDevice } from './device';

/** The buffers of one trainer, counted, and the way back from the GPU. */
export class DeviceMemory {
	private readonly buffers = new Set<GPUBuffer>();

	constructor(private readonly shared: SharedDevice) {}

	/** Buffers there are. */
	get count(): number {
		return this.buffers.size;
	}

	/** Bytes of all of them. */
	get bytes(): number {
		let bytes = 0;
		for (const { size } of this.buffers) bytes += size;
		return bytes;
	}

	/** A storage buffer that is written and read through the queue. @throws {GpuUnavailable} when it is too large */
	storage(label: string, bytes: number): GPUBuffer {
		const { maxBufferSize, maxStorageBufferBindingSize } = this.shared.device.limits;
		const most = Math.min(maxBufferSize, maxStorageBufferBindingSize);
		if (bytes > most) {
			throw new GpuUnavailable(`${label}: ${megabytes(bytes)} in one buffer, and this GPU allows ${megabytes(most)}`);
		}
		return this.create(label, bytes, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST);
	}

	/** A storage buffer with these contents. */
	storageOf(label: string, contents: Float32Array | Uint32Array): GPUBuffer {
		// No binding may be empty.
		const buffer = this.storage(label, Math.max(16, contents.byteLength));
		this.write(buffer, 0, contents);
		return buffer;
	}

	uniform(label: string, bytes: number): GPUBuffer {
		return this.create(label, bytes, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
	}

	/** @param offset in bytes */
	write(buffer: GPUBuffer, offset: number, contents: Float32Array | Uint32Array): void {
		const { buffer: memory, byteOffset, byteLength } = contents;
		this.shared.device.queue.writeBuffer(buffer, offset, memory as ArrayBuffer, byteOffset, byteLength);
	}

	/**
	 * A copy of a part of a buffer as it is after all that was submitted before.
	 * @param offset in bytes
	 * @param count numbers
	 */
	async read(buffer: GPUBuffer, offset: number, count: number): Promise<Float32Array> {
		const { device } = this.shared;
		const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
		const staging = device.createBuffer({ label: 'staging', size: 4 * count, usage });
		const encoder = device.createCommandEncoder();
		encoder.copyBufferToBuffer(buffer, offset, staging, 0, 4 * count);
		device.queue.submit([encoder.finish()]);
		try {
			await staging.mapAsync(GPUMapMode.READ);
			return new Float32Array(staging.getMappedRange().slice(0));
		} catch (error) {
			await lossReported(this.shared.lost);
			throw error;
		} finally {
			staging.destroy();
		}
	}

	dispose(): void {
		for (const buffer of this.buffers) buffer.destroy();
		this.buffers.clear();
	}

	private create(label: string, size: number, usage: GPUBufferUsageFlags): GPUBuffer {
		const buffer = this.shared.device.createBuffer({ label, size, usage });
		this.buffers.add(buffer);
		return buffer;
	}
}

function megabytes(bytes: number): string {
	return `${Math.round(bytes / 2 ** 20)} MB`;
}
