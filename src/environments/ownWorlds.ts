/** Worlds that people bring as transitions: nothing is known of them but what the data say, and nothing simulates them. */
import type { World } from './Environment';
import { environmentById } from './registry';

/** A quantity of somebody's data. */
export interface OwnQuantity {
	readonly name: string;
	/** '' when dimensionless or not known. */
	readonly unit: string;
	/** Values that −1 and +1 stand for. */
	readonly low: number;
	readonly high: number;
}

/** A discrete action of somebody's data. */
export interface OwnAction {
	/** Its number, where the data have no name for it. */
	readonly name: string;
	readonly parameters: readonly OwnQuantity[];
}

/** What is known of somebody's data, as plain data: it goes to workers and into files. */
export interface OwnWorld {
	/** `data-` and 16 hexadecimal digits, of the transitions and of everything here but the name. */
	readonly id: string;
	readonly name: string;
	readonly features: readonly OwnQuantity[];
	readonly actions: readonly OwnAction[];
}

const OWN_ID = /^data-[0-9a-f]{16}$/;

/** Whether an id is one of data that somebody brings, here or not. */
export function isOwnId(id: string): boolean {
	return OWN_ID.test(id);
}

const worlds = new Map<string, World>();

/** From now on {@link worldById} knows it, on this thread. */
export function registerWorld(world: World): void {
	worlds.set(world.id, world);
}

/** The world of an id: one that is simulated, or one whose data are here. */
export function worldById(id: string): World | undefined {
	return environmentById(id) ?? worlds.get(id);
}

/** All whose data are here, in the order in which they came. */
export function ownWorlds(): World[] {
	return Array.from(worlds.values());
}
