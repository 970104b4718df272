/** The agent's networks that were opened last: they wait for each other, and for the representation that they go with. */
import type { AgentNets } from '../../files/hyarAgent';

let opened: AgentNets = { actor: null, critic: null };
let last = opened;

/** What was opened last. */
export function openedNets(): AgentNets {
	return opened;
}

/** Whether anything was. */
export function hasOpenedNets(): boolean {
	return opened.actor !== null || opened.critic !== null;
}

/** Adds what is missing; networks of a kind that is there already are those of another agent, and take the place of all. */
export function addOpenedNets(nets: AgentNets): void {
	const { actor, critic } = nets;
	const isOther = (actor && opened.actor) || (critic && opened.critic);
	opened = isOther ? nets : { actor: actor ?? opened.actor, critic: critic ?? opened.critic };
	last = nets;
}

/** Keeps those of the last file alone: the others are of another agent. */
export function keepLastNets(): void {
	opened = last;
}
