/** Goal: one attacker against a goalkeeper. Kick the ball about, or shoot. */
import type { AgentBudget } from './agentTraining';
import type { ActionParameter, DiscreteAction, Environment, Localized, StateFeature } from './Environment';
import { GOAL_HALF_WIDTH, GOAL_LINE, GOAL_STATE_LENGTH, OBSERVED_STATE_LENGTH, PITCH_HALF_WIDTH } from './goal/pitch';
import { goalScene } from './goal/scene';
import { GOAL_REWARD, GoalSimulator, KICK_TO_HIGH_X, MAX_DECISIONS } from './goal/simulator';

/** Bounds of the ball's observed speed, m a tick; a person's are ±1. */
const BALL_SPEED_BOUND = 3;

function positionFeatures(id: string, name: Localized): StateFeature[] {
	return [
		{
			id: `${id}-x`,
			name: { en: `${name.en} x`, 'zh-CN': `${name['zh-CN']}位置 x` },
			unit: 'm',
			low: 0,
			high: GOAL_LINE,
		},
		{
			id: `${id}-y`,
			name: { en: `${name.en} y`, 'zh-CN': `${name['zh-CN']}位置 y` },
			unit: 'm',
			low: -PITCH_HALF_WIDTH,
			high: PITCH_HALF_WIDTH,
		},
	];
}

function velocityFeatures(id: string, name: Localized, bound: number): StateFeature[] {
	return (['x', 'y'] as const).map((axis) => ({
		id: `${id}-velocity-${axis}`,
		name: { en: `${name.en} velocity ${axis}`, 'zh-CN': `${name['zh-CN']}速度 ${axis}` },
		unit: 'm/tick',
		low: -bound,
		high: bound,
	}));
}

function personFeatures(id: string, name: Localized): StateFeature[] {
	return [
		...positionFeatures(id, name),
		...velocityFeatures(id, name, 1),
		{
			id: `${id}-orientation`,
			name: { en: `${name.en} orientation`, 'zh-CN': `${name['zh-CN']}朝向` },
			unit: 'rad',
			low: -Math.PI,
			high: Math.PI,
		},
	];
}

const ball: Localized = { en: 'ball', 'zh-CN': '足球' };

/** The published fourteen, then the three that HyAR's wrapper adds; bounds as published. */
const features: readonly StateFeature[] = [
	...personFeatures('player', { en: 'player', 'zh-CN': '球员' }),
	...personFeatures('keeper', { en: 'goalkeeper', 'zh-CN': '守门员' }),
	...positionFeatures('ball', ball),
	...velocityFeatures('ball', ball, BALL_SPEED_BOUND),
	{
		id: 'keeper-to-ball-x',
		name: { en: 'direction from goalkeeper to ball, x', 'zh-CN': '守门员指向足球的方向 x' },
		unit: '',
		low: -1,
		high: 1,
		derived: true,
	},
	{
		id: 'keeper-to-ball-y',
		name: { en: 'direction from goalkeeper to ball, y', 'zh-CN': '守门员指向足球的方向 y' },
		unit: '',
		low: -1,
		high: 1,
		derived: true,
	},
	{
		id: 'keeper-projection',
		name: { en: 'goalkeeper–ball line at the goal line', 'zh-CN': '守门员与足球连线在球门线处的 y' },
		unit: 'm',
		low: -GOAL_HALF_WIDTH,
		high: 2 * GOAL_HALF_WIDTH,
		derived: true,
	},
];

const aim: ActionParameter = {
	id: 'aim',
	name: { en: 'aim on the goal line', 'zh-CN': '球门线上的瞄准点' },
	unit: 'm',
	low: -GOAL_HALF_WIDTH,
	high: GOAL_HALF_WIDTH,
};

const actions: readonly DiscreteAction[] = [
	{
		id: 'kick-to',
		name: { en: 'Kick to', 'zh-CN': '踢向' },
		parameters: [
			{ id: 'x', name: { en: 'target x', 'zh-CN': '目标 x' }, unit: 'm', low: 0, high: KICK_TO_HIGH_X },
			{
				id: 'y',
				name: { en: 'target y', 'zh-CN': '目标 y' },
				unit: 'm',
				low: -PITCH_HALF_WIDTH,
				high: PITCH_HALF_WIDTH,
				ignoredAsPublished: {
					en: 'The official simulator passes only x, so the kick goes to (x, x). Advanced has the corrected one.',
					'zh-CN': '官方仿真器只传入 x，因此球踢向 (x, x)。修正后的仿真器在“高级”中。',
				},
			},
		],
	},
	{ id: 'shoot-left', name: { en: 'Shoot left', 'zh-CN': '射左侧' }, parameters: [aim] },
	{ id: 'shoot-right', name: { en: 'Shoot right', 'zh-CN': '射右侧' }, parameters: [aim] },
];

/** The observation's first fourteen entries are the state; the episode's clock is at 0, and the derived three follow. */
function stateFromObservation(observation: ArrayLike<number>): Float64Array {
	const state = new Float64Array(GOAL_STATE_LENGTH);
	state.set(Array.from(observation).slice(0, OBSERVED_STATE_LENGTH));
	return state;
}

/** The same for Hard Goal. */
export const goalAgentBudget: AgentBudget = {
	randomEpisodes: 20_000,
	environmentSteps: 300_000,
	evaluateEvery: 500,
	evaluationEpisodes: 100,
};

export const goal: Environment = {
	id: 'goal',
	name: { en: 'Goal', 'zh-CN': '足球射门' },
	description: {
		en: 'Football: kick the ball past the goalkeeper into the goal.',
		'zh-CN': '足球：把球踢过守门员，射进球门。',
	},
	features,
	actions,
	parameterDim: 2,
	maxDecisions: MAX_DECISIONS,
	truncationIsTerminal: true,
	simulatorStateLength: GOAL_STATE_LENGTH,
	create: (options) => new GoalSimulator(options),
	success: {
		rule: { en: `a goal: return ${GOAL_REWARD}`, 'zh-CN': `进球：回报为 ${GOAL_REWARD}` },
		of: (episode) => episode.return === GOAL_REWARD,
	},
	publishedTraining: { embeddingDim: 6, latentDim: 6, losses: { state: 0.039, parameters: 0.028, kl: 0.23 } },
	agentTraining: {
		published: goalAgentBudget,
		teaching: {
			// With the quirks of the simulator a random policy never scores, and nothing is learned within a lesson.
			published: false,
			randomEpisodes: 2_000,
			environmentSteps: 4_000,
			evaluateEvery: 250,
			evaluationEpisodes: 100,
			embeddingDim: 2,
			representationSteps: 2_000,
			rewardScale: 0.1,
			// With 300 more seeds stay with a policy that scores from one side alone.
			noiseEpisodes: 1_000,
		},
	},
	stateFromObservation,
	scene: goalScene,
};
