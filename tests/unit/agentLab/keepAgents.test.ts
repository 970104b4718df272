// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { ReferenceAgent } from '../../../src/agent/ReferenceAgent';
import { keptTrainings, ofTab } from '../../../src/state/keeping/pageKeeping';
import { useNotices } from '../../../src/state/noticeStore';
import { smallChoice, workerHere } from './workerHere';

// The page's own training and client, with their worker in this thread.
vi.stubGlobal(
	'Worker',
	vi.fn(function Worker() {
		return workerHere(async (model, shape, rows) => new ReferenceAgent(model, shape, rows));
	}),
);
const { agentLab } = await import('../../../src/agentLab/pageAgentLab');
const { agentsAreLessons } = await import('../../../src/agentLab/unsavedAgents');
const { goOnWithAgents, keepAndOfferAgents } = await import('../../../src/agentLab/keepAgents');
// The tab Agent was never open: the calls of a script are enough.
const script = await import('../../../src/scripting/agentCalls');

const notice = (name: string) => useNotices.getState().notices.find(({ id }) => id === name);
const kept = async () => (await keptTrainings.list()).filter(({ kind }) => kind === 'agents');
/** What the agents have learned. */
const curves = () => agentLab.state.frame?.agents.map(({ curve }) => curve);

async function train(): Promise<void> {
	agentLab.choose(smallChoice());
	await agentLab.train();
	expect(agentLab.state.status).toBe('done');
}

afterEach(async () => {
	agentLab.reset();
	agentsAreLessons(false);
	for (const { id } of await keptTrainings.list()) await keptTrainings.remove(id);
	useNotices.setState({ notices: [] });
});

test('agents are kept when they rest, once however often, and go on to the same numbers', async () => {
	await train();
	await vi.waitFor(async () => expect(await kept()).toHaveLength(1));
	const [{ id, step, environment }] = await kept();
	expect({ step, environment }).toEqual({ step: agentLab.state.target, environment: 'platform' });
	const learned = curves();
	agentLab.reset();
	await goOnWithAgents(id);
	expect(agentLab.state.status).toBe('done');
	expect(curves()).toEqual(learned);
	// It trains on, and is the same training in the list.
	await agentLab.train(step);
	await vi.waitFor(async () => expect(await kept()).toMatchObject([{ id, step: 2 * step }]));
});

test('agents that a script trains are kept, and offered when the tab is opened', async () => {
	agentLab.choose(smallChoice());
	const { environmentStep } = await script.train(smallChoice().environmentSteps);
	await vi.waitFor(async () => expect(await kept()).toMatchObject([{ step: environmentStep }]));
	expect(notice('keptAgents')).toBeUndefined();
	agentLab.reset();
	keepAndOfferAgents();
	await vi.waitFor(() => expect(notice('keptAgents')?.values).toMatchObject({ step: environmentStep }));
});

test('a training that comes back in the place of another is what a reload offers', async () => {
	await train();
	await vi.waitFor(async () => expect(await kept()).toHaveLength(1));
	const [{ id }] = await kept();
	const former = await agentLab.held();
	agentLab.reset();
	await train();
	await vi.waitFor(async () => expect(await kept()).toHaveLength(2));
	expect(ofTab('agents')).not.toBe(id);
	if (former) await agentLab.takeUp(former);
	expect(ofTab('agents')).toBe(id);
});

test('what a lesson trains is not kept', async () => {
	agentsAreLessons(true);
	await train();
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(await kept()).toEqual([]);
});

test('a damaged file of agents takes nothing away, and a notice says so', async () => {
	await train();
	await vi.waitFor(async () => expect(await kept()).toHaveLength(1));
	const draft = { kind: 'agents', environment: 'platform', model: '', klWeights: [], step: 1, savedAt: 0 } as const;
	const { id } = await keptTrainings.save({ ...draft, file: Uint8Array.of(1, 2), frames: null }, null);
	const learned = curves();
	await goOnWithAgents(id);
	expect(notice('storage')?.message).toBe('keptBroken');
	expect(curves()).toEqual(learned);
});
