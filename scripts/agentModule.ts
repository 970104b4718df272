import { readFile } from 'node:fs/promises';
import type { LoadSimd } from '../src/training/wasm/SimdProgram';
import { AGENT_BINARY } from './compile-simd.mjs';

/** The agent's SIMD engine from its file, for Node. */
export const loadAgent: LoadSimd = async () => WebAssembly.compile(await readFile(AGENT_BINARY));
