/**
 * A manifest: the whole configuration as a JSON file, written out in full so that it can be read years later
 * without knowing what the defaults were.
 */
import { type Config, type ConfigIssue, parseConfig } from './config';

const FORMAT = 'latent-lab-manifest';
const FORMAT_VERSION = 1;

/** Bytes of a file that is read at all; a manifest has about 1,500. */
export const MAX_MANIFEST_BYTES = 65_536;

export interface Manifest {
	readonly format: typeof FORMAT;
	readonly version: typeof FORMAT_VERSION;
	readonly config: Config;
}

/**
 * Why a file gives no configuration.
 * - `no-json`: it is not JSON.
 * - `no-manifest`: it is JSON of something else, or of a later version.
 * - `invalid`: the configuration in it is outside the limits; the issues say what.
 */
export type ManifestFault = 'no-json' | 'no-manifest' | 'invalid';

export type ParsedManifest =
	| { readonly ok: true; readonly config: Config }
	| { readonly ok: false; readonly reason: ManifestFault; readonly issues: readonly ConfigIssue[] };

export function makeManifest(config: Config): Manifest {
	return { format: FORMAT, version: FORMAT_VERSION, config };
}

/** Reads a manifest from a file's text. Never throws. */
export function parseManifest(text: string): ParsedManifest {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { ok: false, reason: 'no-json', issues: [] };
	}
	if (typeof value !== 'object' || value === null) return { ok: false, reason: 'no-manifest', issues: [] };
	const { format, version, config } = value as Partial<Record<keyof Manifest, unknown>>;
	if (format !== FORMAT || version !== FORMAT_VERSION) return { ok: false, reason: 'no-manifest', issues: [] };
	const parsed = parseConfig(config);
	return parsed.ok ? parsed : { ok: false, reason: 'invalid', issues: parsed.issues };
}
