/** The worker's side of {@link SupervisedWorker}: answers calls one after the other. */
import type { FromSupervised, ToSupervised } from './SupervisedWorker';
import { answerWatch } from './WorkerWatch';

/** What is needed of the worker's own scope. */
interface Scope {
	postMessage(message: unknown, options: { readonly transfer: Transferable[] }): void;
	addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/**
 * Answers every call with what `handle` gives, or with why it threw.
 * @param handle may report as often as it likes before it gives its answer
 * @param memoryOf what of an answer is handed over to the page instead of being copied; nothing when left out
 */
export function serve<Request, Answer, Progress = never>(
	scope: Scope,
	handle: (request: Request, report: (progress: Progress) => void) => Answer | Promise<Answer>,
	memoryOf: (answer: Answer) => Transferable[] = () => [],
): void {
	const post = (message: FromSupervised<Answer, Progress>, transfer: Transferable[] = []) =>
		scope.postMessage(message, { transfer });
	scope.addEventListener('message', async ({ data }) => {
		if (answerWatch(data, (answer) => scope.postMessage(answer, { transfer: [] }))) return;
		const { id, request } = data as ToSupervised<Request>;
		try {
			const answer = await handle(request, (progress) => post({ id, progress }));
			post({ id, answer }, memoryOf(answer));
		} catch (error) {
			post({ id, failed: error instanceof Error ? error.message : String(error) });
		}
	});
}
