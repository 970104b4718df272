/**
 * A training of agents as a file (docs/formats.md): eight bytes of a mark, the length of a header, the header as JSON
 * filled up to a multiple of eight bytes, then what the worker saved. It can come from anywhere, so it is treated as
 * hostile: length, header and every number are bounded, and the worker checks its part against the header before it
 * restores anything.
 */
import * as v from 'valibot';
import { AGENTS_MARK as MARK } from '../files/agentFileMarks';
import { parseBoundedJson } from '../files/boundedJson';
import type { HeldAgents } from './agentLabState';
import { AGENT_LIMITS } from './choice';
import { ChoiceSchema, EnvironmentStepSchema as step } from './choiceSchema';
import { HISTORY_CAPACITY } from './history';

/** 1 had no ratio of updates, no least noise and no branches, 2 no opened networks, 3 no settings that came with them. */
const VERSION = 4;
/** Mark and length of the header. */
const PREAMBLE = 16;
const ALIGNMENT = 8;

/** Bytes that are read at all: ten seeds of the largest networks with full replay buffers need about as much. */
export const MOST_BYTES = 400 * 2 ** 20;

/** A history of 300 entries of two agents with 16 latent dimensions has 23,000 numbers. */
const HEADER_LIMITS = { length: 2 ** 20, values: 60_000, depth: 8 } as const;

/** Why a file is refused: another kind of file, one of a later version of the page, or a damaged one. */
export type AgentFileFault = 'other' | 'version' | 'broken';

export type ReadAgentFile =
	| { readonly ok: true; readonly held: HeldAgents }
	| { readonly ok: false; readonly fault: AgentFileFault };

/** A share that was not measured is null. */
const share = v.pipe(
	v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
	v.transform((value) => value ?? Number.NaN),
);
const edge = v.pipe(v.array(v.pipe(v.number(), v.finite())), v.maxLength(AGENT_LIMITS.latentDim.max));
const MomentSchema = v.strictObject({ relabelledDiscrete: share, relabelledLatent: share, lower: edge, upper: edge });

const HeaderSchema = v.strictObject({
	format: v.literal('latent-lab-agents'),
	version: v.picklist([1, 2, 3, VERSION]),
	choice: ChoiceSchema,
	target: v.nullable(step),
	history: v.pipe(
		v.array(v.strictObject({ step, runs: v.strictTuple([MomentSchema, MomentSchema]) })),
		v.maxLength(HISTORY_CAPACITY),
	),
});

const aligned = (length: number) => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

/** The bytes of a file. */
export function writeAgentFile({ choice, target, history, bytes }: HeldAgents): Uint8Array<ArrayBuffer> {
	const header = { format: 'latent-lab-agents', version: VERSION, choice, target, history };
	const text = new TextEncoder().encode(JSON.stringify(header));
	const first = aligned(PREAMBLE + text.length);
	const file = new Uint8Array(first + bytes.length);
	file.set(new TextEncoder().encode(MARK));
	new DataView(file.buffer).setUint32(MARK.length, text.length, true);
	file.set(text, PREAMBLE);
	file.set(bytes, first);
	return file;
}

/** What a file holds. Never throws. */
export function readAgentFile(file: Uint8Array): ReadAgentFile {
	const fault = (why: AgentFileFault): ReadAgentFile => ({ ok: false, fault: why });
	const isMarked = file.length >= PREAMBLE && new TextDecoder().decode(file.subarray(0, MARK.length)) === MARK;
	if (!isMarked) return fault('other');
	const length = new DataView(file.buffer, file.byteOffset).getUint32(MARK.length, true);
	const first = aligned(PREAMBLE + length);
	if (length > HEADER_LIMITS.length || first > file.length || file.length > MOST_BYTES) return fault('broken');
	let header: unknown;
	try {
		header = parseBoundedJson(new TextDecoder().decode(file.subarray(PREAMBLE, PREAMBLE + length)), HEADER_LIMITS);
	} catch {
		return fault('broken');
	}
	const { version } = (header ?? {}) as { readonly version?: unknown };
	if (typeof version === 'number' && version > VERSION) return fault('version');
	const parsed = v.safeParse(HeaderSchema, header);
	if (!parsed.success || !fitsDims(parsed.output)) return fault('broken');
	const { choice, target, history } = parsed.output;
	return {
		ok: true,
		held: { choice, target, history, bytes: file.slice(first) as Uint8Array<ArrayBuffer> },
	};
}

/** Whether every box of the history has the dimensions of its run, at ascending steps. */
function fitsDims({ choice, history }: v.InferOutput<typeof HeaderSchema>): boolean {
	const isAscending = history.every(({ step: at }, index) => index === 0 || at > history[index - 1].step);
	return (
		isAscending &&
		history.every(({ runs }) =>
			runs.every(({ lower, upper }, run) => {
				const { latentDim } = choice.runs[run];
				return lower.length === latentDim && upper.length === latentDim;
			}),
		)
	);
}
