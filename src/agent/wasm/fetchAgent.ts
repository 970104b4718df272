import type { LoadSimd } from '../../training/wasm/SimdProgram';
import binary from './agent.wasm?url';

/** The agent's engine from where the build has put it. @throws where it cannot be had */
export const fetchAgent: LoadSimd = async () => {
	const answer = await fetch(new URL(binary, import.meta.url));
	if (!answer.ok) throw new Error(`the agent's engine could not be fetched: ${answer.status}`);
	// Not while it streams: that asks for a content type that plain file servers do not send.
	return WebAssembly.compile(await answer.arrayBuffer());
};
