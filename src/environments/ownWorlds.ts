/** Worlds imported as transitions: they are known from the data alone and cannot be simulated. */
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

/** The description of imported data, as plain data: it is sent to workers and written to files. */
export interface OwnWorld {
	/** `data-` and 16 hexadecimal digits, of the transitions and of everything here but the name. */
	readonly id: string;
	readonly name: string;
	readonly features: readonly OwnQuantity[];
	readonly actions: readonly OwnAction[];
}

const OWN_ID = /^data-[0-9a-f]{16}$/;

/** Whether an id is one of imported data, present or not. */
export function isOwnId(id: string): boolean {
	return OWN_ID.test(id);
}

const worlds = new Map<string, World>();

/** Registers it for {@link worldById} on this thread. */
export function registerWorld(world: World): void {
	worlds.set(world.id, world);
}

/** The world of an id: a simulated one, or an imported one whose data are present. */
export function worldById(id: string): World | undefined {
	return environmentById(id) ?? worlds.get(id);
}

/** All imported worlds whose data are present, in the order of import. */
export function ownWorlds(): World[] {
	return Array.from(worlds.values());
}
