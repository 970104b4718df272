/** The id of imported data, derived from their content: links and saved trainings refer to them by it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { OwnWorld } from '../../environments/ownWorlds';
import { encodeElements, type Values } from '../Tensor';

/** Hexadecimal digits of the hash that are kept: 64 bits. */
const DIGITS = 16;

/** @param arrays in a fixed order */
export function ownId(
	{ features, actions }: Pick<OwnWorld, 'features' | 'actions'>,
	arrays: Readonly<Record<string, Values>>,
): string {
	const hash = sha256.create();
	hash.update(utf8ToBytes(JSON.stringify([features, actions])));
	for (const values of Object.values(arrays)) hash.update(encodeElements(values));
	return `data-${bytesToHex(hash.digest()).slice(0, DIGITS)}`;
}
