/**
 * The states of a training and their transitions: a pure function from a state and an event to the next state and the
 * commands that lead there. It depends on no worker and no page; {@link TrainingRun} carries the commands out.
 */

/** A question or a task that needs a model; whoever asked waits for its number. */
export type AskId = number;

export type Training =
	/** There is no model, and none is being made. */
	| { readonly is: 'idle' }
	/** The worker collects data, tries engines and makes the model. */
	| {
			readonly is: 'preparing';
			/** Whether to train as soon as it is made. */
			readonly play: boolean;
			/** Commands to carry out before that, in order. */
			readonly asks: readonly AskId[];
	  }
	/** A model is there and waits. */
	| { readonly is: 'paused' }
	| { readonly is: 'training' }
	/** The last step is taken; its checkpoint and its frame are on their way. */
	| { readonly is: 'halting' }
	/** Training was stopped by an error. */
	| {
			readonly is: 'failed';
			/** Whether the worker still has a model, gone back to where its numbers were right. */
			readonly model: boolean;
	  };

/** What a page shows: a training, or that a recorded picture is all there is. */
export type ShownTraining = Training | { readonly is: 'recorded' };

export type TrainingEvent =
	/** Make the model if there is none and no attempt has failed, ahead of its first use. */
	| { readonly type: 'warmUp' }
	/** Make another model, from its initial weights. */
	| { readonly type: 'changed' }
	/** The model is to be made from the newest checkpoint, or from its initial weights where there is none. */
	| { readonly type: 'adopted' }
	/** The same, and to be trained. */
	| { readonly type: 'continued' }
	| { readonly type: 'train' }
	| { readonly type: 'pause' }
	| { readonly type: 'ask'; readonly ask: AskId }
	/** The run is disposed of. */
	| { readonly type: 'disposed' }
	/** From the worker: see `FromWorker` in the protocol. */
	| { readonly type: 'ready' }
	| { readonly type: 'unprepared'; readonly reason: string }
	| { readonly type: 'playing' }
	| { readonly type: 'halted' }
	| { readonly type: 'stopped' }
	/** @see Training for `model` */
	| { readonly type: 'fault'; readonly model: boolean }
	/** The worker is gone. */
	| { readonly type: 'died'; readonly reason: string };

export type TrainingCommand =
	/** Forgets where the training has been. */
	| { readonly type: 'forget' }
	/** Makes the model from the newest checkpoint, or from its initial weights where there is none. */
	| { readonly type: 'prepare' }
	/** Tells the worker what changed while the model was made. */
	| { readonly type: 'settle' }
	| { readonly type: 'play' }
	| { readonly type: 'halt' }
	| { readonly type: 'carryOut'; readonly ask: AskId }
	| { readonly type: 'refuse'; readonly ask: AskId; readonly reason: string }
	| { readonly type: 'endWorker' };

export type Transition = readonly [Training, readonly TrainingCommand[]];

const PREPARE: TrainingCommand = { type: 'prepare' };

/** The next state and what is to be done, in order. */
export function nextTraining(training: Training, event: TrainingEvent): Transition {
	switch (event.type) {
		case 'disposed':
			return [{ is: 'idle' }, [...refusals(training, 'the training was ended'), { type: 'endWorker' }]];
		case 'changed':
			// No model was made with the former settings: the next one is made with the present ones.
			return training.is === 'idle' ? [training, []] : [preparing(training, false), [{ type: 'forget' }, PREPARE]];
		case 'adopted':
			return [preparing(training, false), [PREPARE]];
		case 'continued':
			return [preparing(training, true), [PREPARE]];
		case 'died':
			return [{ is: 'failed', model: false }, refusals(training, event.reason)];
		default:
			if (training.is === 'preparing') return whilePreparing(training, event);
			return hasModel(training) ? withModel(training, event) : withoutModel(training, event);
	}
}

/** Whether the worker has a model that takes commands. */
export function hasModel(training: ShownTraining): boolean {
	return training.is === 'failed' ? training.model : isPaused(training) || isUnderWay(training);
}

/** Whether the model is still to be made. */
export function isPreparing({ is }: ShownTraining): boolean {
	return is === 'idle' || is === 'preparing';
}

/** Whether steps are taken. */
export function takesSteps({ is }: ShownTraining): boolean {
	return is === 'training';
}

/** Whether steps are taken, or the last of them is still to be shown. */
export function isUnderWay({ is }: ShownTraining): boolean {
	return is === 'training' || is === 'halting';
}

/** Whether a model is there and waits. */
export function isPaused({ is }: ShownTraining): boolean {
	return is === 'paused';
}

type Preparing = Extract<Training, { is: 'preparing' }>;
/** Events that depend on whether there is a model. */
type OtherEvent = Exclude<TrainingEvent, { type: 'disposed' | 'changed' | 'adopted' | 'continued' | 'died' }>;

function whilePreparing(training: Preparing, event: OtherEvent): Transition {
	switch (event.type) {
		case 'train':
			return [{ ...training, play: true }, []];
		case 'pause':
			return [{ ...training, play: false }, []];
		case 'ask':
			return [{ ...training, asks: [...training.asks, event.ask] }, []];
		case 'ready': {
			const asked = training.asks.map((ask): TrainingCommand => ({ type: 'carryOut', ask }));
			const commands: readonly TrainingCommand[] = [{ type: 'settle' }, ...asked];
			// Not paused in between: a caller waiting for a pause would take it for the end.
			return training.play ? [{ is: 'training' }, [...commands, { type: 'play' }]] : [{ is: 'paused' }, commands];
		}
		case 'unprepared':
			return [{ is: 'failed', model: false }, refusals(training, event.reason)];
		default:
			// A late event of the previous session.
			return [training, []];
	}
}

function withModel(training: Training, event: OtherEvent): Transition {
	switch (event.type) {
		case 'train':
			return [training, [{ type: 'play' }]];
		case 'pause':
			return [training, [{ type: 'halt' }]];
		case 'ask':
			return [training, [{ type: 'carryOut', ask: event.ask }]];
		case 'playing':
			return [{ is: 'training' }, []];
		case 'halted':
			return training.is === 'training' ? [{ is: 'halting' }, []] : [training, []];
		case 'stopped':
			// After an error, the error is what is shown.
			return training.is === 'failed' ? [training, []] : [{ is: 'paused' }, []];
		case 'fault':
			return [{ is: 'failed', model: event.model }, []];
		default:
			return [training, []];
	}
}

function withoutModel(training: Training, event: OtherEvent): Transition {
	switch (event.type) {
		case 'warmUp':
			return training.is === 'idle' ? [preparing(training, false), [PREPARE]] : [training, []];
		case 'train':
			return [preparing(training, true), [PREPARE]];
		case 'ask':
			return [{ is: 'preparing', play: false, asks: [event.ask] }, [PREPARE]];
		default:
			return [training, []];
	}
}

/** What was asked while a model was made is asked of the next one. */
function preparing(training: Training, play: boolean): Preparing {
	return { is: 'preparing', play, asks: training.is === 'preparing' ? training.asks : [] };
}

function refusals(training: Training, reason: string): TrainingCommand[] {
	return training.is === 'preparing' ? training.asks.map((ask) => ({ type: 'refuse', ask, reason })) : [];
}
