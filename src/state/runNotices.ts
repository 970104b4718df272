/** Says what stopped the training that is shown, and what can be done about it. */
import { RUN_NAMES } from '../i18n/runNames';
import type { Problem, RunState } from '../lab/RunOutput';
import type { EngineId } from '../training/Trainer';
import { byHand } from './byHand';
import { useConfig } from './configStore';
import { type Notice, useNotices } from './noticeStore';
import { useShown } from './shownRun';

type Action = NonNullable<Notice['actions']>[number];
type ContinueWith = (engine: EngineId | 'auto') => void;

const MESSAGES = {
	'device-lost': 'deviceLost',
	'not-a-number': 'notANumber',
	'engine-failed': 'engineFailed',
} as const;

/**
 * Shows a notice for every problem of the run that is shown, and takes it away with the problem.
 * @param continueWith goes on from the newest checkpoint with another engine
 * @returns ends it
 */
export function followProblems(continueWith: ContinueWith): () => void {
	let told: Problem | null = null;
	const tell = () => {
		const state = useShown.getState().run.output.state.getState();
		if (state.problem === told) return;
		told = state.problem;
		const { show, dismiss } = useNotices.getState();
		if (told) show(noticeOf(told, state, continueWith));
		else dismiss('engine');
	};
	const follow = () => useShown.getState().run.output.state.subscribe(tell);
	let unfollow = follow();
	tell();
	const stop = useShown.subscribe(
		({ run }) => run,
		() => {
			unfollow();
			unfollow = follow();
			tell();
		},
	);
	return () => {
		stop();
		unfollow();
	};
}

function noticeOf(problem: Problem, { engines }: RunState, continueWith: ContinueWith): Notice {
	const { config, update } = useConfig.getState();
	const action = (engine: EngineId | 'auto'): Action => ({
		label: 'continueWith',
		values: { engine },
		run: () => continueWith(engine),
	});
	/** One action for every other engine that works here. */
	const others = (failed: EngineId | null): Action[] =>
		engines.filter(({ ok, engine }) => ok && engine !== failed).map(({ engine }) => action(engine));
	const error = { id: 'engine', tone: 'error' } as const;
	switch (problem.type) {
		case 'fault': {
			const { step, engine, detail, run } = problem;
			const values = { step, engine, detail, reason: detail, run: run === null ? '' : RUN_NAMES[run] };
			// Any other engine that works; where none was tried, whatever works; at the least another try.
			const actions = others(engine);
			if (actions.length === 0) actions.push(action(config.engine === 'auto' ? engine : 'auto'));
			return { ...error, message: MESSAGES[problem.fault], values, actions };
		}
		case 'died': {
			const { step, detail, engine } = problem;
			// Before an engine was chosen: with the one that is set, which is a new try.
			const actions = [action(engine ?? config.engine), ...others(engine)];
			return { ...error, message: 'workerDied', values: { step, reason: detail }, actions };
		}
		case 'unprepared': {
			if (problem.statesNotFound) {
				const { states } = config.data;
				// The range of states that was asked for does not occur: every state does.
				return {
					...error,
					message: 'statesNotFound',
					values: { feature: states?.feature ?? '', low: states?.low ?? 0, high: states?.high ?? 0 },
					actions: [{ label: 'takeAllStates', run: () => byHand(() => update({ data: { states: null } })) }],
				};
			}
			// What was asked for cannot be had: whatever works may do it instead.
			const actions = config.engine === 'auto' ? others(null) : [action('auto')];
			const values = { engine: config.engine, reason: problem.detail };
			return { ...error, message: 'engineFailed', values, actions };
		}
	}
}
