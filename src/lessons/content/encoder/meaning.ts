/** What a code stands for: measured by swapping the inputs, and seen where the actions overlap. */
import type { LessonPage } from '../../Lesson';
import { MU, Z } from '../symbols';

export const swap: LessonPage = {
	id: 'swap',
	title: { en: 'Swap one input at a time', 'zh-CN': '每次交换一个输入' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Take one input from another transition, keep the other two, and encode again. How far does ${MU} move? The measure is the root mean square move over the data, divided by the standard deviation of ${MU}: 0 where ${MU} ignores the input, √2 where it is as good as unrelated.`,
				'zh-CN': `从另一个转移样本取来一个输入，其余两个不变，重新编码，看 ${MU} 移动多远。所用的度量是全部数据上移动距离的均方根，再除以 ${MU} 的标准差：${MU} 与这个输入无关时为 0，变得毫不相干时为 √2。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `Swapping the state moves ${MU} in run A by {{state}}, swapping the parameters by {{parameters}}. So ${Z} carries mainly what the condition does not already say: the parameters. The hybrid action is the pair $(e,\\term{z}{z})$, decoded in a state.`,
				'zh-CN': `在实验 A 中，交换状态使 ${MU} 移动 {{state}}，交换参数使它移动 {{parameters}}。可见 ${Z} 携带的主要是条件还没有说明的内容，即参数。混合动作是二元组 $(e,\\term{z}{z})$，在给定的状态下解码。`,
			},
		},
	],
	stage: { steps: 600 },
	view: { tab: 'instruments', instrument: 'swap', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The arrow below, from the μ of the transition to the μ after the swap, and the table over all data.',
			'zh-CN': '下方的箭头：从样本原来的 μ 指向交换之后的 μ；以及全部数据的统计表。',
		},
	},
	act: {
		kind: 'list',
		parts: [
			{
				kind: 'use',
				target: 'swapState',
				text: { en: 'Take the state from the other transition.', 'zh-CN': '从另一个样本取来状态。' },
			},
			{
				kind: 'use',
				target: 'swapAction',
				text: { en: 'Put it back, and take the action.', 'zh-CN': '放回去，再取来动作。' },
			},
			{
				kind: 'use',
				target: 'swapParameters',
				text: { en: 'Put it back, and take the parameters.', 'zh-CN': '放回去，再取来参数。' },
			},
		],
		text: {
			en: 'Swap each input by itself and compare the arrows.',
			'zh-CN': '逐个交换输入，比较箭头的长短。',
		},
	},
	claims: [
		{
			id: 'state',
			label: { en: 'move of μ ÷ its std. dev., state swapped, run A', 'zh-CN': 'μ 的移动 ÷ 标准差，交换状态，实验 A' },
			measure: { kind: 'swapShift', run: 0, input: 'state' },
			value: 0.09,
			low: 0.06,
			high: 0.15,
		},
		{
			id: 'action',
			label: { en: 'the same, action swapped', 'zh-CN': '同上，交换动作' },
			measure: { kind: 'swapShift', run: 0, input: 'action' },
			value: 0.3,
			low: 0.04,
			high: 0.45,
		},
		{
			id: 'parameters',
			label: { en: 'the same, parameters swapped', 'zh-CN': '同上，交换参数' },
			measure: { kind: 'swapShift', run: 0, input: 'parameters' },
			value: 1.4,
			low: 1.3,
			high: 1.55,
		},
	],
	reading: ['kingma-welling-2014'],
};

export const overlap: LessonPage = {
	id: 'overlap',
	title: { en: 'The actions lie on one another', 'zh-CN': '各动作相互重叠' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'Colour map A by action. The kicks, with two parameters, fill a sheet; both shots, with one, lie along a line through it. The three lie on one another, because encoder and decoder are both told the action: the code need not repeat it, and in run A a term of the loss charges for what it says (lesson [[lesson:loss]]).',
				'zh-CN':
					'把图 A 按动作着色。“踢向”有两个参数，铺成一片；两种射门各只有一个参数，排在穿过它的一条线上。三者彼此重叠：编码器和解码器都知道动作，编码不必重复它；而且实验 A 的损失中有一项，使编码携带的每一点信息都有代价（第 [[lesson:loss]] 课）。',
			},
		},
		{
			kind: 'text',
			text: {
				en: `Guess each action from the nearest sampled ${Z}, and {{leakA}} of the guesses are right; always naming the most frequent action gives {{chance}}. Here the guess beats chance, since what lies off the line must be a kick; with some seeds it does not.`,
				'zh-CN': `用最近的采样 ${Z} 来猜动作，准确率为 {{leakA}}；总是猜最常见的动作，准确率为 {{chance}}。这里前者高于随机水平，因为不在那条线上的必定是“踢向”；有些种子则不然。`,
			},
		},
	],
	stage: { steps: 600 },
	view: { tab: 'instruments', instrument: 'dimensions', decoded: false, controls: [] },
	watch: {
		target: 'mapA',
		text: {
			en: 'How the colours lie on map A, by parameter and by action.',
			'zh-CN': '图 A 上颜色的分布：先按参数，再按动作。',
		},
	},
	act: {
		kind: 'display',
		of: 'colorBy',
		text: {
			en: 'Under the maps, set the colour to “discrete action”.',
			'zh-CN': '在图的下方把颜色设为“离散动作”。',
		},
	},
	claims: [
		{
			id: 'leakA',
			label: { en: 'action guessed from z, run A', 'zh-CN': '由 z 猜中动作，实验 A' },
			measure: { kind: 'leak', run: 0 },
			value: 0.4,
			low: 0.25,
			high: 0.52,
			unit: 'percent',
		},
		{
			id: 'chance',
			label: { en: 'chance: the most frequent action', 'zh-CN': '随机水平：最常见的动作' },
			measure: { kind: 'leakChance', run: 0 },
			value: 0.34,
			low: 0.33,
			high: 0.36,
			unit: 'percent',
		},
	],
};

export const onePlace: LessonPage = {
	id: 'one-place',
	title: { en: 'One place, three actions', 'zh-CN': '一个位置，三个动作' },
	body: [
		{
			kind: 'text',
			text: {
				en: `The other side of it: one place ${Z} decodes to something under every action. The probe stands still. Choose Kick to, and ${Z} is a target on the pitch; choose a shot, and the same ${Z} is an aim on the goal line.`,
				'zh-CN': `换个角度看：同一个位置 ${Z} 在每个动作下都能解码出结果。探针不动，选择“踢向”，${Z} 是球场上的一个目标；选择射门，同一个 ${Z} 就是球门线上的瞄准点。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'State and embedding are the [[condition|condition]]. That makes this a conditional [[vae|variational autoencoder]] (CVAE). A code by itself is no action; together with a choice and a state it is one.',
				'zh-CN':
					'状态和嵌入就是[[condition|条件]]，所以这是一个条件[[vae|变分自编码器]]（CVAE）。单独一个编码还不是动作，加上选择和状态才是。',
			},
		},
	],
	stage: { steps: 600 },
	view: { tab: 'world', controls: [] },
	watch: {
		target: 'decoded',
		text: {
			en: 'The decoded action: z stays the same, its meaning does not.',
			'zh-CN': '解码出的动作：z 不变，含义却变了。',
		},
	},
	act: {
		kind: 'action',
		text: {
			en: 'Leave the probe where it is and choose another discrete action.',
			'zh-CN': '不动探针，换一个离散动作。',
		},
	},
};
