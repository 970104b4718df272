/** Platform: jump from platform to platform to the right end, past two enemies, without falling. */
import type { DiscreteAction, Environment, StateFeature } from './Environment';
import { platformScene } from './platform/scene';
import { HOP, LEAP, PARAMETER_HIGH, PlatformSimulator, RUN } from './platform/simulator';
import {
	BODY_WIDTH,
	ENEMY_SPEED,
	FINISH,
	PLATFORM_STATE,
	PLATFORM_STATE_LENGTH,
	platformStart,
	secondEnemyIsActive,
} from './platform/world';

/**
 * The published observation is o = (feature + shift) ÷ scale, then 2·o − 1. Here that is said by the
 * values that become −1 and +1: low = −shift and high = scale − shift.
 */
const features: readonly StateFeature[] = [
	{
		id: 'player-x',
		name: { en: 'player x', 'zh-CN': '玩家位置 x' },
		unit: 'px',
		low: -BODY_WIDTH,
		high: FINISH,
	},
	{ id: 'player-velocity', name: { en: 'player speed', 'zh-CN': '玩家速度' }, unit: 'px/s', low: 0, high: 100 },
	{ id: 'enemy-x', name: { en: 'enemy x', 'zh-CN': '敌人位置 x' }, unit: 'px', low: 0, high: FINISH },
	{
		id: 'enemy-velocity',
		name: { en: 'enemy velocity', 'zh-CN': '敌人速度' },
		unit: 'px/s',
		low: -ENEMY_SPEED,
		high: ENEMY_SPEED,
	},
	{
		id: 'platform-width',
		name: { en: 'width of this platform', 'zh-CN': '当前平台宽度' },
		unit: 'px',
		low: 0,
		high: 275,
		derived: true,
	},
	{
		id: 'next-platform-width',
		name: { en: 'width of the next platform', 'zh-CN': '下一平台宽度' },
		unit: 'px',
		low: 0,
		high: 275,
		derived: true,
	},
	{
		id: 'gap',
		name: { en: 'gap to the next platform', 'zh-CN': '到下一平台的间隙' },
		unit: 'px',
		low: 0,
		high: 235,
		derived: true,
	},
	{
		id: 'platform-x',
		name: { en: 'left edge of this platform', 'zh-CN': '当前平台左边缘' },
		unit: 'px',
		low: 0,
		high: FINISH,
		derived: true,
	},
	{
		id: 'height-step',
		name: { en: 'height of the next platform above this one', 'zh-CN': '与下一平台的高度差' },
		unit: 'px',
		low: 0,
		high: 1,
		derived: true,
	},
];

const actions: readonly DiscreteAction[] = [
	{
		id: 'run',
		name: { en: 'Run', 'zh-CN': '奔跑' },
		parameters: [
			{
				id: 'push',
				name: { en: 'speed gained per tick', 'zh-CN': '每步增加的速度' },
				unit: 'px/s',
				low: 0,
				high: PARAMETER_HIGH[RUN],
			},
		],
	},
	{
		id: 'hop',
		name: { en: 'Hop', 'zh-CN': '高跳' },
		parameters: [
			{
				id: 'distance',
				name: { en: 'distance aimed at', 'zh-CN': '目标距离' },
				unit: 'px',
				low: 0,
				high: PARAMETER_HIGH[HOP],
			},
		],
	},
	{
		id: 'leap',
		name: { en: 'Leap', 'zh-CN': '远跳' },
		parameters: [
			{
				id: 'distance',
				name: { en: 'distance aimed at', 'zh-CN': '目标距离' },
				unit: 'px',
				low: 0,
				high: PARAMETER_HIGH[LEAP],
			},
		],
	},
];

/**
 * The player stands at the observed x with the observed speed; the observed enemy is the active one
 * there, and the other waits where its episode starts. Derived features follow from x and are ignored.
 */
function stateFromObservation(observation: ArrayLike<number>): Float64Array {
	const state = platformStart();
	const [x, velocity, enemyX, enemyVelocity] = Array.from(observation);
	state[PLATFORM_STATE.x] = x;
	state[PLATFORM_STATE.velocityX] = velocity;
	const second = secondEnemyIsActive(x);
	state[second ? PLATFORM_STATE.enemy2X : PLATFORM_STATE.enemy1X] = enemyX;
	state[second ? PLATFORM_STATE.enemy2Velocity : PLATFORM_STATE.enemy1Velocity] = enemyVelocity;
	return state;
}

/** The whole distance is a return of 1, up to rounding in the sum. */
const WHOLE_WAY = 1 - 1e-9;

export const platform: Environment = {
	id: 'platform',
	name: { en: 'Platform', 'zh-CN': '平台跳跃' },
	description: {
		en: 'Run, hop and leap over gaps and enemies to the right end of the last platform.',
		'zh-CN': '通过奔跑、高跳和远跳越过间隙与敌人，到达最后一个平台的右端。',
	},
	features,
	actions,
	parameterDim: 1,
	// The step limit under which the published environment is registered.
	maxDecisions: 200,
	truncationIsTerminal: true,
	simulatorStateLength: PLATFORM_STATE_LENGTH,
	create: (options) => new PlatformSimulator(options),
	success: {
		rule: { en: 'the whole distance: return 1', 'zh-CN': '走完全程：回报为 1' },
		of: (episode) => episode.return >= WHOLE_WAY,
	},
	publishedTraining: { embeddingDim: 6, latentDim: 6, losses: { state: 0.045, parameters: 0.022, kl: 0.22 } },
	agentTraining: {
		published: { randomEpisodes: 5_000, environmentSteps: 200_000, evaluateEvery: 500, evaluationEpisodes: 100 },
		teaching: {
			published: true,
			randomEpisodes: 5_000,
			environmentSteps: 15_000,
			evaluateEvery: 500,
			evaluationEpisodes: 100,
			embeddingDim: 6,
			representationSteps: 5_000,
			rewardScale: 1,
			noiseEpisodes: 2_000,
		},
	},
	stateFromObservation,
	scene: platformScene,
};
