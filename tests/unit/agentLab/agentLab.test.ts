import { describe, expect, it } from 'vitest';
import { AgentClient } from '../../../src/agent/AgentClient';
import { AgentLab } from '../../../src/agentLab/AgentLab';
import { simdEngine } from '../agent/smallTraining';
import { smallChoice, type WorkerHere, workerHere } from './workerHere';

/** A lab that saves at every frame, and its workers in the order in which they were started. */
function labHere(part = {}) {
	const workers: WorkerHere[] = [];
	const client = new AgentClient(() => {
		const worker = workerHere(simdEngine);
		workers.push(worker);
		return worker;
	});
	let time = 0;
	const lab = new AgentLab(client, smallChoice(part), () => (time += 20_000));
	return { lab, workers };
}

/** Resolves as soon as the state is so. */
function until(lab: AgentLab, isSo: (state: AgentLab['state']) => boolean): Promise<void> {
	return new Promise((resolve) => {
		if (isSo(lab.state)) resolve();
		else {
			const stop = lab.store.subscribe((state) => {
				if (!isSo(state)) return;
				stop();
				resolve();
			});
		}
	});
}

const curves = (lab: AgentLab) => lab.state.frame?.agents.map(({ curve }) => curve);
const stepOf = (lab: AgentLab) => lab.state.frame?.progress.environmentStep;

