/** From which step on a setting counts, as the worker tells it: for every setting that may change in training. */
import { describe, expect, test } from 'vitest';
import { RUN_SETTINGS, type RunSettings } from '../../../src/model/settings';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { TestSession } from './fakeHost';
import { goalSetup, KEPT, REBUILT } from './problems';

/** A change of every setting, alone. */
const CHANGES: readonly Partial<RunSettings>[] = [
	{ klWeight: 3 },
	{ klSchedule: { kind: 'warmup', steps: 40 } },
	{ parameterWeight: 7 },
	{ stateWeight: 0.25 },
	{ learningRate: 2e-2 },
	{ schedule: { kind: 'step', every: 5, factor: 0.5 } },
	{ optimizer: 'rebuilt' },
];

/** Every change that frames and checkpoints told of, from message `from` on, without entries that change nothing. */
function told({ host }: TestSession, from = 0): [step: number, runs: readonly RunSettings[]][] {
	const changes = host.messages.slice(from).flatMap((message) => {
		if (message.type !== 'frame' && message.type !== 'checkpoint') return [];
		const { count, firstStep, settings } = message.metrics;
		// Every step is told with what it was trained with.
		expect(settings.length).toBe(count > 0 ? Math.max(1, settings.length) : 0);
		if (count > 0) expect(settings[0].step).toBe(firstStep);
		return settings.map(({ step, runs }) => [step, runs] as [number, readonly RunSettings[]]);
	});
	return changes.filter(([, runs], i) => i === 0 || JSON.stringify(runs) !== JSON.stringify(changes[i - 1][1]));
}

test('the changes are of every setting', () => {
	expect(CHANGES.flatMap((change) => Object.keys(change)).toSorted()).toEqual([...RUN_SETTINGS].toSorted());
});

describe.each(CHANGES)('%o', (change) => {
	test('while it waits counts from the next step on', async () => {
		const session = await TestSession.ready();
		await session.play({ type: 'play', stopAt: 6 });
		session.send({ type: 'configure', runs: [KEPT, { ...KEPT, ...change }] });
		await session.play({ type: 'play', stopAt: 9 });
		expect(told(session)).toEqual([
			[1, [KEPT, REBUILT]],
			[7, [KEPT, { ...KEPT, ...change }]],
		]);
		const reference = new ReferenceTrainer(goalSetup([KEPT, REBUILT]));
		await reference.advance(6);
		reference.configure(1, { ...KEPT, ...change });
		const { values } = await reference.advance(3);
		expect(
			session
				.steps()
				.slice(6)
				.flatMap(([, ...terms]) => terms),
		).toEqual([...values]);
	});
});

test('changed and changed back before the next step is no change', async () => {
	const session = await TestSession.ready();
	await session.play({ type: 'play', stopAt: 4 });
	session.send({ type: 'configure', runs: [{ ...KEPT, klWeight: 9 }, REBUILT] });
	session.send({ type: 'configure', runs: [{ ...KEPT }, { ...REBUILT }] });
	await session.play({ type: 'play', stopAt: 8 });
	expect(told(session)).toEqual([[1, [KEPT, REBUILT]]]);
});

test('in the middle of a burst counts from the burst after it, on every engine', async () => {
	const session = await TestSession.ready();
	const changed = [{ ...KEPT, klWeight: 4 }, REBUILT];
	let at = 0;
	session.drawFrames();
	session.host.steering.duringBurst = () => {
		if (at > 0 || session.host.trainer.step < 10) return;
		at = session.host.trainer.step;
		session.send({ type: 'configure', runs: changed });
	};
	await session.play({ type: 'play', stopAt: 60 });
	const changes = told(session);
	expect(changes.map(([, runs]) => runs)).toEqual([[KEPT, REBUILT], changed]);
	expect(changes[1][0]).toBe(at + 1);
	// The engine was told between the two bursts and not within the first.
	const reference = new ReferenceTrainer(goalSetup([KEPT, REBUILT]));
	await reference.advance(at);
	reference.configure(0, changed[0]);
	const after = await reference.advance(60 - at);
	expect(
		session
			.steps()
			.slice(at)
			.flatMap(([, ...terms]) => terms),
	).toEqual([...after.values]);
});

test('after a reset the first step is told with what is set', async () => {
	const session = await TestSession.ready();
	session.send({ type: 'configure', runs: [REBUILT, REBUILT] });
	await session.play({ type: 'play', stopAt: 3 });
	session.send({ type: 'reset' });
	const from = session.host.messages.length;
	await session.host.until('frame', ({ frame }) => frame.step === 0, from);
	await session.play({ type: 'play', stopAt: 2 });
	expect(told(session, from)).toEqual([[1, [REBUILT, REBUILT]]]);
});

test('after a fault the steps that are taken again are told with what is set by then', async () => {
	const session = await TestSession.ready();
	await session.play({ type: 'play', stopAt: 4 });
	session.host.steering.notANumberAt = 6;
	await session.play({ type: 'play', stopAt: 9 });
	session.host.steering.notANumberAt = 0;
	const [{ step: good }] = session.host.of('fault');
	const from = session.host.messages.length;
	session.send({ type: 'configure', runs: [KEPT, { ...REBUILT, klWeight: 1 }] });
	await session.play({ type: 'play', stopAt: 9 });
	expect(told(session, from)).toEqual([[good + 1, [KEPT, { ...REBUILT, klWeight: 1 }]]]);
});
