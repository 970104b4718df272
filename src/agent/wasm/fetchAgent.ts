import type { LoadSimd } from '../../training/wasm/SimdProgram';
import { compileFetched } from '../../workers/compileFetched';
import binary from './agent.wasm?url';

/** The agent's engine from where the build has put it. @throws where it cannot be had */
export const fetchAgent: LoadSimd = () => compileFetched(new URL(binary, import.meta.url));
