import { Dense } from './Dense';

/** The sizes of the model, and its layers where `parameterLayout` has them. */
@unmanaged
export class Shape {
	/** S: numbers of a state. */
	stateDim: i32;
	/** K: rows of the table of embeddings. */
	actionCount: i32;
	/** d₁: numbers of an embedding. */
	embeddingDim: i32;
	/** P: numbers of an action's parameters. */
	parameterDim: i32;
	/** Z: latent dimensions. */
	latentDim: i32;
	width: i32;
	/** Length of the flat weights. */
	weightCount: i32;

	e0_0: Dense;
	e0_1: Dense;
	e1: Dense;
	e2: Dense;
	mean: Dense;
	log_std: Dense;
	d0_0: Dense;
	d0_1: Dense;
	d1: Dense;
	d2: Dense;
	parameter_action_output: Dense;
	d3: Dense;
	delta_state_output: Dense;

	constructor(stateDim: i32, actionCount: i32, embeddingDim: i32, parameterDim: i32, latentDim: i32, width: i32) {
		this.stateDim = stateDim;
		this.actionCount = actionCount;
		this.embeddingDim = embeddingDim;
		this.parameterDim = parameterDim;
		this.latentDim = latentDim;
		this.width = width;
		const condition = stateDim + embeddingDim;
		// The table of embeddings comes first.
		const e0_0 = new Dense(condition, width, actionCount * embeddingDim);
		const e0_1 = new Dense(parameterDim, width, e0_0.end);
		const e1 = new Dense(width, width, e0_1.end);
		const e2 = new Dense(width, width, e1.end);
		const mean = new Dense(width, latentDim, e2.end);
		const log_std = new Dense(width, latentDim, mean.end);
		const d0_0 = new Dense(condition, width, log_std.end);
		const d0_1 = new Dense(latentDim, width, d0_0.end);
		const d1 = new Dense(width, width, d0_1.end);
		const d2 = new Dense(width, width, d1.end);
		const parameter_action_output = new Dense(width, parameterDim, d2.end);
		const d3 = new Dense(width, width, parameter_action_output.end);
		const delta_state_output = new Dense(width, stateDim, d3.end);
		this.e0_0 = e0_0;
		this.e0_1 = e0_1;
		this.e1 = e1;
		this.e2 = e2;
		this.mean = mean;
		this.log_std = log_std;
		this.d0_0 = d0_0;
		this.d0_1 = d0_1;
		this.d1 = d1;
		this.d2 = d2;
		this.parameter_action_output = parameter_action_output;
		this.d3 = d3;
		this.delta_state_output = delta_state_output;
		this.weightCount = delta_state_output.end;
	}

	/** Numbers of a condition: the state, then the embedding. */
	get conditionDim(): i32 {
		return this.stateDim + this.embeddingDim;
	}

	/** The most inputs or outputs of a layer. */
	get widest(): i32 {
		return max(max(this.width, this.conditionDim), max(this.parameterDim, this.latentDim));
	}
}
