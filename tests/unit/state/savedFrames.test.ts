import { beforeAll, describe, expect, test } from 'vitest';
import { collectTransitions } from '../../../src/dataset/collect';
import { environmentById } from '../../../src/environments/registry';
import type { ThinnedFrames } from '../../../src/lab/Timeline';
import { type CheckpointFile, readCheckpoint, writeCheckpoint } from '../../../src/state/checkpointFile';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { mergeConfig } from '../../../src/state/config/mergeConfig';
import type { Config } from '../../../src/state/config/schema';
import { readOpenedFile } from '../../../src/state/opening/openedFile';
import { framesOf, pickFrames, type SavedFrames } from '../../../src/state/savedFrames';
import { sessionRequest } from '../../../src/state/sessionRequest';
import type { Frame } from '../../../src/training/Frame';
import { FrameStream } from '../../../src/training/FrameStream';
import { setupFor } from '../../../src/training/prepareTrainer';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { trainedFile } from '../../hostile/trainedFile';

const config = mergeConfig(DEFAULT_CONFIG, { model: { width: 16 }, data: { size: 500 } }) as Config;

/** Frames as the worker sends them, of a training of three steps. */
async function realFrames(): Promise<Frame[]> {
	const environment = environmentById(config.environment);
	if (!environment) throw new Error('no environment');
	const { published, data } = config;
	const request = { ...sessionRequest(config), checkpoint: null };
	const trainer = new ReferenceTrainer(
		setupFor(request, collectTransitions({ environment, published, seed: data.seed, size: data.size })),
	);
	const frames: Frame[] = [];
	const stream = new FrameStream(1, request, {
		now: () => 0,
		post: (message) => message.type === 'frame' && frames.push(message.frame),
	});
	for (let step = 0; step <= 3; step++) {
		if (step > 0) await trainer.advance(1);
		await stream.send(trainer, true, () => true);
	}
	return frames;
}

let frames: Frame[];
let file: CheckpointFile;

beforeAll(async () => {
	frames = await realFrames();
	file = await trainedFile(config);
});

const open = (bytes: Uint8Array) => readOpenedFile(new Blob([bytes as Uint8Array<ArrayBuffer>]));

describe('frames in the file of a training', () => {
	test('come back as they were shown, z included, to the last bit', async () => {
		const saved = pickFrames({ stride: 4, frames }, file.checkpoint.step) as SavedFrames;
		const opened = await open(writeCheckpoint({ ...file, frames: saved }));
		if (opened.kind !== 'training' || !opened.frames) throw new Error(JSON.stringify(opened));
		const back = framesOf(opened.frames, opened.config);
		expect(back.stride).toBe(4);
		expect(back.frames).toHaveLength(4);
		expect(back.frames).toEqual(frames);
	});

	test('change nothing else: where there are none the file is one that older pages read', async () => {
		const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(4, 120));
		const saved = pickFrames({ stride: 1, frames }, 9) as SavedFrames;
		expect(text(writeCheckpoint(file))).toContain('"version":1');
		expect(text(writeCheckpoint({ ...file, frames: saved }))).toContain('"version":2');
		const { frames: _, ...rest } = readCheckpoint(writeCheckpoint({ ...file, frames: saved }));
		expect(rest).toEqual(readCheckpoint(writeCheckpoint(file)));
	});

	test('are those up to the checkpoint', () => {
		const steps = (step: number) => pickFrames({ stride: 1, frames }, step)?.frames.map((frame) => frame.step);
		expect(steps(2)).toEqual([0, 1, 2]);
		expect(pickFrames({ stride: 1, frames: frames.slice(2) }, 1)).toBeNull();
	});

	test('that are damaged are refused, and the training with them', async () => {
		const saved = pickFrames({ stride: 1, frames }, 9) as SavedFrames;
		const bytes = writeCheckpoint({ ...file, frames: saved });
		const poisoned = bytes.slice();
		// The last number of the file is a σ of B.
		new DataView(poisoned.buffer).setFloat32(poisoned.length - 4, 0, true);
		expect(await open(poisoned)).toMatchObject({ kind: 'refused', fault: 'broken' });
		expect(await open(bytes.subarray(0, bytes.length - 8))).toMatchObject({ kind: 'refused', fault: 'broken' });
		const header = new TextDecoder().decode(bytes);
		for (const [found, lie] of [
			['"steps":[0,1,2,3]', '"steps":[0,1,1,3]'],
			['"steps":[0,1,2,3]', '"steps":[0,1,2,6]'],
			['"stride":1,"steps":[0', '"stride":0,"steps":[0'],
		]) {
			const lying = bytes.slice();
			lying.set(new TextEncoder().encode(header.slice(4, 6_000).replace(found, lie)).subarray(0, 5_900), 4);
			expect(header.slice(4, 6_000)).toContain(found);
			expect(await open(lying)).toMatchObject({ kind: 'refused', fault: 'broken' });
		}
	});
});

describe('which frames are written', () => {
	/** Frames of a model with many weights. */
	const many = (count: number, weights: number): ThinnedFrames => ({
		stride: 1,
		frames: Array.from({ length: count }, (_, step): Frame => {
			const codes = new Float32Array(20);
			const run = { mean: codes, std: codes, z: codes, measured: null, weights: new Float32Array(weights) };
			return { ...frames[0], step, runs: [run, run] };
		}),
	});

	test('is every second, fourth …, so that the same ones are chosen when there are more', () => {
		const chosen = pickFrames(many(200, 10), 1_000) as SavedFrames;
		expect(chosen.stride).toBe(4);
		expect(chosen.frames.map(({ step }) => step)).toEqual(Array.from({ length: 50 }, (_, i) => 4 * i));
		// When the timeline has dropped every second one of its own, the choice is the same.
		const thinned = { stride: 2, frames: many(200, 10).frames.filter((_, i) => i % 2 === 0) };
		expect(pickFrames(thinned, 1_000)).toEqual(chosen);
	});

	test('is few where they are large', () => {
		const chosen = pickFrames(many(40, 200_000), 1_000) as SavedFrames;
		expect(chosen.frames.length).toBeLessThanOrEqual(5);
		expect(chosen.frames.length).toBeGreaterThanOrEqual(2);
	});
});
