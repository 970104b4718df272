/** How agents are trained in a world. */

/** What an agent's training may spend. */
export interface AgentBudget {
	/** Episodes of the random policy that the representation is trained on. */
	readonly randomEpisodes: number;
	readonly environmentSteps: number;
	/** Environment steps between two evaluations of the greedy policy, and episodes of each. */
	readonly evaluateEvery: number;
	readonly evaluationEpisodes: number;
}

/** An agent that learns within a lesson: measured over many seeds, see docs/agent.md. */
export interface AgentTeaching extends AgentBudget {
	/** Whether the simulator has its published quirks. */
	readonly published: boolean;
	readonly embeddingDim: number;
	/** Steps of the representation before the agent learns. */
	readonly representationSteps: number;
	/** Factor of the rewards that the critics learn from. */
	readonly rewardScale: number;
	/** Episodes over which the exploration noise decreases. */
	readonly noiseEpisodes: number;
}

/** How agents are trained in a world. */
export interface AgentTraining {
	/** Of the official script for TD3 (`HyAR_RL/main_embedding_*_td3.py`). */
	readonly published: AgentBudget;
	readonly teaching: AgentTeaching;
}

/** Teaching settings of worlds that none were chosen for by measurement. */
export const PLAIN_TEACHING: Omit<AgentTeaching, 'published' | 'randomEpisodes'> = {
	environmentSteps: 20_000,
	evaluateEvery: 1_000,
	evaluationEpisodes: 50,
	embeddingDim: 6,
	representationSteps: 5_000,
	rewardScale: 0.1,
	noiseEpisodes: 300,
};
