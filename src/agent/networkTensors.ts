import { tensorsOfViews } from '../files/layers';
import type { Tensor } from '../files/Tensor';
import { parameterLayout } from '../model/layout';
import type { LearningAgent } from './LearningAgent';
import { actorLayout, criticLayout } from './layout';

/** The networks of an agent and its box, by the official names; see `AgentAnswers.networks`. */
export function networkTensors({ engine, measured }: LearningAgent): ReadonlyMap<string, Tensor> {
	const { vae, actor, actorTarget, critic, criticTarget } = engine.state();
	const { latentDim } = engine.shape;
	const { lower, upper } = measured.box;
	const actors = actorLayout(engine.shape).views;
	const critics = criticLayout(engine.shape).views;
	const edges = Float32Array.from({ length: 2 * latentDim }, (_, cell) => [upper, lower][cell % 2][cell >> 1]);
	return new Map<string, Tensor>([
		...tensorsOfViews(parameterLayout(engine.model).views, vae, 'vae.'),
		...tensorsOfViews(actors, actor, 'actor.'),
		...tensorsOfViews(actors, actorTarget, 'actor_target.'),
		...tensorsOfViews(critics, critic, 'critic.'),
		...tensorsOfViews(critics, criticTarget, 'critic_target.'),
		['c_rate', { type: 'float32', shape: [latentDim, 2], values: edges }],
	]);
}
