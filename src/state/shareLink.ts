/**
 * A configuration as the part of a link after `#`, and back: `v1.<base64url(deflate(JSON of what differs from the
 * default))>.<checksum>`, with how far its sender had trained, if at all.
 *
 * A link can come from anywhere, so it is treated as hostile: its length and its inflated length are capped, inflating
 * stops at the cap, and what comes out is checked against the one schema.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { DEFAULT_CONFIG, OPENING_CONFIG } from './config/defaults';
import { type DeepPartial, isPlainObject, mergeConfig } from './config/mergeConfig';
import { parseConfig } from './config/parseConfig';
import type { ConfigIssue } from './config/rules';
import type { Config } from './config/schema';
import { readLink, writeLink } from './linkText';
import { readTrained, type TrainedState, trainedIssue, writeTrained } from './trainedState';

/** Characters of a hash that are read at all. The longest link that this file makes has about 800. */
export const MAX_HASH_LENGTH = 8_192;

/** Bytes of JSON that are inflated at most. */
const MAX_JSON_LENGTH = 65_536;

/** Most issues that are reported. */
const MAX_ISSUES = 10;

/** Bytes inflated at a time: deflate grows at most 1032-fold, so one piece overshoots the cap by 66 kB. */
const PIECE = 64;

const VERSION = 1;

/**
 * Why a link gives no configuration.
 * - `broken`: not the output of {@link encodeConfig} (cut off, mistyped).
 * - `too-long`: it, or what is in it, is longer than any configuration.
 * - `version`: a later version of the page made it.
 * - `invalid`: it is whole, but what it says is outside the limits; the issues say what.
 */
export type LinkFault = 'broken' | 'too-long' | 'version' | 'invalid';

export type DecodedHash =
	| {
			readonly ok: true;
			readonly config: Config;
			/** Left out where nothing was trained. */
			readonly trained?: TrainedState;
			/** What the agents wrote into it, as it came; left out where they wrote nothing. */
			readonly agents?: unknown;
	  }
	| { readonly ok: false; readonly reason: LinkFault; readonly issues: readonly ConfigIssue[] };

/**
 * The hash of a configuration, without `#`; '' for what the page opens on.
 * @param state how far it was trained; null to leave that out
 * @param explicit says that too: a link whose hash was lost is not one of what the page opens on
 * @param agents plain data that the agents read again; undefined for nothing of them
 */
export function encodeConfig(
	config: Config,
	state: TrainedState | null = null,
	explicit = false,
	agents?: object,
): string {
	const trained = state ? writeTrained(state, config) : undefined;
	if (trained === undefined && !explicit && !agents && difference(OPENING_CONFIG, config) === undefined) return '';
	const patch = difference(DEFAULT_CONFIG, config) as object | undefined;
	const json = JSON.stringify({ ...patch, trained, agents });
	return writeLink(VERSION, toBase64Url(deflateSync(strToU8(json), { level: 9 })));
}

/**
 * The configuration of a hash, with or without `#`; what the page opens on for an empty one. Never throws.
 */
export function decodeHash(hash: string): DecodedHash {
	if (hash === '' || hash === '#') return { ok: true, config: OPENING_CONFIG };
	if (hash.length > MAX_HASH_LENGTH) return fault('too-long');
	const link = readLink(hash);
	if (!link.ok) return fault('broken');
	if (link.version !== VERSION) return fault('version');
	try {
		const json = inflate(fromBase64Url(link.payload));
		if (json === null) return fault('too-long');
		const patch: unknown = JSON.parse(strFromU8(json));
		const key = forbiddenKey(patch);
		if (key !== null) return fault('invalid', [{ path: key, received: key, expected: 'never' }]);
		if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return fault('broken');
		const {
			trained: written,
			agents,
			...settings
		} = patch as DeepPartial<Config> & { readonly trained?: unknown; readonly agents?: unknown };
		const parsed = parseConfig(mergeConfig(DEFAULT_CONFIG, settings));
		if (!parsed.ok) return fault('invalid', parsed.issues.slice(0, MAX_ISSUES));
		const ofAgents = agents === undefined ? {} : { agents };
		if (written === undefined) return { ...parsed, ...ofAgents };
		const trained = readTrained(written, parsed.config);
		return trained ? { ...parsed, ...ofAgents, trained } : fault('invalid', [trainedIssue(written)]);
	} catch {
		return fault('broken');
	}
}

function fault(reason: LinkFault, issues: readonly ConfigIssue[] = []): DecodedHash {
	return { ok: false, reason, issues };
}

/** The leaves of `value` that differ from `base`, in the form that `mergeConfig` takes; undefined for none. */
function difference(base: unknown, value: unknown): unknown {
	// Arrays and the forms of a schedule are merged whole, so they are written whole.
	if (!isPlainObject(base) || !isPlainObject(value) || 'kind' in value)
		return JSON.stringify(base) === JSON.stringify(value) ? undefined : value;
	const changed: Record<string, unknown> = {};
	for (const [key, entry] of Object.entries(value)) {
		const part = difference(base[key], entry);
		if (part !== undefined) changed[key] = part;
	}
	return Object.keys(changed).length > 0 ? changed : undefined;
}

/** A key that would reach an object's prototype when it is copied; null when there is none. */
function forbiddenKey(value: unknown): string | null {
	if (typeof value !== 'object' || value === null) return null;
	for (const [key, entry] of Object.entries(value)) {
		if (key === '__proto__' || key === 'constructor' || key === 'prototype') return key;
		const inner = forbiddenKey(entry);
		if (inner !== null) return inner;
	}
	return null;
}

/** Inflates piece by piece; null when it grows past the cap. @throws when the data are not deflate */
function inflate(data: Uint8Array): Uint8Array | null {
	const inflated = new Uint8Array(MAX_JSON_LENGTH);
	let length = 0;
	const stream = new Inflate((chunk) => {
		if (length + chunk.length <= MAX_JSON_LENGTH) inflated.set(chunk, length);
		length += chunk.length;
	});
	for (let start = 0; start < data.length && length <= MAX_JSON_LENGTH; start += PIECE) {
		const end = Math.min(start + PIECE, data.length);
		stream.push(data.subarray(start, end), end === data.length);
	}
	return length <= MAX_JSON_LENGTH ? inflated.subarray(0, length) : null;
}

function toBase64Url(bytes: Uint8Array): string {
	const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws when the length is no length of base64 */
function fromBase64Url(text: string): Uint8Array {
	const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
}
