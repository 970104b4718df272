/** Several seeds with one press. */
import type { AgentLab } from './AgentLab';
import { type AgentChoice, SEVERAL_SEEDS } from './choice';
import { areAgentsLessons } from './unsavedAgents';

/**
 * Whether a training of this choice can be trained with several seeds: a branch and networks from files are of one, and the
 * agents of a lesson are what its pages speak of.
 */
export function canTakeSeveral({ seeds, branch, opened }: AgentChoice): boolean {
	return seeds === 1 && branch === null && opened === null && !areAgentsLessons();
}

/**
 * Trains what is chosen, or what the present training is made of, with {@link SEVERAL_SEEDS} seeds from its own on, from the
 * beginning. The present training is held as the former one; what is chosen for the next one stays. Never rejects.
 */
export async function trainSeveralSeeds(lab: AgentLab): Promise<void> {
	const { training, choice } = lab.state;
	const wanted = training ?? choice;
	if (!canTakeSeveral(wanted)) return;
	await lab.offer({ ...wanted, seeds: SEVERAL_SEEDS }, 0);
	const trained = lab.train();
	lab.store.setState({ choice });
	await trained;
}
