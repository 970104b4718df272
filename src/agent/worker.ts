/** The agent worker: beside the training worker, so that neither waits for the other. */
import { serve } from '../workers/serve';
import { AgentSession } from './AgentSession';
import type { AgentAnswer, AgentRequest, LearnerFrame } from './protocol';
import { fetchAgent } from './wasm/fetchAgent';
import { SimdAgent } from './wasm/SimdAgent';

/** The engine's module, fetched with the first training; a failed try may be repeated. */
const compiled: { module: WebAssembly.Module | null } = { module: null };

const session = new AgentSession({
	async createEngine(model, shape, rows) {
		compiled.module ??= await fetchAgent();
		return SimdAgent.create(compiled.module, model, shape, rows);
	},
	now: () => performance.now(),
	rest: () =>
		new Promise((resolve) => {
			// Sooner than a timer, which waits for four milliseconds.
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => {
				port1.close();
				resolve();
			};
			port2.postMessage(null);
		}),
});

serve<AgentRequest, AgentAnswer, LearnerFrame>(self, (request, report) => session.handle(request, report));
