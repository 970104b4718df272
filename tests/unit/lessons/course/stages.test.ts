// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Stages } from '../../../../src/lessons/course/Stages';
import type { Stage } from '../../../../src/lessons/Lesson';
import { useLesson } from '../../../../src/lessons/lessonStore';
import { lessonRuns, SMALL_MODEL } from '../../../../src/lessons/stage';
import { DEFAULT_CONFIG } from '../../../../src/state/config/defaults';
import { useConfig } from '../../../../src/state/configStore';
import { clearFrame } from '../../../../src/state/frames';
import { connect } from '../../../../src/state/lab';
import { useSession } from '../../../../src/state/sessionStore';
import { lossHistory } from '../../../../src/state/shownHistory';
import { newRun, shownRun, useShown } from '../../../../src/state/shownRun';
import { FakeTrainingWorker } from '../../state/fakeTrainingWorker';
import { ObedientWorker } from './obedientWorker';

let stages: Stages;

const stage = (steps: number): Stage => ({
	config: { ...SMALL_MODEL, runs: lessonRuns({ klWeight: 0.01 }, { klWeight: 0 }) },
	steps,
});
const worker = () => FakeTrainingWorker.latest;
const advanced = () =>
	worker()
		.of('advance')
		.map(({ steps }) => steps);
const step = () => useSession.getState().step;

beforeAll(connect);

beforeEach(() => {
	stages = new Stages();
	ObedientWorker.install();
	useConfig.setState({ config: DEFAULT_CONFIG });
	useSession.setState(useSession.getInitialState(), true);
	clearFrame();
	useShown.setState({ run: newRun(), front: null });
	useLesson.setState({ preparing: null });
});

afterEach(() => shownRun().dispose());

describe('a stage', () => {
	test('is trained to its steps, and says meanwhile how far it is', async () => {
		const told: unknown[] = [];
		const stop = useLesson.subscribe(
			({ preparing }) => preparing,
			(preparing) => told.push(preparing),
		);
		expect(await stages.show(stage(30), 'auto')).toBe(true);
		stop();
		expect([advanced(), step()]).toEqual([[30], 30]);
		expect(useConfig.getState().config.runs[0].klWeight).toBe(0.01);
		expect(told).toEqual([{ step: 0, steps: 30 }, { step: 30, steps: 30 }, null]);
	});

	test('is trained by the SIMD engine unless the learner chose another', async () => {
		await stages.show(stage(1), 'auto');
		expect(worker().of('prepare').at(-1)?.request.engine).toBe('simd');
		await stages.show(stage(1), 'reference');
		expect(worker().of('prepare').at(-1)?.request.engine).toBe('reference');
	});

	test('that was trained before is shown again with its curves, and not trained again', async () => {
		await stages.show(stage(30), 'auto');
		await stages.show(stage(10), 'auto');
		expect(advanced()).toEqual([30, 10]);
		await stages.show(stage(30), 'auto');
		expect(advanced()).toEqual([30, 10]);
		expect(worker().of('prepare').at(-1)?.request.checkpoint?.step).toBe(30);
		expect([step(), lossHistory().length]).toEqual([30, 30]);
	});

	test('that stands already is not made again', async () => {
		await stages.show(stage(30), 'auto');
		const made = worker().of('prepare').length;
		expect(await stages.show(stage(30), 'auto')).toBe(true);
		expect(worker().of('prepare')).toHaveLength(made);
	});

	test('gives up when another is asked for on its way', async () => {
		const first = stages.show(stage(30), 'auto');
		const second = stages.show(stage(10), 'auto');
		expect([await first, await second]).toEqual([false, true]);
		expect([step(), useLesson.getState().preparing]).toEqual([10, null]);
	});

	test('that is cancelled changes nothing more', async () => {
		const shown = stages.show(stage(30), 'auto');
		stages.drop();
		expect(await shown).toBe(false);
		expect([useLesson.getState().preparing, FakeTrainingWorker.started]).toEqual([null, []]);
	});
});

describe('the steps that judge a bet', () => {
	test('are the missing ones, and the stage is known from then on', async () => {
		await stages.show({ ...stage(30), steps: 20 }, 'auto');
		expect(await stages.finish(stage(30), 'auto')).toBe('there');
		expect(advanced()).toEqual([20, 10]);
		await stages.show(stage(20), 'auto');
		await stages.show(stage(30), 'auto');
		expect(advanced()).toEqual([20, 10]);
	});

	test('may be interrupted, and may be left for another stage', async () => {
		await stages.show(stage(20), 'auto');
		// This worker stops early, as by a press of Pause.
		const early = vi.spyOn(ObedientWorker.prototype, 'postMessage').mockImplementation((message) => {
			if (message.type !== 'advance') return;
			queueMicrotask(() => worker().say({ type: 'advanced', id: message.id, step: 20 }));
		});
		expect(await stages.finish(stage(30), 'auto')).toBe('stopped');
		early.mockRestore();
		const left = stages.finish(stage(30), 'auto');
		stages.drop();
		expect(await left).toBe('left');
	});
});
