import { readFileSync } from 'node:fs';
import { FileFault } from '../../../src/files/FileFault';

/** A file of `tests/fixtures/files/`, made by NumPy or PyTorch. */
export function fixture(name: string, folder = 'files'): Uint8Array {
	return new Uint8Array(readFileSync(new URL(`../../fixtures/${folder}/${name}`, import.meta.url)));
}

/** An array that NumPy saved, as Python tells it; whole numbers as text. */
export interface ExpectedArray {
	readonly shape: readonly number[];
	readonly type: string;
	readonly values: readonly (string | number)[];
}

/** What Python says is in the files: arrays by file, and the weights of the model, named `vae`. */
export const expected = JSON.parse(new TextDecoder().decode(fixture('expected.json'))) as Record<string, ExpectedArray>;

/** The weights of the model that the files have, by the official names. */
export const expectedWeights = expected.vae as unknown as Record<string, readonly number[]>;

/** The code and the values that a reader refuses with; throws when it does not refuse. */
export function faultOf(read: () => unknown): string {
	try {
		read();
	} catch (error) {
		if (error instanceof FileFault) return error.message;
		throw error;
	}
	throw new Error('it was not refused');
}
