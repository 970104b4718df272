/** Hostile trainings of agents: a real one with another header, other counts, other numbers, or wrong bytes. */
import fc from 'fast-check';
import { AgentLearner } from '../../src/agent/AgentLearner';
import { readTraining } from '../../src/agent/savedTraining';
import { readAgentFile, writeAgentFile } from '../../src/agentLab/agentFile';
import { specOfChoice } from '../../src/agentLab/choice';
import { simdEngine } from '../unit/agent/smallTraining';
import { heldTraining } from '../unit/agentLab/heldTraining';
import { brokenJson, brokenText } from './broken';

/** Where the header of a file begins, and the length of what stands before it: mark and length. */
const PREAMBLE = 16;

const held = await heldTraining();
const file = writeAgentFile(held);

/** A file, or the worker's part of one, with another header before the same numbers. */
function withHeader(bytes: Uint8Array, json: string): Uint8Array {
	const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
	const aligned = (count: number) => 8 * Math.ceil(count / 8);
	const numbers = bytes.subarray(aligned(PREAMBLE + length));
	const text = new TextEncoder().encode(json);
	const changed = new Uint8Array(aligned(PREAMBLE + text.length) + numbers.length);
	changed.set(bytes.subarray(0, 8));
	new DataView(changed.buffer).setUint32(8, text.length, true);
	changed.set(text, PREAMBLE);
	changed.set(numbers, aligned(PREAMBLE + text.length));
	return changed;
}

function headerOf(bytes: Uint8Array): object {
	const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
	return JSON.parse(new TextDecoder().decode(bytes.subarray(PREAMBLE, PREAMBLE + length))) as object;
}

/** The worker's part with another header, in a file. */
function withState(json: string): Uint8Array {
	return writeAgentFile({ ...held, bytes: withHeader(held.bytes, json) as Uint8Array<ArrayBuffer> });
}

const state = fc.constant(headerOf(held.bytes));
const stateText = fc.constant(JSON.stringify(headerOf(held.bytes)));
const someText = fc.string({ maxLength: 4 });
const nasty = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 3e38, -3e38, 1e20, 0);

export const AGENT_FILES: fc.Arbitrary<Uint8Array> = fc.oneof(
	brokenJson(fc.constant(headerOf(file))).map((json) => withHeader(file, json)),
	brokenText(fc.constant(JSON.stringify(headerOf(file))), someText).map((json) => withHeader(file, json)),
	{ weight: 3, arbitrary: brokenJson(state).map(withState) },
	brokenText(stateText, someText).map(withState),
	// Headers that are long and empty, and arrays that lie over each other again and again.
	fc
		.tuple(fc.constantFrom('[]', '{}', '0', '"x"'), fc.integer({ min: 1, max: 2 ** 21 }))
		.map(([part, times]) => withState(`{"spec":[${new Array(Math.ceil(times / part.length)).fill(part).join()}]}`)),
	fc.integer({ min: 1, max: 60_000 }).map((times) => {
		const length = Math.floor(held.bytes.length / 8);
		const part = `{"$array":"Float32Array","at":0,"length":${length}}`;
		return withState(`{"spec":[${new Array(times).fill(part).join()}]}`);
	}),
	// Wrong bytes and numbers anywhere, and an end that comes too soon.
	fc
		.tuple(fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 8 }), fc.option(fc.nat(file.length)))
		.map(([places, end]) => {
			const bytes = file.slice(0, end ?? undefined);
			for (const [place, value] of places) if (place < bytes.length) bytes[place] = value;
			return bytes;
		}),
	fc.array(fc.tuple(fc.nat(), nasty), { minLength: 1, maxLength: 64 }).map((places) => {
		const bytes = file.slice();
		const view = new DataView(bytes.buffer);
		const first = file.length - held.bytes.length;
		const begin = 8 * Math.ceil((PREAMBLE + new DataView(held.bytes.buffer).getUint32(8, true)) / 8) + first;
		for (const [place, value] of places)
			view.setFloat32(begin + 4 * (place % Math.floor((file.length - begin) / 4)), value, true);
		return bytes;
	}),
);

/** Pieces that a training that was taken is advanced by: through its random episodes, and some steps of its agents. */
const PIECES = 4;

/** Opens a file as tab and worker do; what is taken learns on. @throws when it is refused in no words */
export async function openAgents(bytes: Uint8Array): Promise<void> {
	const read = readAgentFile(bytes);
	if (!read.ok) return;
	const { choice } = read.held;
	let learner: AgentLearner;
	try {
		const saved = readTraining(read.held.bytes);
		learner = await AgentLearner.create(specOfChoice(choice), simdEngine, saved);
		while (learner.phase === 'episodes') learner.advance();
	} catch (error) {
		if (error instanceof RangeError && /^the(se)? (saved|bytes|networks|stored|world)/.test(error.message)) return;
		throw error;
	}
	for (let piece = 0; piece < PIECES; piece++) learner.advance();
	for (const { swarm } of learner.frame().agents)
		if (!swarm.z.every(Number.isFinite)) throw new Error('it took networks that come to no numbers');
}
