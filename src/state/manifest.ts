/** A manifest: the whole configuration as a JSON file, written in full so that it does not depend on the defaults. */
import { parseBoundedJson } from '../files/boundedJson';
import { parseConfig } from './config/parseConfig';
import type { ConfigIssue } from './config/rules';
import type { Config } from './config/schema';
import { readTrained, type TrainedState, trainedIssue, type WrittenState, writeTrained } from './trainedState';

const FORMAT = 'latent-lab-manifest';
const FORMAT_VERSION = 1;

/** Under this name files of other formats have a manifest beside their own content. */
export const MANIFEST_KEY = 'latent-lab-manifest';

/** Bytes of a file that is read at all; a manifest has about 1,500, and twice that in UTF-16. */
export const MAX_MANIFEST_BYTES = 131_072;

/** A data set of chosen actions names up to 4,096 of them. */
const TEXT_LIMITS = { length: 65_536, values: 8_192, depth: 16 } as const;

export interface Manifest {
	readonly format: typeof FORMAT;
	readonly version: typeof FORMAT_VERSION;
	readonly config: Config;
	/** How far it was trained; left out where it was not. */
	readonly trained?: WrittenState;
}

/**
 * Why a file gives no configuration.
 * - `too-large`: it is longer, or holds more, than any manifest.
 * - `no-json`: it is not JSON.
 * - `no-manifest`: it is JSON of something else, or of a later version.
 * - `invalid`: the configuration in it is outside the limits; the issues say what.
 */
export type ManifestFault = 'too-large' | 'no-json' | 'no-manifest' | 'invalid';

export type ParsedManifest =
	| {
			readonly ok: true;
			readonly config: Config /** Left out where nothing was trained. */;
			readonly trained?: TrainedState;
	  }
	| { readonly ok: false; readonly reason: ManifestFault; readonly issues: readonly ConfigIssue[] };

/** @param state how far it was trained; null to leave that out */
export function makeManifest(config: Config, state: TrainedState | null = null): Manifest {
	const trained = state ? writeTrained(state, config) : undefined;
	return { format: FORMAT, version: FORMAT_VERSION, config, ...(trained && { trained }) };
}

/** Reads a manifest from a file's text; a byte-order mark before it is no part of it. Never throws. */
export function parseManifest(text: string): ParsedManifest {
	let value: unknown;
	try {
		value = parseBoundedJson(text.replace(/^\uFEFF/, ''), TEXT_LIMITS);
	} catch (error) {
		if (error instanceof RangeError) return { ok: false, reason: 'too-large', issues: [] };
		return { ok: false, reason: 'no-json', issues: [] };
	}
	if (typeof value !== 'object' || value === null) return { ok: false, reason: 'no-manifest', issues: [] };
	const { format, version, config, trained: written } = value as Partial<Record<keyof Manifest, unknown>>;
	if (format !== FORMAT || version !== FORMAT_VERSION) return { ok: false, reason: 'no-manifest', issues: [] };
	const parsed = parseConfig(config);
	if (!parsed.ok) return { ok: false, reason: 'invalid', issues: parsed.issues };
	if (written === undefined) return parsed;
	const trained = readTrained(written, parsed.config);
	return trained ? { ...parsed, trained } : { ok: false, reason: 'invalid', issues: [trainedIssue(written)] };
}
