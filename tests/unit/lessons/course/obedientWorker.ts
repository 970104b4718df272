/** A training worker that makes every model and takes every step that it is asked for, at once. */
import { vi } from 'vitest';
import type { ToWorker } from '../../../../src/training/protocol';
import { checkpointEvent, DATASET, FakeTrainingWorker, frameEvent, READY } from '../../state/fakeTrainingWorker';

export class ObedientWorker extends FakeTrainingWorker {
	private step = 0;

	static override install(): void {
		FakeTrainingWorker.started = [];
		vi.stubGlobal('Worker', ObedientWorker);
	}

	override postMessage(message: ToWorker): void {
		super.postMessage(message);
		queueMicrotask(() => this.answer(message));
	}

	private answer(message: ToWorker): void {
		if (message.type === 'prepare') {
			this.step = message.request.checkpoint?.step ?? 0;
			this.say(DATASET, READY, frameEvent(this.step, 0));
		} else if (message.type === 'advance') {
			this.step += message.steps;
			this.say(checkpointEvent(this.step, message.steps), frameEvent(this.step, 0));
			this.say({ type: 'advanced', id: message.id, step: this.step });
		}
	}
}
