/** The page's own training of agents. Its worker is started by the first press of Train or Step. */
import { useStore } from 'zustand';
import { AgentClient } from '../agent/AgentClient';
import { ENVIRONMENTS, environmentById } from '../environments/registry';
import { useConfig } from '../state/configStore';
import { AgentLab } from './AgentLab';
import type { AgentLabState } from './agentLabState';
import { choiceOf } from './choice';

const present = environmentById(useConfig.getState().config.environment) ?? ENVIRONMENTS[0];

export const agentLab = new AgentLab(new AgentClient(), choiceOf(present, 'teaching', 1));

useConfig.subscribe(
	({ config }) => config.environment,
	(id) => agentLab.follow(id),
);

/** A part of the training's state. */
export function useAgentLab<T>(select: (state: AgentLabState) => T): T {
	return useStore(agentLab.store, select);
}
