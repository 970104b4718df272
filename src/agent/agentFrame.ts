import type { LearningAgent } from './LearningAgent';
import type { AgentFrame, Swarm } from './protocol';

/** A frame of an agent. Its metrics are means since the previous frame, and are reset by this one. */
export function frameOf(agent: LearningAgent, swarm: Swarm): AgentFrame {
	const { environmentSteps, episodes, metrics, explorationNoise, measured, curve, best, firstSuccess } = agent;
	return {
		environmentSteps,
		episodes,
		iterations: metrics.iterations,
		explorationNoise,
		metrics: metrics.read(),
		box: measured.box,
		stateError: measured.stateError,
		curve: curve.slice(),
		bestStep: best?.environmentStep ?? null,
		firstSuccess,
		swarm,
		embeddings: agent.engine.embeddings(),
	};
}
