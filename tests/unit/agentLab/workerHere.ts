/** Agent workers in the thread of the test: the session that the real one holds, without a thread of its own. */
import type { CreateEngine } from '../../../src/agent/AgentLearner';
import { AgentSession } from '../../../src/agent/AgentSession';
import type { AgentRequest, LearnerFrame } from '../../../src/agent/protocol';
import { type AgentChoice, choiceOf } from '../../../src/agentLab/choice';
import { platform } from '../../../src/environments/platform';
import type { SupervisedWorkerLike } from '../../../src/workers/SupervisedWorker';
import { serve } from '../../../src/workers/serve';

/** A worker that can die. */
export interface WorkerHere extends SupervisedWorkerLike {
	/** Types of what it was asked, and whether a training was to go on from a save. */
	readonly asked: { readonly type: AgentRequest['type']; readonly saved: boolean }[];
	die(reason: string): void;
}

/** Every look at the clock of the worker is 5 ms later. */
export function workerHere(createEngine: CreateEngine): WorkerHere {
	let time = 0;
	let isAlive = true;
	let take: (event: MessageEvent) => void = () => {};
	const session = new AgentSession({
		createEngine,
		now: () => (time += 5),
		rest: () => new Promise((resolve) => setTimeout(resolve, 0)),
	});
	const end = () => {
		isAlive = false;
		void session.handle({ type: 'pause' }, () => {});
	};
	const worker: WorkerHere = {
		asked: [],
		postMessage: (data) => {
			const copy = structuredClone(data) as { readonly request?: AgentRequest };
			const { request } = copy;
			if (request) worker.asked.push({ type: request.type, saved: request.type === 'create' && !!request.saved });
			setTimeout(() => isAlive && take({ data: copy } as MessageEvent), 0);
		},
		terminate: end,
		die: (reason) => {
			end();
			worker.onerror?.({ message: reason } as ErrorEvent);
		},
		onmessage: null,
		onerror: null,
		onmessageerror: null,
	};
	serve(
		{
			postMessage: (data) => {
				if (isAlive) worker.onmessage?.({ data: structuredClone(data) } as MessageEvent);
			},
			addEventListener: (_, listener) => {
				take = listener;
			},
		},
		(request: AgentRequest, report: (frame: LearnerFrame) => void) => session.handle(request, report),
	);
	return worker;
}

/** A choice that learns within a test. */
export function smallChoice(part: Partial<AgentChoice> = {}): AgentChoice {
	return {
		...choiceOf(platform, 'teaching', 1),
		randomEpisodes: 30,
		representationSteps: 20,
		environmentSteps: 20,
		evaluateEvery: 10,
		evaluationEpisodes: 5,
		width: 8,
		batchSize: 8,
		noiseEpisodes: 10,
		...part,
	};
}
