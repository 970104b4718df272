import { adamUpdate } from '../model/adam';

/** A network with its target, its gradients and Adam's moments. */
export class Network {
	readonly weights: Float64Array;
	readonly target: Float64Array;
	readonly gradients: Float64Array;
	readonly first: Float64Array;
	readonly second: Float64Array;
	/** Updates by Adam so far. */
	step = 0;

	constructor(length: number) {
		const array = () => new Float64Array(length);
		this.weights = array();
		this.target = array();
		this.gradients = array();
		this.first = array();
		this.second = array();
	}

	update(rate: number): void {
		this.step++;
		adamUpdate('kept', rate, this.step, this.weights, this.gradients, this.first, this.second);
	}
}
