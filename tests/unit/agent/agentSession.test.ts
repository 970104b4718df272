import { expect, test } from 'vitest';
import { AgentClient } from '../../../src/agent/AgentClient';
import { AgentSession } from '../../../src/agent/AgentSession';
import type { LearnerFrame } from '../../../src/agent/protocol';
import { readTraining } from '../../../src/agent/savedTraining';
import type { SupervisedWorkerLike } from '../../../src/workers/SupervisedWorker';
import { serve } from '../../../src/workers/serve';
import { PLATFORM, SMALL, simdEngine, smallSpec } from './smallTraining';

/** A client whose worker is in the same thread; every look at the clock is so many milliseconds later. */
function clientHere(tick = 5): AgentClient {
	let time = 0;
	const session = new AgentSession({
		createEngine: simdEngine,
		now: () => (time += tick),
		rest: () => new Promise((resolve) => setImmediate(resolve)),
	});
	return new AgentClient(() => {
		let take: (event: MessageEvent) => void = () => {};
		const worker: SupervisedWorkerLike = {
			postMessage: (data) => void setImmediate(() => take({ data } as MessageEvent)),
			terminate: () => {},
			onmessage: null,
			onerror: null,
			onmessageerror: null,
		};
		serve(
			{
				postMessage: (data) => worker.onmessage?.({ data: structuredClone(data) } as MessageEvent),
				addEventListener: (_, listener) => {
					take = listener;
				},
			},
			(request: Parameters<AgentSession['handle']>[0], report: (frame: LearnerFrame) => void) =>
				session.handle(request, report),
		);
		return worker;
	});
}

test('it learns to the step asked for, tells frames on the way, and answers beside it', async () => {
	const client = clientHere();
	const first = await client.create(smallSpec([{}, {}]));
	expect(first).toMatchObject({ progress: { phase: 'episodes', environmentStep: 0 }, agents: [] });
	await expect(client.landscape(landscapeRequest())).rejects.toThrow('have not begun');
	const frames: LearnerFrame[] = [];
	const last = await client.learn(30, (frame) => void frames.push(frame));
	expect(last.progress).toMatchObject({ phase: 'agent', environmentStep: 30, representationStep: 20 });
	expect(frames.length).toBeGreaterThan(2);
	expect(last.agents[0].curve.map(({ environmentStep }) => environmentStep)).toEqual([0, 10, 20, 30]);
	expect(last.agents[0].curve).toEqual(last.agents[1].curve);
	const { state, action } = await client.held();
	expect(last.agents[0].swarm.action).toHaveLength(action.length);
	expect(state).toHaveLength(action.length * PLATFORM.features.length);
	client.end('the test is over');
});

test('it pauses, goes on, and goes on from what was saved', async () => {
	const client = clientHere();
	await client.create(smallSpec());
	const learning = client.learn(1e9, () => {});
	await client.pause();
	const paused = await learning;
	const stepped = await client.step();
	expect(stepped.progress).not.toEqual(paused.progress);
	await client.learn(12, () => {});
	const saved = await client.save();
	const whole = await client.learn(20, () => {});
	await client.create(smallSpec(), saved);
	const again = await client.learn(20, () => {});
	expect(again.agents[0].curve).toEqual(whole.agents[0].curve);
	expect(again.agents[0].swarm).toEqual(whole.agents[0].swarm);
	await expect(client.create(smallSpec(), new Uint8Array(3))).rejects.toThrow('no saved training');
	client.end('the test is over');
});

function landscapeRequest(state = new Float32Array(9)) {
	return {
		run: 0,
		state,
		action: null,
		dims: [0, 1] as const,
		x: [-3, 3] as const,
		y: [-2, 2] as const,
		columns: 25,
		rows: 9,
	};
}

test('landscape and values agree: at a point of the grid, and at the policy itself', async () => {
	const client = clientHere();
	await client.create(smallSpec());
	const { agents } = await client.learn(25, () => {});
	const { state } = await client.held();
	const held = state.slice(0, 9);
	const { q, action, policy } = await client.landscape(landscapeRequest(held));
	const corner = await client.value(0, held, action, Float32Array.of(3, 2));
	expect(corner.q).toBeCloseTo(q[q.length - 1], 6);
	expect(corner.policy.q).toBeCloseTo(policy.q, 6);
	expect(policy.action).toBe(agents[0].swarm.action[0]);
	expect(policy.z).toEqual(agents[0].swarm.z.slice(0, 2));
	await expect(client.landscape({ ...landscapeRequest(held), dims: [0, 2] })).rejects.toThrow('latent dimensions');
	await expect(client.landscape({ ...landscapeRequest(held), columns: 1e6 })).rejects.toThrow('points');
	await expect(client.value(0, held.slice(1), 0, new Float32Array(2))).rejects.toThrow('a state has');
	client.end('the test is over');
});

