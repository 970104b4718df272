import type { DenseLayer } from '../model/layout';
import { Stream, uniformAt } from '../randomness/counterRandom';
import { type AgentShape, actorLayout, criticLayout } from './layout';

/** Steps of `Stream.agentWeights`: which network is drawn. */
const ACTOR = 0;
const CRITIC = 1;

/** The weights that actor and critics start from, and their target networks with them. */
export interface InitialNetworks {
	/** Flat, in the order of {@link actorLayout}. */
	readonly actor: Float32Array;
	/** Flat, in the order of {@link criticLayout}. */
	readonly critic: Float32Array;
}

/** Every layer as PyTorch's nn.Linear does by default: weight and bias uniform in ±1/√inputs. */
export function initialNetworks(shape: AgentShape, seed: number): InitialNetworks {
	const fill = (length: number, layers: readonly DenseLayer[], network: number) => {
		const weights = new Float32Array(length);
		for (const { weight, bias, inputs, outputs } of layers) {
			const bound = 1 / Math.sqrt(inputs);
			for (let i = weight; i < bias + outputs; i++) {
				weights[i] = bound * (2 * uniformAt(seed, Stream.agentWeights, network, i, 0) - 1);
			}
		}
		return weights;
	};
	const actor = actorLayout(shape);
	const critic = criticLayout(shape);
	return {
		actor: fill(actor.length, Object.values(actor.layers), ACTOR),
		critic: fill(
			critic.length,
			critic.twins.flatMap((layers) => Object.values(layers)),
			CRITIC,
		),
	};
}
