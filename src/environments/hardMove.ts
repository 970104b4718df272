/** Hard Move: get to a point with n actuators, of which an action switches on any set. */
import type { ActionGroups, DiscreteAction, Environment, PublishedTraining, ScriptedPolicy } from './Environment';
import { hardMoveActions, hardMoveGroups } from './hardMove/actions';
import { motionTable } from './hardMove/motions';
import { HardMoveSimulator } from './hardMove/simulator';
import { particleAgentTraining, targetReached } from './particle/agent';
import { particleFeatures } from './particle/features';
import { particleScene } from './particle/scene';
import { PARTICLE_OBSERVATION, PARTICLE_STATE_LENGTH, particleFromObservation } from './particle/world';

/** Losses that the published settings come to, by the number of actuators; see {@link PublishedTraining}. */
const PUBLISHED_LOSSES: Readonly<Record<number, PublishedTraining['losses']>> = {
	4: { state: 0.0011, parameters: 0.023, kl: 0.22 },
	6: { state: 0.0013, parameters: 0.024, kl: 0.22 },
	8: { state: 0.0011, parameters: 0.024, kl: 0.22 },
	10: { state: 0.00092, parameters: 0.024, kl: 0.22 },
};

/** What `make` gives, made when it is first asked for. */
function lazily<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}

/**
 * At full strength, the motion that goes furthest in the target's direction; the first of equal ones.
 * @param motions gives x and y of each action's motion, one after the other, as `motionTable` makes them
 */
function largestProjection(motions: () => ArrayLike<number>): ScriptedPolicy {
	return (observation) => {
		const table = motions();
		const wayX = observation[PARTICLE_OBSERVATION.wayX];
		const wayY = observation[PARTICLE_OBSERVATION.wayY];
		let best = 0;
		let furthest = Number.NEGATIVE_INFINITY;
		for (let action = 0; action < table.length / 2; action++) {
			const projection = table[2 * action] * wayX + table[2 * action + 1] * wayY;
			if (projection <= furthest) continue;
			furthest = projection;
			best = action;
		}
		return { action: best, parameters: [1] };
	};
}

/**
 * Hard Move with 2ⁿ discrete actions, which are made when they are first asked for.
 * @param actuators n, from 1 to 12; published: 4, 6, 8 and 10
 */
export function hardMove(actuators: number): Environment {
	const actions = lazily(() => hardMoveActions(actuators));
	const groups = lazily(() => hardMoveGroups(actuators));
	const publishedMotions = lazily(() => motionTable(actuators, true));
	const exactMotions = lazily(() => motionTable(actuators, false));
	const losses = PUBLISHED_LOSSES[actuators];
	return {
		id: `hard-move-${actuators}`,
		name: { en: `Hard Move, n = ${actuators}`, 'zh-CN': `困难移动，n = ${actuators}` },
		description: {
			en: `Get to the point by switching ${actuators} actuators on and off: ${1 << actuators} combinations.`,
			'zh-CN': `通过开关 ${actuators} 个推进器移动到目标点：共 ${1 << actuators} 种组合。`,
		},
		features: particleFeatures,
		get actions(): readonly DiscreteAction[] {
			return actions();
		},
		get actionGroups(): ActionGroups {
			return groups();
		},
		// The first moves; action 0 has every actuator off, and all of them on cancel out.
		firstAction: 1,
		parameterDim: 1,
		// The step limit of the published main script.
		maxDecisions: 30,
		truncationIsTerminal: false,
		simulatorStateLength: PARTICLE_STATE_LENGTH,
		scriptedPolicy: largestProjection(publishedMotions),
		success: targetReached,
		agentTraining: particleAgentTraining,
		...(losses && { publishedTraining: { embeddingDim: 6, latentDim: 6, losses } }),
		create: (options) => new HardMoveSimulator(options, options.published ? publishedMotions() : exactMotions()),
		stateFromObservation: (observation) => particleFromObservation(observation, PARTICLE_STATE_LENGTH),
		scene: particleScene,
	};
}
