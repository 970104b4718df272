/** What is learnt from: actions, states, data. */
import { entry, said, symbol } from './entry';

export const ACTION_ENTRIES = {
	'hybrid-action': entry(
		{ en: 'Hybrid action', 'zh-CN': '混合动作' },
		{
			en: 'A choice between a few actions together with the numbers that say how the chosen one is carried out: kick, and where to.',
			'zh-CN': '先从几个动作中选一个，再用数值说明怎样执行它：例如选择“踢”，并给出踢向哪里。',
		},
	),
	parameter: entry(
		{ en: 'Parameter', 'zh-CN': '参数' },
		{
			en: 'A number that belongs to a discrete action and says how it is carried out. The model sees it scaled to −1 … 1.',
			'zh-CN': '属于某个离散动作、说明怎样执行它的数值。模型看到的是缩放到 −1 … 1 的值。',
		},
	),
	'decoded-parameters': symbol('parameters', { en: 'Decoded parameters x̂', 'zh-CN': '解码出的参数 x̂' }),
	padding: entry({ en: 'Padding', 'zh-CN': '填充位' }, said('decoded', 'paddingHint')),
	embedding: entry(
		{ en: 'Embedding', 'zh-CN': '嵌入' },
		{
			en: 'A row of numbers that stands for a discrete action and is learnt with the rest of the model. The nearest row decides which action is meant.',
			'zh-CN': '代表一个离散动作的一行数，与模型其余部分一起学习。离哪一行最近，就表示哪个动作。',
		},
	),
	transition: entry(
		{ en: 'Transition', 'zh-CN': '转移样本' },
		{
			en: 'One decision that was recorded: the state before, the action with its parameters, and how the state changed.',
			'zh-CN': '一次决策的记录：决策前的状态、动作及其参数，以及状态的变化。',
		},
	),
	'state-change': symbol('state', { en: 'Predicted state change Δŝ', 'zh-CN': '预测的状态变化 Δŝ' }),
	condition: entry(
		{ en: 'Condition', 'zh-CN': '条件' },
		{
			en: 'What encoder and decoder are both told: the state and the embedding of the discrete action. z need not carry it.',
			'zh-CN': '编码器和解码器都能看到的信息：状态和离散动作的嵌入。z 不必再携带它们。',
		},
	),
	saturation: entry(
		{ en: 'Saturation', 'zh-CN': '饱和' },
		{
			en: 'An output close to the end of tanh’s range, ±1. There a change of its input hardly changes it.',
			'zh-CN': '输出接近 tanh 值域的端点 ±1。在那里，输入再变，输出也几乎不变。',
		},
	),
} as const;
