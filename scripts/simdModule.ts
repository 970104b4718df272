import { readFile } from 'node:fs/promises';
import type { LoadSimd } from '../src/training/wasm/SimdProgram';
import { SIMD_BINARY } from './compile-simd.mjs';

/** The SIMD engine from its file, for Node. */
export const loadSimd: LoadSimd = async () => WebAssembly.compile(await readFile(SIMD_BINARY));
