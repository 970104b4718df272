/**
 * The sizes of HyAR's actor and twin critics, and where each of their weights lies. All weights of a network are one flat
 * array with the names of the official code (`P_TD3_relable.py`), as the representation's are (`src/model/layout.ts`).
 */
import type { DenseLayer, WeightView } from '../model/layout';

/** The sizes of the agent's networks. */
export interface AgentShape {
	/** S: features of a state. */
	readonly stateDim: number;
	/** d₁: numbers an embedding has. */
	readonly embeddingDim: number;
	/** Z: latent dimensions. */
	readonly latentDim: number;
	/** Units of every hidden layer; 256 as published. */
	readonly width: number;
}

/** A = d₁ + Z: numbers of a latent action (e, z). */
export function latentActionDim({ embeddingDim, latentDim }: AgentShape): number {
	return embeddingDim + latentDim;
}

/** Three dense layers that follow one another: two hidden ones and an output. */
export interface Layers {
	readonly hidden1: DenseLayer;
	readonly hidden2: DenseLayer;
	readonly output: DenseLayer;
}

export interface ActorLayout {
	readonly shape: AgentShape;
	readonly length: number;
	/** `output` is both heads in one: d₁ rows of e, then Z rows of z. */
	readonly layers: Layers;
	/** Every tensor by its official name; together they cover [0, length) without a gap. */
	readonly views: readonly WeightView[];
}

export interface CriticLayout {
	readonly shape: AgentShape;
	readonly length: number;
	/** Q₁ (`l1`–`l3`) and Q₂ (`l4`–`l6`). */
	readonly twins: readonly [Layers, Layers];
	readonly views: readonly WeightView[];
}

function dense(name: string, inputs: number, outputs: number, weight: number): DenseLayer {
	return { name, inputs, outputs, weight, bias: weight + inputs * outputs };
}

function endOf({ bias, outputs }: DenseLayer): number {
	return bias + outputs;
}

function viewsOf({ name, inputs, outputs, weight, bias }: DenseLayer): WeightView[] {
	return [
		{ name: `${name}.weight`, offset: weight, rows: outputs, columns: inputs },
		{ name: `${name}.bias`, offset: bias, rows: outputs, columns: 1 },
	];
}

/**
 * Actor: S → width → width (ReLU) → (e, z) through tanh. The official heads `l3_1` and `l3_2` stand one after the other,
 * first both weights and then both biases, so that they are one layer of A outputs.
 */
export function actorLayout(shape: AgentShape): ActorLayout {
	const { stateDim, embeddingDim, latentDim, width } = shape;
	const hidden1 = dense('l1', stateDim, width, 0);
	const hidden2 = dense('l2', width, width, endOf(hidden1));
	const output = dense('l3', width, latentActionDim(shape), endOf(hidden2));
	const { weight, bias } = output;
	const views = [
		...viewsOf(hidden1),
		...viewsOf(hidden2),
		{ name: 'l3_1.weight', offset: weight, rows: embeddingDim, columns: width },
		{ name: 'l3_2.weight', offset: weight + embeddingDim * width, rows: latentDim, columns: width },
		{ name: 'l3_1.bias', offset: bias, rows: embeddingDim, columns: 1 },
		{ name: 'l3_2.bias', offset: bias + embeddingDim, rows: latentDim, columns: 1 },
	];
	return { shape, length: endOf(output), layers: { hidden1, hidden2, output }, views };
}

/** Twin critics: (s, e, z) → width → width (ReLU) → 1, each with weights of its own. */
export function criticLayout(shape: AgentShape): CriticLayout {
	const { stateDim, width } = shape;
	const inputs = stateDim + latentActionDim(shape);
	const twin = (names: readonly [string, string, string], offset: number): Layers => {
		const hidden1 = dense(names[0], inputs, width, offset);
		const hidden2 = dense(names[1], width, width, endOf(hidden1));
		return { hidden1, hidden2, output: dense(names[2], width, 1, endOf(hidden2)) };
	};
	const first = twin(['l1', 'l2', 'l3'], 0);
	const second = twin(['l4', 'l5', 'l6'], endOf(first.output));
	const layers = [first, second].flatMap(({ hidden1, hidden2, output }) => [hidden1, hidden2, output]);
	return { shape, length: endOf(second.output), twins: [first, second], views: layers.flatMap(viewsOf) };
}
