import { worldById } from '../environments/ownWorlds';
import { LIMITS } from './config/limits';
import type { Config } from './config/schema';

/** The place in the latent space that is decoded, with the transition and the action that it is decoded for. */
export type Probe = Config['probe'];

const isIndex = (value: number, count: number) => Number.isInteger(value) && value >= 0 && value < count;

/** Whether a model, its data and its world have a probe: what {@link parseConfig} says of it, without the rest. */
export function hasProbe({ model, data, environment }: Config, { z, action, transition }: Probe): boolean {
	const { min, max } = LIMITS.latent;
	const actions = worldById(environment)?.actions.length ?? 0;
	const isPlace = z.length === model.latentDim && z.every((value) => value >= min && value <= max);
	return isPlace && isIndex(action, actions) && isIndex(transition, data.size);
}
