import type { AgentNets } from '../../files/hyarAgent';

/** The agent's networks opened last: they wait for each other, and for the representation that they belong to. */
class OpenedNets {
	private opened: AgentNets = { actor: null, critic: null, settings: null };
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
		const { actor, critic, settings } = nets;
		const { opened } = this;
		const isOther = (actor && opened.actor) || (critic && opened.critic);
		const both = {
			actor: actor ?? opened.actor,
			critic: critic ?? opened.critic,
			settings: settings ?? opened.settings,
		};
		this.opened = isOther ? nets : both;
		this.last = nets;
	}

	/** Keeps those of the last file alone: the others belong to another agent. */
	keepLast(): void {
		this.opened = this.last;
	}
}

/** Those of the page. */
export const openedNets = new OpenedNets();
