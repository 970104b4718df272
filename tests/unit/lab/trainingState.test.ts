import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	hasModel,
	isPaused,
	isPreparing,
	isUnderWay,
	nextTraining,
	type ShownTraining,
	type Training,
	type TrainingCommand,
	type TrainingEvent,
	takesSteps,
} from '../../../src/lab/trainingState';

const STATES = {
	idle: { is: 'idle' },
	preparing: { is: 'preparing', play: false, asks: [1, 2] },
	paused: { is: 'paused' },
	training: { is: 'training' },
	halting: { is: 'halting' },
	'failed, with a model': { is: 'failed', model: true },
	'failed, without one': { is: 'failed', model: false },
} as const satisfies Record<string, Training>;

const EVENTS = {
	warmUp: { type: 'warmUp' },
	changed: { type: 'changed' },
	adopted: { type: 'adopted' },
	continued: { type: 'continued' },
	train: { type: 'train' },
	pause: { type: 'pause' },
	ask: { type: 'ask', ask: 9 },
	disposed: { type: 'disposed' },
	ready: { type: 'ready' },
	unprepared: { type: 'unprepared', reason: 'no GPU' },
	playing: { type: 'playing' },
	halted: { type: 'halted' },
	stopped: { type: 'stopped' },
	fault: { type: 'fault', model: true },
	'device lost': { type: 'fault', model: false },
	died: { type: 'died', reason: 'out of memory' },
} as const satisfies Record<string, TrainingEvent>;

type Row = Record<keyof typeof EVENTS, string>;

/** `state: commands`; an empty state is the same as before. */
const TABLE: Record<keyof typeof STATES, Row> = {
	idle: {
		warmUp: 'preparing []: prepare',
		changed: '',
		adopted: 'preparing []: prepare',
		continued: 'preparing [] to play: prepare',
		train: 'preparing [] to play: prepare',
		pause: '',
		ask: 'preparing [9]: prepare',
		disposed: ': endWorker',
		ready: '',
		unprepared: '',
		playing: '',
		halted: '',
		stopped: '',
		fault: '',
		'device lost': '',
		died: 'failed',
	},
	preparing: {
		warmUp: '',
		changed: ': forget, prepare',
		adopted: ': prepare',
		continued: 'preparing [1,2] to play: prepare',
		train: 'preparing [1,2] to play',
		pause: '',
		ask: 'preparing [1,2,9]',
		disposed: 'idle: refuse 1, refuse 2, endWorker',
		ready: 'paused: settle, carryOut 1, carryOut 2',
		unprepared: 'failed: refuse 1, refuse 2',
		playing: '',
		halted: '',
		stopped: '',
		fault: '',
		'device lost': '',
		died: 'failed: refuse 1, refuse 2',
	},
	paused: {
		warmUp: '',
		changed: 'preparing []: forget, prepare',
		adopted: 'preparing []: prepare',
		continued: 'preparing [] to play: prepare',
		train: ': play',
		pause: ': halt',
		ask: ': carryOut 9',
		disposed: 'idle: endWorker',
		ready: '',
		unprepared: '',
		playing: 'training',
		halted: '',
		stopped: '',
		fault: 'failed with a model',
		'device lost': 'failed',
		died: 'failed',
	},
	training: {
		warmUp: '',
		changed: 'preparing []: forget, prepare',
		adopted: 'preparing []: prepare',
		continued: 'preparing [] to play: prepare',
		train: ': play',
		pause: ': halt',
		ask: ': carryOut 9',
		disposed: 'idle: endWorker',
		ready: '',
		unprepared: '',
		playing: '',
		halted: 'halting',
		stopped: 'paused',
		fault: 'failed with a model',
		'device lost': 'failed',
		died: 'failed',
	},
	halting: {
		warmUp: '',
		changed: 'preparing []: forget, prepare',
		adopted: 'preparing []: prepare',
		continued: 'preparing [] to play: prepare',
		train: ': play',
		pause: ': halt',
		ask: ': carryOut 9',
		disposed: 'idle: endWorker',
		ready: '',
		unprepared: '',
		playing: 'training',
		halted: '',
		stopped: 'paused',
		fault: 'failed with a model',
		'device lost': 'failed',
		died: 'failed',
	},
	'failed, with a model': {
		warmUp: '',
		changed: 'preparing []: forget, prepare',
		adopted: 'preparing []: prepare',
		continued: 'preparing [] to play: prepare',
		train: ': play',
		pause: ': halt',
		ask: ': carryOut 9',
		disposed: 'idle: endWorker',
		ready: '',
		unprepared: '',
		playing: 'training',
		halted: '',
		stopped: '',
		fault: '',
		'device lost': 'failed',
		died: 'failed',
	},
	'failed, without one': {
		warmUp: '',
		changed: 'preparing []: forget, prepare',
		adopted: 'preparing []: prepare',
		continued: 'preparing [] to play: prepare',
		train: 'preparing [] to play: prepare',
		pause: '',
		ask: 'preparing [9]: prepare',
		disposed: 'idle: endWorker',
		ready: '',
		unprepared: '',
		playing: '',
		halted: '',
		stopped: '',
		fault: '',
		'device lost': '',
		died: '',
	},
};

