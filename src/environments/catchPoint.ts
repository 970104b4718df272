/** Catch Point: drift to a point that does not move, and catch it when it is near. */

import { atan2 } from '../numerics/arctangent';
import { CATCH, CATCH_POINT_STATE_LENGTH, CatchPointSimulator, MOVE } from './catchPoint/simulator';
import type { DiscreteAction, Environment, ScriptedPolicy } from './Environment';
import { particleAgentTraining, targetReached } from './particle/agent';
import { particleFeatures } from './particle/features';
import { particleScene } from './particle/scene';
import { isAtTarget, PARTICLE_OBSERVATION, particleFromObservation, wayAfterDrift } from './particle/world';

const actions: readonly DiscreteAction[] = [
	{
		id: 'move',
		name: { en: 'Move', 'zh-CN': '移动' },
		parameters: [
			{
				id: 'direction',
				name: { en: 'direction, clockwise from up', 'zh-CN': '方向（自正上方顺时针）' },
				unit: 'π rad',
				low: -1,
				high: 1,
			},
		],
	},
	{ id: 'catch', name: { en: 'Catch', 'zh-CN': '捕捉' }, parameters: [] },
];

/** Move straight at the target, and catch as soon as drifting on leads into its radius. */
export const aimAndCatch: ScriptedPolicy = (observation) => {
	const [driftedX, driftedY] = wayAfterDrift(observation);
	if (isAtTarget(driftedX * driftedX + driftedY * driftedY)) return { action: CATCH, parameters: [] };
	// The simulator's angle counts from the y axis, clockwise.
	const angle = atan2(observation[PARTICLE_OBSERVATION.wayX], observation[PARTICLE_OBSERVATION.wayY]);
	return { action: MOVE, parameters: [angle / Math.PI] };
};

export const catchPoint: Environment = {
	id: 'catch-point',
	name: { en: 'Catch Point', 'zh-CN': '捕捉目标点' },
	description: {
		en: 'Push yourself towards the point and catch it from close by; few catches may fail.',
		'zh-CN': '向目标点移动，并在足够近时捕捉它；失败的次数有限。',
	},
	features: particleFeatures,
	actions,
	parameterDim: 1,
	// The step limit of the published main script.
	maxDecisions: 25,
	truncationIsTerminal: false,
	simulatorStateLength: CATCH_POINT_STATE_LENGTH,
	create: (options) => new CatchPointSimulator(options),
	scriptedPolicy: aimAndCatch,
	success: targetReached,
	agentTraining: particleAgentTraining,
	// The script's 2·K and 2·P + 2.
	publishedTraining: { embeddingDim: 4, latentDim: 4, losses: { state: 0.0015, parameters: 0.017, kl: 0.14 } },
	stateFromObservation: (observation) => particleFromObservation(observation, CATCH_POINT_STATE_LENGTH),
	scene: particleScene,
};
