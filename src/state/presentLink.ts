import { useConfig } from './configStore';
import { presentTrained } from './presentTrained';
import { encodeConfig } from './shareLink';

/**
 * What a link carries of the agents. Their code loads late and supplies it while their tab is shown.
 * `branch`, `opened`: trainings that a link cannot bring about again; a file can hold them.
 */
export type AgentsInLink =
	| { readonly is: 'none' | 'branch' | 'opened' }
	| { readonly is: 'written'; readonly agents: object };

const NONE = (): AgentsInLink => ({ is: 'none' });

let read = NONE;

/** What the present link carries of the agents. */
export function agentsInLink(): AgentsInLink {
	return read();
}

/** Supplies what links carry. @returns ends it */
export function writeAgentsInLink(write: () => AgentsInLink): () => void {
	read = write;
	return () => {
		if (read === write) read = NONE;
	};
}

/** The page's address with the present configuration, and how far it is trained. */
export function presentLink(): string {
	const ofAgents = agentsInLink();
	const agents = ofAgents.is === 'written' ? ofAgents.agents : undefined;
	const hash = encodeConfig(useConfig.getState().config, presentTrained(), false, agents);
	const { origin, pathname } = location;
	return `${origin}${pathname}${hash && `#${hash}`}`;
}
