import type { AgentNets } from '../../files/hyarAgent';

/** The agent's networks opened last: they wait for each other, and for the representation that they belong to. */
class OpenedNets {
	private opened: AgentNets = { actor: null, critic: null };
	/** Those of the last file. */
	private last = this.opened;

	get present(): AgentNets {
		return this.opened;
	}

	get hasAny(): boolean {
		return this.opened.actor !== null || this.opened.critic !== null;
	}

	/** Adds what is missing. A second network of the same kind belongs to another agent, so the new file replaces all. */
	add(nets: AgentNets): void {
		const { actor, critic } = nets;
		const isOther = (actor && this.opened.actor) || (critic && this.opened.critic);
		this.opened = isOther ? nets : { actor: actor ?? this.opened.actor, critic: critic ?? this.opened.critic };
		this.last = nets;
	}

	/** Keeps those of the last file alone: the others belong to another agent. */
	keepLast(): void {
		this.opened = this.last;
	}
}

/** Those of the page. */
export const openedNets = new OpenedNets();
