/** A small training of agents, as the page holds it. */
import { AgentClient } from '../../../src/agent/AgentClient';
import { AgentLab } from '../../../src/agentLab/AgentLab';
import type { HeldAgents } from '../../../src/agentLab/agentLabState';
import { simdEngine } from '../agent/smallTraining';
import { smallChoice, workerHere } from './workerHere';

/** Environment steps of it. */
const STEPS = 15;

/** A lab with a worker in the thread of the test. */
export const labHere = () => new AgentLab(new AgentClient(() => workerHere(simdEngine)), smallChoice());

/** @throws when nothing was trained */
export async function heldTraining(): Promise<HeldAgents> {
	const lab = labHere();
	await lab.train(STEPS);
	const held = await lab.held();
	lab.reset();
	if (!held) throw new Error('nothing was held');
	return held;
}
