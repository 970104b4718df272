/** A quicker engine takes over from the one that a training began with. */
import { describe, expect, test } from 'vitest';
import type { EngineCandidate } from '../../../src/training/engines';
import type { EngineId } from '../../../src/training/Trainer';
import { request, TestSession } from './fakeHost';
import { expectedSteps, KEPT, REBUILT } from './problems';

const AUTO = request([KEPT, REBUILT], { engine: 'auto' });

/** A session that trains on `simd` at 5 ms a step, with WebGPU at so many milliseconds beside it. */
function session(gpu: number, asked = AUTO, change: (candidate: EngineCandidate) => EngineCandidate = (it) => it) {
	const test = new TestSession(asked);
	const { host } = test;
	host.candidates = [change(host.candidate('webgpu', gpu)), host.candidate('simd', 5)];
	test.drawFrames();
	return test;
}

/** Who took each step that was told, in the order told. */
function engines({ host }: TestSession): (readonly [step: number, engine: EngineId | null | undefined])[] {
	return host.messages.flatMap((message) => {
		if (message.type !== 'frame' && message.type !== 'checkpoint') return [];
		const { firstStep, count, engine } = message.metrics;
		return Array.from({ length: count }, (_, i) => [firstStep + i, engine] as const);
	});
}

const alive = ({ host }: TestSession) =>
	host.trainers.filter(({ disposed }) => disposed === 0).map(({ engine }): string => engine);

describe('while it trains', () => {
	test('a quicker engine goes on from where the first one is: no step is lost, taken twice or other than ever', async () => {
		const test = session(1);
		test.send({ type: 'play', stopAt: 300 });
		await test.session.prepare();
		await test.host.until('playing', ({ playing }) => !playing);
		expect(test.steps()).toEqual(await expectedSteps(300));
		const took = engines(test);
		const first = took.findIndex(([, engine]) => engine === 'webgpu');
		expect(first).toBeGreaterThan(0);
		expect(took.map(([, engine]) => engine)).toEqual([
			...Array(first).fill('simd'),
			...Array(300 - first).fill('webgpu'),
		]);
		expect(test.host.of('ready')[0]).toMatchObject({ engine: 'simd', contested: true });
		const [contested] = test.host.of('contested');
		expect(contested.engine).toBe('webgpu');
		expect(contested.reports.map(({ engine, millisecondsPerStep }) => [engine, millisecondsPerStep])).toEqual([
			['simd', 5],
			['webgpu', 1],
		]);
		expect(alive(test)).toEqual(['webgpu']);
		// One thing at a time, whatever the engine.
		expect(test.host.mostAtOnce).toBe(1);
	});

	test('training goes on between two turns of the contest', async () => {
		const test = session(1);
		test.send({ type: 'play', stopAt: 300 });
		await test.session.prepare();
		await test.host.until('contested');
		const bursts = engines(test).filter(([, engine]) => engine === 'simd');
		expect(bursts.length).toBeGreaterThan(6);
		test.session.close();
	});

	test('a slower engine does not take over, and is ended', async () => {
		const test = session(9);
		test.send({ type: 'play', stopAt: 200 });
		await test.session.prepare();
		await test.host.until('playing', ({ playing }) => !playing);
		const { engine, reports } = await test.host.until('contested');
		expect(engine).toBe('simd');
		expect(reports.map((report) => report.millisecondsPerStep)).toEqual([5, 9]);
		expect(alive(test)).toEqual(['simd']);
		expect(new Set(engines(test).map(([, took]) => took))).toEqual(new Set(['simd']));
	});

	test('settings that changed meanwhile go over, too', async () => {
		const test = session(1);
		const changed = [{ ...KEPT, klWeight: 3 }, REBUILT];
		test.host.steering.duringBurst = () => {
			if (test.host.time < 60) return;
			test.host.steering.duringBurst = null;
			test.send({ type: 'configure', runs: changed });
		};
		test.send({ type: 'play', stopAt: 300 });
		await test.session.prepare();
		await test.host.until('playing', ({ playing }) => !playing);
		const changes = test.host.messages.flatMap((message) =>
			message.type === 'frame' || message.type === 'checkpoint' ? message.metrics.settings : [],
		);
		const from = changes.find(({ runs }) => runs[0].klWeight === 3)?.step ?? 0;
		expect(from).toBeGreaterThan(1);
		expect(changes.filter(({ step }) => step >= from).every(({ runs }) => runs[0].klWeight === 3)).toBe(true);
		expect(test.steps().slice(0, from - 1)).toEqual((await expectedSteps(300)).slice(0, from - 1));
		expect(test.steps().at(-1)).not.toEqual((await expectedSteps(300)).at(-1));
		expect(engines(test).at(-1)).toEqual([300, 'webgpu']);
	});

	test('an engine whose start never ends delays no step', async () => {
		const test = session(1, AUTO, (candidate) => ({ ...candidate, create: () => new Promise(() => {}) }));
		test.send({ type: 'play', stopAt: 120 });
		await test.session.prepare();
		await test.host.until('playing', ({ playing }) => !playing);
		expect(engines(test)).toHaveLength(120);
		expect(test.host.of('contested')).toEqual([]);
	});

	test('a device that is lost after it took over is a fault of that engine', async () => {
		const test = session(1);
		test.send({ type: 'play', stopAt: 0 });
		await test.session.prepare();
		await test.host.until('contested');
		test.host.trainers.find(({ disposed }) => disposed === 0)?.lose('the driver was reset');
		const fault = await test.host.until('fault');
		expect(fault).toMatchObject({ fault: 'device-lost', engine: 'webgpu', detail: 'the driver was reset' });
		// At least the steps reached at the takeover are kept.
		expect(fault.step).toBeGreaterThan(0);
		await test.host.settle();
	});
});

describe('before it trains', () => {
	test('the quicker engine has taken over, and takes the first step', async () => {
		const test = session(1);
		await test.session.prepare();
		await test.host.until('contested');
		await test.play({ type: 'play', stopAt: 20 });
		expect(engines(test).every(([, engine]) => engine === 'webgpu')).toBe(true);
		expect(test.steps()).toEqual(await expectedSteps(20));
	});

	test('none is tried where an engine is named', async () => {
		const test = session(1, request(undefined, { engine: 'simd' }));
		await test.session.prepare();
		await test.play({ type: 'play', stopAt: 20 });
		expect(test.host.of('ready')[0].contested).toBe(false);
		expect(test.host.of('contested')).toEqual([]);
		expect(new Set(test.host.trainers.map(({ engine }): string => engine))).toEqual(new Set(['simd']));
	});

	test('a session that is closed meanwhile ends every engine', async () => {
		const test = session(1);
		await test.session.prepare();
		test.host.onRest = () => test.session.close();
		await test.host.settle(200);
		expect(alive(test)).toEqual([]);
		expect(test.host.of('contested')).toEqual([]);
	});
});
