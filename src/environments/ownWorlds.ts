/** Worlds that people bring as transitions: nothing is known of them but what the data say, and nothing simulates them. */
import type { ActionParameter, Localized, StateFeature, World } from './Environment';
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
export function registerOwnWorld(world: OwnWorld): void {
	worlds.set(world.id, worldOf(world));
}

/** The world of an id: one that is simulated, or one whose data are here. */
export function worldById(id: string): World | undefined {
	return environmentById(id) ?? worlds.get(id);
}

/** All whose data are here, in the order in which they came. */
export function ownWorlds(): World[] {
	return Array.from(worlds.values());
}

function worldOf({ id, name, features, actions }: OwnWorld): World {
	return {
		id,
		name: { en: name, 'zh-CN': name },
		description: {
			en: `Transitions from a file: ${features.length} state features, ${actions.length} actions. There is no simulator.`,
			'zh-CN': `来自文件的转移样本：${features.length} 个状态特征、${actions.length} 个动作。没有模拟器。`,
		},
		features: features.map(quantityOf<StateFeature>('state')),
		actions: actions.map((action, k) => ({
			id: `action-${k}`,
			name: nameOf(action.name),
			parameters: action.parameters.map(quantityOf<ActionParameter>('parameter')),
		})),
		parameterDim: Math.max(...actions.map(({ parameters }) => parameters.length)),
	};
}

function quantityOf<T extends StateFeature | ActionParameter>(kind: string) {
	return ({ name, unit, low, high }: OwnQuantity, i: number): T =>
		({ id: `${kind}-${i}`, name: { en: name, 'zh-CN': name }, unit, low, high }) as T;
}

/** A number alone says what it is. */
function nameOf(name: string): Localized {
	return /^-?\d+$/.test(name) ? { en: `action ${name}`, 'zh-CN': `动作 ${name}` } : { en: name, 'zh-CN': name };
}
