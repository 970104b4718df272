/** Exercises on hybrid actions. */
import { rateAndDistortion } from '../../analysis/rateDistortion';
import { unscaleFromUnit } from '../../environments/Environment';
import { ENVIRONMENTS } from '../../environments/registry';
import { parameterLayout } from '../../model/layout';
import { both, type Exercise, same } from './Exercise';
import { exerciseShape, GOAL, PLATFORM, trained, uniformTheory, written } from './models';

/** Parameters of all discrete actions side by side. */
function flatLength(actions: readonly { readonly parameters: readonly unknown[] }[]): number {
	return actions.reduce((sum, { parameters }) => sum + parameters.length, 0);
}

export const hybridAction: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'flat',
		task(draw) {
			const { name, actions } = draw.pick(
				ENVIRONMENTS.filter(({ id }) => /^(goal|platform|hard-goal|catch-point)$/.test(id)),
			);
			const widest = Math.max(...actions.map(({ parameters }) => parameters.length));
			const list = (language: 'en' | 'zh-CN') =>
				actions
					.map((action) => `${action.name[language]} (${action.parameters.length})`)
					.join(language === 'en' ? ', ' : '、');
			return {
				text: both(
					`${name.en} has these actions, with the number of their parameters: ${list('en')}. How many numbers does the flat list of all parameters have?`,
					`“${name['zh-CN']}”有以下动作，括号内是参数个数：${list('zh-CN')}。把所有参数排成一张长表，共有几个数？`,
				),
				answer: flatLength(actions),
				tolerance: 0,
				slips: [
					{
						value: widest,
						says: both('That is the padded length that the model here sees.', '这是填充后的长度，即模型看到的长度。'),
					},
					{ value: actions.length, says: both('That counts the actions.', '这是动作的个数。') },
				],
				solution: same(`$${actions.map(({ parameters }) => parameters.length).join(' + ')} = ${flatLength(actions)}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'unscale',
		task(draw) {
			const value = draw.pick([-0.6, -0.2, 0.3, 0.7]);
			const [kick] = GOAL.environment.actions;
			const { low, high, unit } = kick.parameters[0];
			const answer = unscaleFromUnit(value, low, high);
			return {
				text: both(
					`The model gives every parameter in [−1, 1]. The first parameter of “${kick.name.en}” runs from ${written(low)} to ${written(high)} ${unit}. What does ${written(value)} stand for?`,
					`模型给出的参数都在 [−1, 1] 内。“${kick.name['zh-CN']}”的第一个参数从 ${written(low)} 到 ${written(high)} ${unit}。${written(value)} 表示多少？`,
				),
				answer,
				unit: same(unit),
				slips: [
					{
						value: low + value * (high - low),
						says: both('The length of [−1, 1] is 2: use (value + 1) ÷ 2.', '[−1, 1] 的长度是 2：用（数值 + 1）÷ 2。'),
					},
				],
				solution: same(`$${low} + (${value} + 1) \\div 2\\cdot(${high} - (${low})) = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'table',
		task(draw) {
			const sizes = draw.pick([GOAL, PLATFORM]);
			const actions = draw.pick([3, 11, 1024]);
			const shape = { ...exerciseShape(sizes, 2), actionCount: actions };
			const [table] = parameterLayout(shape).views;
			const answer = table.rows * table.columns;
			return {
				text: both(
					`HyAR gives each discrete action an embedding of 6 numbers. How many weights does the table of ${actions} actions have?`,
					`HyAR 为每个离散动作配一个 6 维嵌入。${actions} 个动作的嵌入表有多少个权重？`,
				),
				answer,
				tolerance: 0,
				slips: [
					{ value: actions, says: both('Each of them has a row of 6 numbers.', '每个动作有一行 6 个数。') },
					{
						value: actions * actions,
						says: both('That would be a one-hot code for each.', '那是每个动作用一个独热向量。'),
					},
				],
				solution: same(`$${actions}\\cdot 6 = ${answer}$`),
			};
		},
	},
	{
		kind: 'measure',
		id: 'mean-error',
		task(draw) {
			const sizes = draw.pick([GOAL, PLATFORM]);
			const { name } = sizes.environment;
			// A weight so large that nothing is encoded: the variance remains as error.
			const predicted = rateAndDistortion(uniformTheory(sizes, 2), Number.MAX_VALUE).distortion;
			return {
				text: both(
					`${name.en}: parameters are uniform on [−1, 1] within the action, and 0 where an action has none (padding, P = ${sizes.parameterDim}). Predict the mean squared error of always giving the mean, then have it measured on the data.`,
					`“${name['zh-CN']}”：各动作的参数在 [−1, 1] 上均匀分布，没有参数的位置填充 0（P = ${sizes.parameterDim}）。预测总是输出均值时的均方误差，再在数据上测量。`,
				),
				stage: trained(sizes, 0.1, 0),
				measure: { kind: 'parameterVariance', run: 0 },
				predicted,
				within: 1.1,
				solution: both(
					`The variance of a uniform parameter is $2^2 \\div 12 = 1/3$; averaged over actions and places: ${written(predicted)}.`,
					`均匀分布参数的方差为 $2^2 \\div 12 = 1/3$；对动作和位置取平均：${written(predicted)}。`,
				),
			};
		},
	},
	{
		kind: 'explain',
		id: 'coupled',
		text: both(
			'Why can an agent not choose the discrete action and its parameters independently of each other?',
			'为什么智能体不能把离散动作与它的参数分开来各自选择？',
		),
		model: both(
			'The choice determines which parameters exist and what they mean: the same number is a target for one action and an angle for another. Which choice is best depends in turn on the best parameters of each. The two are coupled, so they have to be valued as a pair.',
			'选择决定有哪些参数、参数是什么意思：同一个数对一个动作是目标位置，对另一个是角度。反过来，哪种选择最好又取决于各自的最佳参数。两者耦合，必须合在一起评价。',
		),
		points: [
			both('the choice gives the parameters their meaning', '选择赋予参数含义'),
			both('the value of a choice depends on its parameters', '选择的价值取决于参数'),
		],
	},
	{
		kind: 'explain',
		id: 'smooth',
		text: both(
			'HyAR lets the policy act in a continuous space of (e, z). What does that make easier, and what does it cost?',
			'HyAR 让策略在连续空间 (e, z) 中行动。这样做方便了什么，又付出了什么代价？',
		),
		model: both(
			'An algorithm for continuous actions (TD3, DDPG) can be used as it is, and similar actions can share what is learnt. The cost: a representation has to be learnt first, the decoder is only as good as its training, and what is stored goes stale when the representation moves.',
			'可以直接使用连续动作的算法（TD3、DDPG），相近的动作也能共享所学。代价是：要先学好表示，解码器只在训练覆盖之处可靠，表示一变，存下的动作就会过时。',
		),
		points: [
			both('continuous-action algorithms apply', '可用连续动作算法'),
			both('the representation has to be learnt, and can be wrong', '表示需要学习，也可能出错'),
			both('it moves while it is trained', '训练时表示会移动'),
		],
	},
];
