/**
 * Loads the fixtures made from the official code and tells what each is from its content, so that files
 * may have any name, hold one fixture or a list of them, and be replaced by others of the same kinds.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentFixture } from './agent';
import type { EnvironmentTrace } from './environmentTraces';
import type { LatentBoxFixture } from './latentBox';
import type { RelabelFixture } from './relabel';
import type { VaeFixture } from './vae';

/** Numbers row by row with their shape, as every tensor is stored in the fixtures. */
export interface Tensor {
	readonly shape: readonly number[];
	readonly data: readonly number[];
}

/** Weights or gradients by their names in the official `state_dict`; a `weight` is [out, in]. */
export type NamedTensors = Readonly<Record<string, Tensor>>;

export type Fixture =
	| { readonly kind: 'environment-traces'; readonly content: EnvironmentTrace }
	| { readonly kind: 'vae'; readonly content: VaeFixture }
	| { readonly kind: 'latent-box'; readonly content: LatentBoxFixture }
	| { readonly kind: 'relabel'; readonly content: RelabelFixture }
	| { readonly kind: 'agent'; readonly content: AgentFixture }
	/** Why nobody knows how to check it. */
	| { readonly kind: 'unknown'; readonly reason: string };

/** The fixtures of one file. */
export interface FixtureFile {
	/** Its name, without the folder. */
	readonly name: string;
	readonly fixtures: readonly Fixture[];
}

/** Fields that every fixture of a kind has and that no other kind has all of. */
const MARKS = {
	'environment-traces': ['env', 'steps'],
	agent: ['dims', 'hyper', 'act', 'cases'],
	vae: ['dims', 'weights', 'batch'],
	'latent-box': ['range_rate', 'z', 'upper', 'lower'],
	relabel: ['dims', 'weights', 'stored_latent', 'relabelled_latent'],
} as const satisfies Record<Exclude<Fixture['kind'], 'unknown'>, readonly string[]>;

/** What one parsed object is. */
function classify(content: unknown): Fixture {
	if (typeof content !== 'object' || content === null || Array.isArray(content)) {
		return { kind: 'unknown', reason: `an object was expected, not ${JSON.stringify(content)?.slice(0, 60)}` };
	}
	for (const [kind, marks] of Object.entries(MARKS)) {
		// Its fields name the kind; that the values have the right form shows when they are checked.
		if (marks.every((mark) => mark in content)) return { kind, content } as Fixture;
	}
	const fields = Object.keys(content).join(', ');
	return { kind: 'unknown', reason: `an object with the fields ${fields || '(none)'} fits no kind of fixture` };
}

/** The fixtures in the text of one file, whether it holds one of them or a list. */
export function parseFixtures(text: string): Fixture[] {
	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch (error) {
		return [{ kind: 'unknown', reason: `no JSON: ${(error as Error).message}` }];
	}
	if (!Array.isArray(content)) return [classify(content)];
	return content.length > 0 ? content.map(classify) : [{ kind: 'unknown', reason: 'an empty list' }];
}

/** Every *.json of a folder, by name. */
export function loadFixtures(folder: string): FixtureFile[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => ({ name, fixtures: parseFixtures(readFileSync(join(folder, name), 'utf8')) }));
}
