import { compileFetched } from '../../workers/compileFetched';
import type { LoadSimd } from './SimdProgram';
import binary from './simd.wasm?url';

/** The engine once it has been fetched: a session starts several instances of it. */
const compiled: { current: ReturnType<LoadSimd> | null } = { current: null };

/** The SIMD engine from where the build has put it. */
export const fetchSimd: LoadSimd = () => {
	if (!compiled.current) {
		compiled.current = compileFetched(new URL(binary, import.meta.url));
		// A failed try may be repeated.
		compiled.current.catch(() => {
			compiled.current = null;
		});
	}
	return compiled.current;
};
