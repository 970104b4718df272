/** Everything that reads a configuration from outside goes through here. */
import * as v from 'valibot';
import type { EngineId } from '../../training/Trainer';
import { EXPECTED } from './limits';
import { isPlainObject } from './mergeConfig';
import { type ConfigIssue, crossFieldIssues } from './rules';
import { type Config, configSchema, runSchema } from './schema';

const LONGEST_EXPECTED = 120;

/** Most issues that are reported. */
const MOST_ISSUES = 20;

export type ParsedConfig =
	| { readonly ok: true; readonly config: Config }
	| { readonly ok: false; readonly issues: readonly ConfigIssue[] };

/** Checks an unknown value against the schema and the rules between fields. */
export function parseConfig(value: unknown): ParsedConfig {
	const result = v.safeParse(configSchema, inPresentNames(value));
	if (!result.success) {
		return {
			ok: false,
			issues: result.issues.slice(0, MOST_ISSUES).map((issue) => ({
				path: v.getDotPath(issue) ?? '',
				received: issue.received.slice(0, 40),
				expected: expectedOf(issue),
			})),
		};
	}
	const issues = crossFieldIssues(result.output);
	return issues.length > 0 ? { ok: false, issues } : { ok: true, config: result.output };
}

/** Checks the settings of one run by themselves; null where they are outside the limits. */
export function parseRun(value: unknown): Config['runs'][0] | null {
	const result = v.safeParse(runSchema, value);
	return result.success ? result.output : null;
}

/** Engines named in earlier links and files, and their replacements: the same model on the same processor. */
const FORMER_ENGINES: Readonly<Record<string, EngineId>> = { 'tfjs-wasm': 'simd' };

/** A configuration of an earlier page, in the names of this one. */
function inPresentNames(value: unknown): unknown {
	if (!isPlainObject(value) || typeof value.engine !== 'string') return value;
	return { ...value, engine: FORMER_ENGINES[value.engine] ?? value.engine };
}

/** What would be valid, in a few words; lists of names are shortened. */
function expectedOf({ type, expected, received, message }: v.BaseIssue<unknown>): string {
	if (expected === 'never') return EXPECTED.nothing;
	if (received === 'undefined') return EXPECTED.something;
	if (type === 'regex') return EXPECTED.colour;
	// Some checks, such as for a whole number, say what they want only in their message.
	const text = expected ?? message;
	return text.length <= LONGEST_EXPECTED ? text : `${text.slice(0, text.lastIndexOf('|', LONGEST_EXPECTED))}…`;
}
