import { expect, test } from 'vitest';
import { misfit, readCheckpoint, writeCheckpoint } from '../../../src/state/checkpointFile';
import { DEFAULT_CONFIG } from '../../../src/state/config';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { goalSetup, KEPT, REBUILT } from '../training/problems';

const runs = [KEPT, REBUILT, { ...KEPT, klWeight: 2 }];
const setup = goalSetup(runs);

async function trained() {
	const trainer = new ReferenceTrainer(setup);
	await trainer.advance(4);
	return { config: DEFAULT_CONFIG, runs, checkpoint: await trainer.checkpoint() };
}

test('a training goes on from the file to the last bit', async () => {
	const before = await trained();
	const file = writeCheckpoint(before);
	// A file that was read into the middle of a larger buffer.
	const shifted = new Uint8Array(file.length + 7).subarray(7);
	shifted.set(file);
	const after = readCheckpoint(shifted);
	expect(after).toEqual(before);
	expect(misfit(setup, after.checkpoint)).toBeNull();
});

test('seeds of the runs’ own travel with it, one each', async () => {
	const before = { ...(await trained()), seeds: [4, 9, 2] };
	expect(readCheckpoint(writeCheckpoint(before)).seeds).toEqual([4, 9, 2]);
	expect(() => readCheckpoint(writeCheckpoint({ ...before, seeds: [4] }))).toThrow('damaged');
	expect(() => readCheckpoint(writeCheckpoint({ ...before, seeds: [4, 9, 0.5] }))).toThrow('damaged');
});

test('what is no checkpoint, or not all of one, is refused with the reason', async () => {
	const file = writeCheckpoint(await trained());
	const text = (value: string) => new TextEncoder().encode(value);
	expect(() => readCheckpoint(new Uint8Array())).toThrow('this is no checkpoint');
	expect(() => readCheckpoint(text('{"format":"latent-lab-manifest"}'))).toThrow('this is no checkpoint');
	expect(() => readCheckpoint(file.subarray(0, file.length - 4))).toThrow('not whole');
	const header = new TextDecoder().decode(file).replace('"version":1', '"version":2');
	const later = file.slice();
	later.set(text(header.slice(4, 200)), 4);
	expect(() => readCheckpoint(later)).toThrow('version 2');
	const limits = file.slice();
	limits.set(
		text(new TextDecoder().decode(file.subarray(4, 2000)).replace('"width":64', '"width":99').slice(0, 1900)),
		4,
	);
	expect(readCheckpoint(limits).config.model.width).toBe(99);
	limits.set(
		text(new TextDecoder().decode(file.subarray(4, 2000)).replace('"width":64', '"width":-1').slice(0, 1900)),
		4,
	);
	expect(() => readCheckpoint(limits)).toThrow('model.width');
});

test('a checkpoint of another model or of another number of runs does not fit', async () => {
	const { checkpoint } = await trained();
	expect(misfit(goalSetup(runs, { width: 17 }), checkpoint)).toContain('weights a run');
	expect(misfit(goalSetup([KEPT]), checkpoint)).toContain('has 3 runs, not 1');
});
