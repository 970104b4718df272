import fc from 'fast-check';
import { decodeElements, ELEMENT_BYTES, type ElementType, type Tensor } from '../../../src/files/Tensor';

/** The types that are written as they are; halves are written as float32. */
const WRITTEN = Object.keys(ELEMENT_BYTES).filter((type) => type !== 'float16' && type !== 'bfloat16') as ElementType[];

/** Tensors of every type and shape, with any bits in them: not-a-numbers too. */
export const anyTensor: fc.Arbitrary<Tensor> = fc
	.tuple(fc.constantFrom(...WRITTEN), fc.array(fc.nat(4), { maxLength: 4 }))
	.chain(([type, shape]) => {
		const length = ELEMENT_BYTES[type] * shape.reduce((product, entries) => product * entries, 1);
		return fc
			.uint8Array({ minLength: length, maxLength: length })
			.map((bytes) => ({ type, shape, values: decodeElements(bytes, type) }));
	});
