/** The page's own training of agents. Its worker is started by the first press of Train or Step. */
import { useStore } from 'zustand';
import { AgentClient } from '../agent/AgentClient';
import type { LearnerFrame } from '../agent/protocol';
import { ENVIRONMENTS, environmentById } from '../environments/registry';
import { useConfig } from '../state/configStore';
import { AgentLab } from './AgentLab';
import { AgentPast } from './AgentPast';
import type { AgentLabState } from './agentLabState';
import { choiceOf } from './choice';

const present = environmentById(useConfig.getState().config.environment) ?? ENVIRONMENTS[0];

export const agentLab = new AgentLab(new AgentClient(), choiceOf(present, 'teaching', 1));

export const agentPast = new AgentPast(agentLab);

useConfig.subscribe(
	({ config }) => config.environment,
	(id) => agentLab.follow(id),
);

/** What is shown: the present, or the step of the past that is looked at. */
export function useShownFrame(): LearnerFrame | null {
	return useAgentLab(({ looked, frame }) => looked?.frame ?? frame);
}

/** A part of the training's state. */
export function useAgentLab<T>(select: (state: AgentLabState) => T): T {
	return useStore(agentLab.store, select);
}
