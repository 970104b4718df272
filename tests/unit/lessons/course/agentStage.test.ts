// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { ReferenceAgent } from '../../../../src/agent/ReferenceAgent';
import { smallChoice, workerHere } from '../../agentLab/workerHere';

vi.stubGlobal(
	'Worker',
	vi.fn(function Worker() {
		return workerHere(async (model, shape, rows) => new ReferenceAgent(model, shape, rows));
	}),
);
const { agentLab } = await import('../../../../src/agentLab/pageAgentLab');
const { putAgentsAside, takeAgentsUp } = await import('../../../../src/lessons/course/agentStage');

test('after a lesson the learner’s agents are there again, and the former training with them', async () => {
	agentLab.choose(smallChoice());
	await agentLab.train();
	await agentLab.offer(smallChoice({ seed: 7 }), 0);
	await agentLab.train(10);
	const own = await putAgentsAside();
	expect(agentLab.state).toMatchObject({ status: 'idle', training: null, former: null });

	agentLab.choose(smallChoice({ seed: 9 }));
	await agentLab.train(5);
	await takeAgentsUp(own);
	expect(agentLab.state).toMatchObject({
		training: { seed: 7 },
		frame: { progress: { environmentStep: 10 } },
		former: { choice: { seed: 1 } },
	});
	agentLab.reset();
});
