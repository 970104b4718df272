/** Hostile posters: the page's own one damaged, and headers that lie. */
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { parsePoster } from '../../src/state/posterFile';
import { brokenJson, brokenText } from './broken';

const poster = new Uint8Array(inflateRawSync(readFileSync(new URL('../../public/poster.bin', import.meta.url))));
const length = new DataView(poster.buffer).getUint32(0, true);
const header = JSON.parse(new TextDecoder().decode(poster.subarray(4, 4 + length))) as object;

function withHeader(json: string): Uint8Array {
	const text = new TextEncoder().encode(json);
	const changed = new Uint8Array(4 + text.length + poster.length - 4 - length);
	new DataView(changed.buffer).setUint32(0, text.length, true);
	changed.set(text, 4);
	changed.set(poster.subarray(4 + length), 4 + text.length);
	return changed;
}

const size = fc.constantFrom<unknown>(0, 1, -1, 1.5, 2, 1e5, 1e9, 2 ** 53, 1e308, 'x', null);
const sizes = fc.record({ runs: size, count: size, lossEntries: size, lossStride: size }, { requiredKeys: [] });
const shapes = fc.record({ width: size, latentDim: size, stateDim: size, embeddingDim: size }, { requiredKeys: [] });

export const POSTERS: fc.Arbitrary<Uint8Array> = fc.oneof(
	brokenJson(fc.constant(header)).map(withHeader),
	brokenText(fc.constant(JSON.stringify(header)), fc.string({ maxLength: 4 })).map(withHeader),
	fc
		.tuple(sizes, shapes)
		.map(([ofPoster, shape]) =>
			withHeader(
				JSON.stringify({ ...header, ...ofPoster, shape: { ...(header as { shape: object }).shape, ...shape } }),
			),
		),
	fc
		.tuple(
			fc.array(fc.tuple(fc.nat(poster.length - 1), fc.nat(255)), { maxLength: 8 }),
			fc.option(fc.nat(poster.length)),
		)
		.map(([places, end]) => {
			const bytes = poster.slice(0, end ?? undefined);
			for (const [place, value] of places) if (place < bytes.length) bytes[place] = value;
			return bytes;
		}),
);

/** Reads a poster: what is shown of it is finite. @throws when it is refused in no words */
export function readAsPoster(bytes: Uint8Array): void {
	let planes: Float32Array[];
	try {
		const { runs, losses } = parsePoster(bytes.slice().buffer);
		planes = [losses.values, ...runs.flatMap(({ mean, std, z, weights }) => [mean, std, z, weights])];
	} catch (error) {
		if (error instanceof Error && error.message.startsWith('it is no poster')) return;
		throw error;
	}
	if (!planes.every((plane) => plane.every(Number.isFinite))) throw new Error('it took numbers that are none');
}
