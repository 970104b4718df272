import { describe, expect, test } from 'vitest';
import { CHANNELS, fieldsOf, type KernelName, placesOf } from '../../../../src/training/webgpu/kernels/channels';
import { drawShader } from '../../../../src/training/webgpu/kernels/draw';
import { embeddingUpdateShader } from '../../../../src/training/webgpu/kernels/embeddingUpdate';
import { lossTermsShader } from '../../../../src/training/webgpu/kernels/lossTerms';
import { productShader } from '../../../../src/training/webgpu/kernels/product';
import { weightUpdateShader } from '../../../../src/training/webgpu/kernels/weightUpdate';

const TILE = { rows: 1, columns: 2 };
const SIZE = [4, 1] as const;

function shaderOf(kernel: KernelName): string {
	switch (kernel) {
		case 'draw':
			return drawShader(SIZE);
		case 'lossTerms':
			return lossTermsShader();
		case 'embeddingUpdate':
			return embeddingUpdateShader(SIZE);
		case 'weightUpdate':
			return weightUpdateShader(TILE, 4);
		default:
			return productShader(kernel, TILE, SIZE);
	}
}

/** Fields of the struct `Pass` that a text names as places of matrices. */
const placesIn = (code: string) => new Set(code.match(/pass_\.(source|weight|output|first|second|third)\b/g));

describe.each(Object.keys(CHANNELS) as KernelName[])('the kernel %s', (kernel) => {
	const { reads, writes, weights } = placesOf(kernel);
	const all: readonly string[] = [reads, writes, weights].flatMap((places) => Object.values(places));

	test('has every channel in a field of its own', () => {
		expect(new Set(all).size).toBe(all.length);
	});

	test('uses what it declares, and nothing else', () => {
		expect(placesIn(shaderOf(kernel))).toEqual(new Set(all));
	});
});

const products = (Object.keys(CHANNELS) as KernelName[]).filter((kernel) => 'weight' in CHANNELS[kernel].weights);

test.each(products)('the product %s writes the activations where it says so, and reads them elsewhere', (kernel) => {
	const written = shaderOf(kernel).matchAll(/activations\[at\(base, (pass_\.\w+)[^;=]*\] = /g);
	const places = Array.from(written, ([, place]) => place);
	expect(new Set(places)).toEqual(new Set<string>(Object.values(placesOf(kernel).writes)));
});

test('the matrices of a pass come to the fields that the kernel takes them from', () => {
	const given = { reads: { source: 1, other: 2 }, writes: { output: 3, factor: 4 }, weights: { weight: 5 } };
	expect(fieldsOf('fusion', given)).toEqual({ source: 1, first: 2, output: 3, second: 4, weight: 5 });
});