test('an episode is the one that evaluations play, tick by tick', async () => {
	const client = clientHere();
	await client.create(smallSpec());
	await client.learn(30, () => {});
	const episodes = await Promise.all([0, 1, 2].map((index) => client.episode(0, index)));
	const { meanReturn } = await client.evaluate(0, 3);
	expect(episodes.reduce((sum, episode) => sum + episode.return, 0) / 3).toBeCloseTo(meanReturn, 9);
	const [{ worlds, worldLength, decisions }] = episodes;
	expect(worlds.length % worldLength).toBe(0);
	expect(decisions[0].tick).toBe(0);
	const best = await client.evaluate(0, 3, { best: true });
	expect(best.meanReturn).toBeGreaterThanOrEqual(meanReturn);
	expect(await client.evaluate(0, 3)).toMatchObject({ meanReturn, episodes: 3 });
	client.end('the test is over');
});

test('holes are those of the agent itself: hatched where no posterior is, and the same while nothing is learned', async () => {
	const client = clientHere();
	await client.create(smallSpec());
	const grid = { dims: [0, 1] as const, left: -40, right: 40, bottom: -40, top: 40, columns: 21, rows: 21 };
	await expect(client.holes(0, grid)).rejects.toThrow('have not begun');
	await client.learn(5, () => {});
	const before = await client.save();
	const shade = await client.holes(0, grid);
	expect(shade).toHaveLength(441);
	// Far out there is none; in the middle of the plane they lie, as after twenty steps they do.
	expect(shade[0]).toBe(1);
	expect(shade[220]).toBe(0);
	expect(await client.holes(0, grid)).toEqual(shade);
	expect(await client.save()).toEqual(before);
	await expect(client.holes(0, { ...grid, dims: [0, 2] })).rejects.toThrow('2 latent dimensions');
	await expect(client.holes(0, { ...grid, columns: 1 })).rejects.toThrow('2 to 128');
	client.end('the test is over');
});

test('every step of the past is as it was, while the present goes on as if nobody had looked', async () => {
	const client = clientHere();
	await client.create(smallSpec([{}, {}]));
	const early = await client.learn(14, () => {});
	const { state } = await client.held();
	const request = landscapeRequest(state.slice(0, 9));
	const grid = { dims: [0, 1] as const, left: -4, right: 4, bottom: -4, top: 4, columns: 9, rows: 9 };
	const asked = async (at?: number) => [
		await client.landscape({ ...request, at }),
		await client.value(1, request.state, 0, Float32Array.of(1, 1), at),
		await client.holes(0, grid, at),
		await client.episode(1, 2, { at }),
		await client.evaluate(0, 4, { at }),
	];
	const then = await asked();
	const saved = await client.save();
	const later = await client.learn(40, () => {});
	expect(later.past).toEqual([0, 2, 4, 6, 8, 10, 12, 14, ...Array.from({ length: 13 }, (_, i) => 16 + 2 * i)]);
	const present = [await client.save(), ...(await asked())];
	expect(await asked(14)).toEqual(then);
	expect(present.slice(1)).not.toEqual(then);
	const frame = await client.frame(14);
	expect(frame.progress).toMatchObject({ phase: 'agent', environmentStep: 14 });
	for (const [run, agent] of frame.agents.entries()) {
		const { metrics: _, ...seen } = agent;
		const { metrics: __, ...was } = early.agents[run];
		expect(seen).toEqual(was);
	}
	expect([await client.save(), ...(await asked())]).toEqual(present);
	await expect(client.frame(15)).rejects.toThrow('step 15 is not kept');
	// From what was saved then, the present is reached again: nothing of the looking is in it.
	await client.create(smallSpec([{}, {}]), saved);
	await client.learn(40, () => {});
	expect(await client.save()).toEqual(present[0]);
	client.end('the test is over');
});