describe('AgentLab', () => {
	it('starts no worker before it is asked to, and learns to where it was told', async () => {
		const { lab, workers } = labHere();
		expect(workers).toHaveLength(0);
		await expect(lab.ask((client) => client.frame())).rejects.toThrow('no training');
		await lab.train();
		expect(lab.state).toMatchObject({ status: 'done', failure: '', restarts: 0, target: 20 });
		expect(lab.state.frame?.progress).toMatchObject({ phase: 'agent', environmentStep: 20 });
		expect(curves(lab)?.map((curve) => curve.map(({ environmentStep }) => environmentStep))).toEqual([
			[0, 10, 20],
			[0, 10, 20],
		]);
		await until(lab, ({ held }) => held !== null);
		expect(lab.state.history.at(-1)).toMatchObject({ step: 20 });
		await lab.train(5);
		expect(stepOf(lab)).toBe(25);
		lab.reset();
	});

	it('goes on to its target after a pause, and steps by the smallest piece', async () => {
		const { lab } = labHere({ environmentSteps: 400 });
		const training = lab.train();
		await until(lab, ({ frame }) => (frame?.progress.environmentStep ?? 0) > 0);
		await lab.pause();
		await training;
		const paused = stepOf(lab) ?? 0;
		expect(lab.state.status).toBe('paused');
		expect(paused).toBeLessThan(400);
		await lab.step();
		expect(stepOf(lab)).toBe(paused + 1);
		await lab.train();
		expect(stepOf(lab)).toBe(400);
		lab.reset();
	});

	it('is paused as well while its worker is only being made ready', async () => {
		const { lab, workers } = labHere({ environmentSteps: 400 });
		const training = lab.train();
		await lab.pause();
		await training;
		expect(lab.state.status).toBe('paused');
		expect(workers[0].asked.map(({ type }) => type)).not.toContain('learn');
		await lab.train(10);
		expect(lab.state.status).toBe('done');
		expect(stepOf(lab)).toBe(10);
		lab.reset();
	});

	it('is paused as soon as the worker has heard it; the step under way is finished, and it goes on at once where it is told to', async () => {
		const whole = labHere({ environmentSteps: 40 });
		await whole.lab.train();
		const { lab } = labHere({ environmentSteps: 40 });
		const training = lab.train();
		await until(lab, ({ frame }) => (frame?.progress.environmentStep ?? 0) > 12);
		await lab.pause();
		expect(lab.state).toMatchObject({ status: 'paused', isFinishing: true });
		await until(lab, ({ isFinishing }) => !isFinishing);
		await training;
		expect(lab.state.status).toBe('paused');
		const [a, b] = lab.state.frame?.agents ?? [];
		expect(a.environmentSteps).toBe(b.environmentSteps);
		expect(lab.lastSave?.step).toBe(a.environmentSteps);

		const further = lab.train();
		await until(lab, ({ frame }) => (frame?.progress.environmentStep ?? 0) > 20);
		await lab.pause();
		const last = lab.train();
		expect(lab.state).toMatchObject({ status: 'learning', isFinishing: false });
		await further;
		expect(lab.state.status).toBe('learning');
		await last;
		expect(lab.state).toMatchObject({ status: 'done', isFinishing: false });
		expect(curves(lab)).toEqual(curves(whole.lab));
		lab.reset();
	});

	it('goes on from the last save in another worker, to the same numbers', async () => {
		const whole = labHere({ environmentSteps: 60 });
		await whole.lab.train();
		const { lab, workers } = labHere({ environmentSteps: 60 });
		const training = lab.train();
		await until(lab, ({ frame }) => (frame?.progress.environmentStep ?? 0) > 12);
		workers[0].die('killed');
		await training;
		expect(workers.map(({ asked }) => asked.find(({ type }) => type === 'create'))).toEqual([
			{ type: 'create', saved: false },
			{ type: 'create', saved: true },
		]);
		expect(lab.state).toMatchObject({ status: 'done', restarts: 1 });
		expect(curves(lab)).toEqual(curves(whole.lab));
		expect(lab.state.history.map(({ step }) => step)).toEqual(
			lab.state.history.map(({ step }) => step).toSorted((a, b) => a - b),
		);
	});

	it('goes on as well where the worker died while it rested', async () => {
		const { lab, workers } = labHere({ environmentSteps: 30 });
		await lab.train();
		workers[0].die('the device slept');
		await expect(lab.ask((client) => client.frame())).rejects.toThrow('lost');
		await lab.train(10);
		expect(lab.state).toMatchObject({ status: 'done', failure: '' });
		expect(stepOf(lab)).toBe(40);
		expect(workers[1].asked[0]).toEqual({ type: 'create', saved: true });
		lab.reset();
	});

	it('is held and taken up again: another lab goes on to the same numbers', async () => {
		const whole = labHere({ environmentSteps: 60 });
		await whole.lab.train();
		const first = labHere({ environmentSteps: 60 });
		const training = first.lab.train();
		await until(first.lab, ({ frame }) => (frame?.progress.environmentStep ?? 0) > 12);
		const held = await first.lab.held();
		await training;
		if (!held) throw new Error('nothing was held');
		const step = stepOf(first.lab);
		expect(step).toBeLessThan(60);
		first.lab.reset();
		expect(await first.lab.held()).toBeNull();

		const { lab } = labHere({ seed: 9 });
		const taking = lab.takeUp(held);
		expect(lab.state.status).toBe('opening');
		await taking;
		expect(lab.state).toMatchObject({ status: 'paused', target: 60, training: { seed: 1 }, history: held.history });
		expect(lab.state.frame?.progress).toMatchObject({ phase: 'agent', randomEpisodes: 30, environmentStep: step });
		expect((await lab.held())?.bytes).toEqual(held.bytes);
		await lab.train();
		expect(stepOf(lab)).toBe(60);
		expect(curves(lab)).toEqual(curves(whole.lab));
		await lab.takeUp({ ...held, bytes: new Uint8Array(3) });
		expect(lab.state).toMatchObject({ status: 'failed', failure: 'these bytes are no saved training of agents' });
	});

	it('fails with the reason where worker after worker dies, and can be tried again', async () => {
		const workers: WorkerHere[] = [];
		let isIll = true;
		const client = new AgentClient(() => {
			const worker = workerHere(simdEngine);
			workers.push(worker);
			if (isIll) setTimeout(() => worker.die('out of memory'), 0);
			return worker;
		});
		const lab = new AgentLab(client, smallChoice());
		await lab.train();
		expect(lab.state).toMatchObject({ status: 'failed', failure: 'out of memory' });
		expect(workers).toHaveLength(3);
		isIll = false;
		await lab.train();
		expect(lab.state.status).toBe('done');
		lab.reset();
	});

	it('forgets everything with a reset, also while it learns', async () => {
		const { lab, workers } = labHere({ environmentSteps: 100_000 });
		const training = lab.train();
		await until(lab, ({ frame }) => (frame?.agents.length ?? 0) > 0);
		lab.reset();
		await training;
		expect(lab.state).toMatchObject({ status: 'idle', training: null, frame: null, held: null, history: [] });
		lab.choose({ environmentSteps: 10 });
		await lab.train();
		expect(stepOf(lab)).toBe(10);
		expect(workers).toHaveLength(2);
		lab.reset();
	});

	it('keeps a training when another world is shown, and takes that world next', async () => {
		const { lab } = labHere();
		await lab.step();
		lab.follow('goal');
		lab.choose({ seed: 9 });
		expect(lab.state.training).toMatchObject({ environment: 'platform', seed: 1 });
		expect(lab.state.choice).toMatchObject({ environment: 'goal', seed: 1, randomEpisodes: 2_000 });
		lab.reset();
		lab.choose({ seed: 9 });
		expect(lab.state.choice.seed).toBe(9);
		lab.choosePreset('published');
		expect(lab.state.choice).toMatchObject({ preset: 'published', seed: 9, width: 256 });
	});
});
