/** HyAR’s use of the latent space, and the craft of training. */
import { DEFAULT_CONFIG } from '../../state/config';
import { entry, said, symbol } from './entry';

export const TRAINING_ENTRIES = {
	'latent-box': symbol(
		'box',
		{ en: 'Latent box (LSC)', 'zh-CN': '潜在框（LSC）' },
		{ percent: DEFAULT_CONFIG.display.boxPercent },
	),
	percentile: entry(
		{ en: 'Percentile', 'zh-CN': '百分位数' },
		{
			en: 'The value below which a given share of the sorted numbers lies. A few far outliers do not move it.',
			'zh-CN': '排序后有给定比例的数小于它的那个值。少数极端值不会影响它。',
		},
	),
	relabelling: entry(
		{ en: 'Relabelling (RSC)', 'zh-CN': '重标注（RSC）' },
		{
			en: 'Giving an old entry of the replay buffer a new latent action where the old one no longer decodes to what was done. It is not the box.',
			'zh-CN':
				'回放缓冲区中的旧条目，如果原来的潜在动作已经解码不出当时的效果，就给它换一个新的潜在动作。它与潜在框不是一回事。',
		},
	),
	adam: entry(
		{ en: 'Adam', 'zh-CN': 'Adam' },
		{
			en: 'An optimiser that divides each weight’s averaged gradient by its usual size, so that all weights move at a similar pace.',
			'zh-CN': '一种优化器：把每个权重的平均梯度除以它平时的大小，使各权重以相近的步幅移动。',
		},
	),
	moments: entry(
		{ en: 'Moments of Adam', 'zh-CN': 'Adam 的矩' },
		{
			en: 'The running means of each weight’s gradient and of its square. They are Adam’s memory.',
			'zh-CN': '每个权重的梯度及其平方的滑动平均。它们就是 Adam 的记忆。',
		},
	),
	'sign-descent': entry(
		{ en: 'Sign descent', 'zh-CN': '符号下降' },
		{
			en: 'Every weight moves by the whole learning rate, up or down, however small its gradient is. It is what Adam does when it is made anew at every step.',
			'zh-CN': '无论梯度多小，每个权重都上移或下移一个完整的学习率。每一步都新建 Adam，就会变成这样。',
		},
		said('controls', 'optimizerTitle'),
	),
	schedule: entry(
		{ en: 'Schedule', 'zh-CN': '调度' },
		{
			en: 'A plan by which the learning rate, or the KL weight, changes over the steps.',
			'zh-CN': '学习率或 KL 权重随训练步数变化的安排。',
		},
	),
} as const;
