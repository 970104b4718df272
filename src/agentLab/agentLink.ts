/** The agents' part of a link: their settings, and the environment step reached. */
import * as v from 'valibot';
import { openDockTab } from '../state/dockStore';
import { useNotices } from '../state/noticeStore';
import type { AgentsInLink } from '../state/presentLink';
import { AGENT_LIMITS } from './choice';
import { ChoiceSchema, EnvironmentStepSchema } from './choiceSchema';
import { agentLab } from './pageAgentLab';

const LinkSchema = v.strictObject({
	choice: v.pipe(
		ChoiceSchema,
		// It cannot be reproduced from its settings alone.
		v.check(({ branch, opened }) => branch === null && opened === null),
	),
	step: v.pipe(EnvironmentStepSchema, v.maxValue(AGENT_LIMITS.environmentSteps.max)),
});

/** What the present link carries: all settings, since presets may change. */
export function presentAgents(): AgentsInLink {
	const { training, choice, frame } = agentLab.state;
	const shared = training ?? choice;
	if (shared.branch) return { is: 'branch' };
	if (shared.opened) return { is: 'opened' };
	return { is: 'written', agents: { choice: shared, step: frame?.progress.environmentStep ?? 0 } };
}

/** Opens the tab with the agents of a link; a press of Train takes the sender's steps. Says so where they cannot be read. */
export async function openLinkedAgents(written: unknown): Promise<void> {
	const parsed = v.safeParse(LinkSchema, written);
	if (!parsed.success) {
		const [issue] = parsed.issues;
		const values = {
			path: `agents.${v.getDotPath(issue) ?? ''}`,
			received: issue.received.slice(0, 60),
			expected: issue.expected ?? issue.message,
		};
		useNotices.getState().show({ id: 'link', tone: 'warning', message: 'linkAgents', values });
		return;
	}
	const { choice, step } = parsed.output;
	await agentLab.offer(choice, step);
	openDockTab('agent');
}
