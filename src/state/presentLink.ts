import { agentsInLink } from './agentsInLink';
import { useConfig } from './configStore';
import { presentTrained } from './presentTrained';
import { encodeConfig } from './shareLink';

/** The page's address with the present configuration, and how far it is trained. */
export function presentLink(): string {
	const ofAgents = agentsInLink();
	const agents = ofAgents.is === 'written' ? ofAgents.agents : undefined;
	const hash = encodeConfig(useConfig.getState().config, presentTrained(), false, agents);
	const { origin, pathname } = location;
	return `${origin}${pathname}${hash && `#${hash}`}`;
}
