// @vitest-environment happy-dom
/** What a script may get wrong when it asks for agents, and that every call then says so. */
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { ReferenceAgent } from '../../../src/agent/ReferenceAgent';
import { smallChoice, workerHere } from '../agentLab/workerHere';

vi.stubGlobal(
	'Worker',
	vi.fn(function Worker() {
		return workerHere(async (model, shape, rows) => new ReferenceAgent(model, shape, rows));
	}),
);
const { agentLab } = await import('../../../src/agentLab/pageAgentLab');
const agent = await import('../../../src/scripting/agentCalls');

/** What no type allows. */
const odd = (value: unknown) => value as never;

afterEach(() => agentLab.reset());

test.each([
	['nothing', undefined, 'agent.configure: an object'],
	['null', null, 'agent.configure: an object'],
	['a number', 5, 'agent.configure: an object'],
	['a list', [], 'agent.configure: an object'],
	['one run that is no list', { runs: { klWeight: 1 } }, 'runs: a list'],
	['no runs', { runs: null }, 'runs: a list'],
	['three runs', { runs: [{}, {}, {}] }, 'runs: a list of one or two'],
	['an empty run', { runs: [{}, null] }, 'runs[1]: an object'],
	['a run with NaN', { runs: [{ klWeight: Number.NaN }] }, 'klWeight: a number from 0'],
	['what every object has', { constructor: 1 }, 'no setting constructor'],
	['of a run as well', { runs: [{ toString: 1 }] }, 'no setting toString'],
])('configure refuses %s, and changes nothing', async (_, patch, reason) => {
	const before = agentLab.state.choice;
	await expect(agent.configure(odd(patch))).rejects.toThrow(reason);
	expect(agentLab.state.choice).toBe(before);
});

test.each([
	['null', null, 'change: an object'],
	['a number', 5, 'change: an object'],
	['an unknown setting', { foo: 1 }, 'no setting foo'],
	['NaN', { discount: Number.NaN }, 'discount: a number from 0 to 1'],
	['what a branch keeps', { latentDim: 3 }, 'latentDim: a branch keeps it'],
])('branch refuses %s', async (_, change, reason) => {
	await expect(agent.branch('A', 0, odd(change))).rejects.toThrow(reason);
});

test.each([Number.NaN, null, undefined, '', 'ab', 'C', 2, []])('there is no run %j', async (run) => {
	await expect(agent.evaluate(odd(run), 5)).rejects.toThrow(/^run: 'A' or 'B', not /);
});

test('before the agents have begun, an evaluation and a branch say so', async () => {
	agentLab.choose(smallChoice({ randomEpisodes: 2_000 }));
	const learned = agent.train(5);
	await expect(agent.evaluate('A', 5)).rejects.toThrow('the agents have not begun');
	await expect(agent.branch('A', 0)).rejects.toThrow('no training has begun');
	await expect(agent.train(5)).rejects.toThrow('learning already');
	await agent.reset();
	await expect(learned).rejects.toThrow('the training was reset, or another one took its place');
});

test('whoever learns while another training is opened, or takes its place, is told', async () => {
	agentLab.choose(smallChoice());
	await agent.train(5);
	const held = await agentLab.held();
	if (!held) throw new Error('nothing is held');
	const opened = agentLab.takeUp(held);
	await expect(agent.train(5)).rejects.toThrow('being opened');
	await opened;
	const [learned] = await Promise.allSettled([agent.train(10_000), agentLab.takeUp(held)]);
	expect(learned).toMatchObject({
		reason: new Error('agent.train: the training was reset, or another one took its place'),
	});
	// A pause is no failure.
	const paused = agent.train(10_000);
	await agent.pause();
	expect(await paused).toMatchObject({ status: 'paused' });
});

test('a branch that cannot be opened is rejected with the reason', async () => {
	agentLab.choose(smallChoice());
	await agent.train(5);
	expect(await agent.past()).toContain(0);
	const taken = vi.spyOn(agentLab, 'takeUp').mockImplementation(async () => {
		agentLab.store.setState({ status: 'failed', failure: 'no memory' });
	});
	await expect(agent.branch('A', 0)).rejects.toThrow('no memory');
	taken.mockRestore();
});