test('a branch goes on from a step of the past: the former agent as it did, the other with other settings', async () => {
	const client = clientHere();
	const other = { ...SMALL, leastNoise: 0.5, updatesPerStep: 2, updateAtStart: false, relabelling: 'off' as const };
	await client.create(smallSpec([{}, { settings: { ...SMALL, hasBox: false } }]));
	const whole = await client.learn(40, () => {});
	const spec = smallSpec([{}, { settings: other }]);
	const bytes = await client.branch(14, [0, 0], spec);
	await expect(client.branch(13, [0, 0], spec)).rejects.toThrow('not kept');
	await expect(client.branch(14, [0, 5], spec)).rejects.toThrow('no agent 5');
	expect((await client.frame()).agents[0].curve).toEqual(whole.agents[0].curve);

	const first = await client.create(spec, bytes);
	expect(first.progress).toMatchObject({ environmentStep: 14, representationStep: 20 });
	expect(first.past).toEqual([14]);
	const last = await client.learn(40, () => {});
	const { metrics: _, ...former } = last.agents[0];
	const { metrics: __, ...was } = whole.agents[0];
	expect(former).toEqual(was);
	expect(last.agents[1].curve.slice(0, 2)).toEqual(last.agents[0].curve.slice(0, 2));
	expect(last.agents[1].swarm).not.toEqual(last.agents[0].swarm);
	// Two updates a step from then on, and none at the start of an episode.
	expect(last.agents[1].iterations - first.agents[1].iterations).toBe(2 * (40 - 14));
	client.end('the test is over');
});

test('a step whose replay buffer was overwritten is still shown, but no branch begins there', async () => {
	const client = clientHere();
	const few = smallSpec([{ settings: { ...SMALL, replayCapacity: 20 } }]);
	await client.create(few);
	const early = await client.learn(10, () => {});
	await client.learn(30, () => {});
	expect((await client.frame(10)).agents[0].swarm).toEqual(early.agents[0].swarm);
	await expect(client.branch(10, [0], few)).rejects.toThrow('overwritten');
	expect((await client.branch(30, [0], few)).length).toBeGreaterThan(0);
	client.end('the test is over');
});

test('whatever a piece of learning takes, other calls are heard in it; what is saved meanwhile is between two pieces', async () => {
	let [time, rests] = [0, 0];
	const session = new AgentSession({
		createEngine: simdEngine,
		now: () => (time += 5),
		rest: () => {
			rests++;
			return new Promise((resolve) => setImmediate(resolve));
		},
	});
	const spec = { ...smallSpec([{}, { seed: 2 }]), evaluationEpisodes: 200 };
	await session.handle({ type: 'create', spec }, () => {});
	const learning = session.handle({ type: 'learn', environmentSteps: 10 }, () => {});
	const saves: Uint8Array[] = [];
	while (saves.length < 30) saves.push((await session.handle({ type: 'save' }, () => {})) as Uint8Array);
	await learning;
	for (const { agents } of saves.map((bytes) => readTraining(bytes))) {
		if (agents.length === 0) continue;
		expect(agents[0].environmentSteps).toBe(agents[1].environmentSteps);
		expect(agents[0].curve).toHaveLength(agents[1].curve.length);
	}
	// Two evaluations of 200 episodes of each agent alone are 800 parts, of which every fourth is followed by a turn.
	expect(rests).toBeGreaterThan(200);
	await session.handle({ type: 'learn', environmentSteps: 20 }, () => {});
	expect(rests).toBeGreaterThan(300);
});

test('wide networks let calls in within an iteration; who asks then is answered after it, and nothing that is learned changes', async () => {
	// Other calls are heard between any two parts.
	const client = clientHere(100);
	await client.create(smallSpec([{}, {}]));
	await client.learn(12, () => {});
	const { state } = await client.held();
	const request = landscapeRequest(state.slice(0, 9));
	const grid = { dims: [0, 1] as const, left: -4, right: 4, bottom: -4, top: 4, columns: 9, rows: 9 };
	let [learned, asked] = [false, 0];
	const learning = client
		.learn(60, () => {})
		.finally(() => {
			learned = true;
		});
	const { length } = await client.save();
	expect(length).toBeGreaterThan(0);
	const questions = [
		() => client.landscape(request),
		() => client.value(1, request.state, 0, Float32Array.of(1, 1)),
		() => client.landscape({ ...request, run: 1, at: 10 }),
		() => client.holes(0, grid),
		() => client.episode(1, asked),
		() => client.evaluate(0, 2, { best: true }),
	];
	while (!learned) await questions[asked++ % questions.length]();
	expect(asked).toBeGreaterThan(20);
	const { agents } = await learning;

	const unasked = clientHere();
	await unasked.create(smallSpec([{}, {}]));
	const alone = await unasked.learn(60, () => {});
	expect(agents.map(({ curve, swarm }) => [curve, swarm])).toEqual(
		alone.agents.map(({ curve, swarm }) => [curve, swarm]),
	);
	expect(await client.save()).toEqual(await unasked.save());
	client.end('the test is over');
	unasked.end('the test is over');
});
