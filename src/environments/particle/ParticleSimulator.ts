import type { Outcome, Simulator, SimulatorOptions } from '../Environment';
import { observeParticle, placeParticle } from './world';

/** What the simulators of both particle worlds share; each has its own decisions and ends of an episode. */
export abstract class ParticleSimulator implements Simulator {
	protected readonly options: SimulatorOptions;
	protected readonly state: Float64Array;

	/** @param length of the state; entries beyond the particle's start at 0 */
	protected constructor(options: SimulatorOptions, length: number) {
		this.options = options;
		this.state = new Float64Array(length);
	}

	abstract step(action: number, parameters: ArrayLike<number>, onTick?: () => void): Outcome;

	reset(): void {
		placeParticle(this.state, this.options.random);
	}

	observation(): Float64Array {
		return observeParticle(this.state);
	}

	save(): Float64Array {
		return this.state.slice();
	}

	restore(state: ArrayLike<number>): void {
		for (let i = 0; i < this.state.length; i++) this.state[i] = state[i];
	}
}
