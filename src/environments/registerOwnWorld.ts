/** An imported world, from its description in messages and files. */
import type { ActionParameter, Localized, StateFeature, World } from './Environment';
import { type OwnQuantity, type OwnWorld, registerWorld } from './ownWorlds';

/** Registers it for `worldById` on this thread. */
export function registerOwnWorld(world: OwnWorld): void {
	registerWorld(worldOf(world));
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
