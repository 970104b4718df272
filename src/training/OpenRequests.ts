import type { EngineGuard } from './EngineGuard';
import type { FromWorker, SessionRequest } from './protocol';
import { textOf } from './sessionFault';

/** The open requests of the page: for steps, and for the codes of transitions. Each is answered once. */
export class OpenRequests {
	/** Ids of the `advance` messages that wait for an answer. */
	private advances: number[] = [];

	/** @param post sends to the page, until the session is closed */
	constructor(
		private readonly session: number,
		private readonly request: Pick<SessionRequest, 'runs' | 'dataSize'>,
		private readonly post: (message: FromWorker, transfer?: Transferable[]) => void,
	) {}

	/** Registers a request for steps. */
	waitForSteps(id: number): void {
		this.advances.push(id);
	}

	/** Answers all requests for steps. @param step the last one taken */
	answer(step: number): void {
		for (const id of this.advances) this.post({ type: 'advanced', session: this.session, id, step });
		this.advances = [];
	}

	refuseSteps(reason: string): void {
		for (const id of this.advances) this.refuse(id, reason);
		this.advances = [];
	}

	refuse(id: number, reason: string): void {
		this.post({ type: 'refused', session: this.session, id, reason });
	}

	/** Answers with the codes of transitions. @param onFault takes what the engine failed with, after the refusal */
	encode(
		guard: EngineGuard | null,
		{ id, run, indices }: { readonly id: number; readonly run: number; readonly indices: Uint32Array },
		onFault: (error: unknown) => void,
	): void {
		const wrong = this.unanswerable(guard, run, indices);
		if (!guard || wrong) {
			this.refuse(id, wrong);
			return;
		}
		guard
			.exclusively((trainer) => trainer.encode(run, indices))
			.then(
				({ mean, std }) =>
					this.post({ type: 'encoded', session: this.session, id, mean, std }, [
						mean.buffer as ArrayBuffer,
						std.buffer as ArrayBuffer,
					]),
				(error) => {
					this.refuse(id, textOf(error));
					onFault(error);
				},
			);
	}

	/** Why some transitions cannot be encoded; '' where they can. */
	private unanswerable(guard: EngineGuard | null, run: number, indices: Uint32Array): string {
		const { runs, dataSize } = this.request;
		if (!guard) return 'no model is there';
		if (!runs[run]) return `there is no run ${run}`;
		return indices.every((index) => index < dataSize) ? '' : `the data have only ${dataSize} transitions`;
	}
}
