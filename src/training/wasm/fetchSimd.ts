import type { LoadSimd } from './SimdProgram';
import binary from './simd.wasm?url';

/** The engine once it has been fetched: a session starts several instances of it. */
const compiled: { current: ReturnType<LoadSimd> | null } = { current: null };

/** The SIMD engine from where the build has put it. */
export const fetchSimd: LoadSimd = () => {
	if (!compiled.current) {
		compiled.current = fetchAndCompile();
		// A failed try may be repeated.
		compiled.current.catch(() => {
			compiled.current = null;
		});
	}
	return compiled.current;
};

const fetchAndCompile: LoadSimd = async () => {
	const answer = await fetch(new URL(binary, import.meta.url));
	if (!answer.ok) throw new Error(`the engine's file could not be fetched: ${answer.status}`);
	// Not while it streams: that asks for a content type that plain file servers do not send.
	return WebAssembly.compile(await answer.arrayBuffer());
};
