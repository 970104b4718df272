/** A student's parameters: drawn from a name or number, the same on every machine. */
import { Stream, uniformAt } from '../../randomness/counterRandom';
import type { Draw } from './Exercise';

/** FNV-1a with 32 bits (Fowler, Noll, Vo). */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
	return hash >>> 0;
}

/**
 * The seed of what a person typed: a whole number is its own seed, anything else is a name, in which capitals and
 * spaces at the ends do not count.
 */
export function seedOf(typed: string): number {
	const text = typed.normalize('NFKC').trim().toLowerCase();
	return /^\d{1,9}$/.test(text) ? Number(text) : hashOf(text);
}

/** The draw of an exercise. @param exercise its id, with its lesson's, so that no two draw alike */
export function drawOf(seed: number, exercise: string): Draw {
	const row = hashOf(exercise);
	let column = 0;
	return {
		pick: (choices) => choices[Math.floor(choices.length * uniformAt(seed, Stream.exercise, 0, row, column++))],
	};
}
