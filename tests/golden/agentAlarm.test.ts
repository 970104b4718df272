/** That the check of an agent's fixture notices what is wrong with it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type AgentFixture, checkAgent, examinedReference } from './agent';

const fixture = JSON.parse(readFileSync('tests/fixtures/golden/agent.json', 'utf8')) as AgentFixture;

const CHANGES: Readonly<Record<string, Partial<AgentFixture>>> = {
	'a share of the target networks': { hyper: { ...fixture.hyper, tau: 0.006 } },
	'noise of the target action': { hyper: { ...fixture.hyper, policy_noise: 0.11 } },
	'the clip of the gradient': { hyper: { ...fixture.hyper, gradient_clip: 9 } },
	"the critics' rate": { hyper: { ...fixture.hyper, critic_learning_rate: 4e-4 } },
	'the box': { box: { ...fixture.box, upper: fixture.box.upper.map((edge) => edge + 0.01) } },
};

for (const [what, change] of Object.entries(CHANGES)) {
	test(`another number for ${what} is noticed`, async () => {
		await expect(checkAgent({ ...fixture, ...change }, examinedReference, 1e-6)).rejects.toThrow();
	});
}