function nameOf(training: Training): string {
	if (training.is === 'preparing') return `preparing [${training.asks}]${training.play ? ' to play' : ''}`;
	if (training.is === 'failed') return training.model ? 'failed with a model' : 'failed';
	return training.is;
}

function wordOf(command: TrainingCommand): string {
	return 'ask' in command ? `${command.type} ${command.ask}` : command.type;
}

const cases = (Object.keys(STATES) as (keyof typeof STATES)[]).flatMap((state) =>
	(Object.keys(EVENTS) as (keyof typeof EVENTS)[]).map((event) => [state, event, TABLE[state][event]] as const),
);

test.each(cases)('%s, %s → %s', (state, event, expected) => {
	const before: Training = STATES[state];
	const [after, commands] = nextTraining(before, EVENTS[event]);
	const name = nameOf(after) === nameOf(before) ? '' : nameOf(after);
	expect(commands.length > 0 ? `${name}: ${commands.map(wordOf).join(', ')}` : name).toBe(expected);
});

/** Which questions about a state are answered with yes. */
const QUESTIONS = { hasModel, isPreparing, isPaused, isUnderWay, takesSteps };

const ANSWERS: Record<keyof typeof STATES | 'recorded', readonly (keyof typeof QUESTIONS)[]> = {
	idle: ['isPreparing'],
	preparing: ['isPreparing'],
	paused: ['hasModel', 'isPaused'],
	training: ['hasModel', 'isUnderWay', 'takesSteps'],
	halting: ['hasModel', 'isUnderWay'],
	'failed, with a model': ['hasModel'],
	'failed, without one': [],
	recorded: [],
};

test.each(Object.entries({ ...STATES, recorded: { is: 'recorded' } } as Record<string, ShownTraining>))(
	'%s: what is asked of it',
	(name, training) => {
		const yes = Object.entries(QUESTIONS).filter(([, isSo]) => isSo(training));
		expect(yes.map(([question]) => question).sort()).toEqual([...ANSWERS[name as keyof typeof ANSWERS]].sort());
	},
);

test('a model that is played at once is played after what was asked for', () => {
	const [training, commands] = nextTraining({ is: 'preparing', play: true, asks: [4] }, { type: 'ready' });
	expect(training.is).toBe('training');
	expect(commands.map(wordOf)).toEqual(['settle', 'carryOut 4', 'play']);
});

describe('whatever happens, in whatever order,', () => {
	const withoutAsk = Object.values(EVENTS).filter(({ type }) => type !== 'ask');
	const step = fc.oneof(
		{ weight: 2, arbitrary: fc.constant('ask' as const) },
		{ weight: 5, arbitrary: fc.constantFrom(...withoutAsk) },
	);
	/** Every state and command that a sequence of events leads to; the n-th question has the number n. */
	function follow(steps: readonly ('ask' | TrainingEvent)[]) {
		let training = { is: 'idle' } as Training;
		let asked = 0;
		const answers: number[] = [];
		const trace = steps.map((what) => {
			const event = what === 'ask' ? ({ type: 'ask', ask: asked++ } as const) : what;
			const [next, commands] = nextTraining(training, event);
			training = next;
			for (const command of commands) if ('ask' in command) answers.push(command.ask);
			return { event, training, commands };
		});
		return { training, asked, answers, trace };
	}

	test('every question is answered once, or waits for a model that is being made', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
				const { training, asked, answers } = follow(steps);
				const waiting = training.is === 'preparing' ? training.asks : [];
				expect([...answers, ...waiting].sort((a, b) => a - b)).toEqual(Array.from({ length: asked }, (_, i) => i));
			}),
		);
	});

	test('none waits any more when the model is made, cannot be made, or nobody needs it', () => {
		const ends = fc.constantFrom(EVENTS.ready, EVENTS.unprepared, EVENTS.died, EVENTS.disposed);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), ends, (steps, end) => {
				const { training, asked, answers } = follow([...steps, end]);
				expect(training.is).not.toBe('preparing');
				expect(answers).toHaveLength(asked);
			}),
		);
	});

	test('a model is asked for before it is waited for, and the worker is told nothing without one', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
				let before: Training = { is: 'idle' };
				for (const { training, commands } of follow(steps).trace) {
					const kinds = commands.map(({ type }) => type);
					if (training.is === 'preparing' && before.is !== 'preparing') expect(kinds).toContain('prepare');
					if (kinds.some((kind) => kind === 'play' || kind === 'halt' || kind === 'carryOut'))
						expect(hasModel(training)).toBe(true);
					before = training;
				}
			}),
		);
	});
});
