/** Training: the optimiser, its schedules, data held out, numbers. */
import { entry, said } from './entry';

export const TRAINING_ENTRIES = {
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
			en: 'The running means of each weight’s gradient (first moment) and of its square (second moment). They are Adam’s memory.',
			'zh-CN': '每个权重的梯度的滑动平均（一阶矩）及其平方的滑动平均（二阶矩）。它们就是 Adam 的记忆。',
		},
	),
	'sign-descent': entry(
		{ en: 'Sign gradient descent (signSGD)', 'zh-CN': '符号梯度下降（signSGD）' },
		{
			en: 'Every weight whose gradient is well above 10⁻⁸ moves by the full learning rate, up or down, however large the gradient is. Adam does this when it is re-created at every step.',
			'zh-CN':
				'只要梯度远大于 10⁻⁸，无论大小，每个权重都上移或下移一个完整的学习率。每一步都重新创建 Adam，就会变成这样。',
		},
		said('controls', 'optimizerTitle'),
	),
	'parameter-group': entry(
		{ en: 'Parameter group', 'zh-CN': '参数组（parameter group）' },
		{
			en: 'The weights that an optimiser treats alike, with their settings. In PyTorch the learning rate stands there, and can be set without touching the moments.',
			'zh-CN': '优化器以同样方式处理的一组权重及其设置。PyTorch 的学习率就放在这里，修改它不影响两个矩。',
		},
	),
	schedule: entry(
		{ en: 'Schedule', 'zh-CN': '调度（学习率调度、KL 调度）' },
		{
			en: 'A plan by which the learning rate, or the KL weight, changes over the steps.',
			'zh-CN': '学习率或 KL 权重随训练步数变化的安排。',
		},
	),
	'warm-up': entry(
		{ en: 'Warm-up (KL annealing)', 'zh-CN': '预热（warm-up，KL 退火的一种）' },
		{
			en: 'Raising the KL weight from 0 to its full value over the first steps, so that the decoder learns to use z before z has to pay.',
			'zh-CN': '在最初的步数内把 KL 权重从 0 升到完整的值，让解码器先学会使用 z，再让 z 付出代价。',
		},
	),
	epoch: entry(
		{ en: 'Epoch', 'zh-CN': '轮次（epoch）' },
		{
			en: 'One pass through the data. A training step uses one batch; an epoch has as many steps as there are batches.',
			'zh-CN': '把数据完整用过一遍。一个训练步使用一个批次；一个轮次的步数等于批次数。',
		},
	),
	'test-split': entry(
		{ en: 'Test split', 'zh-CN': '测试集' },
		{
			en: 'Transitions held out from training. The error on them shows how well the model generalises.',
			'zh-CN': '不参与训练的转移样本。模型在其上的误差反映它的泛化能力。',
		},
	),
	'over-fitting': entry(
		{ en: 'Over-fitting', 'zh-CN': '过拟合' },
		{
			en: 'Fitting what is particular to the training split: its error goes on falling while that of the test split stays or rises. A test error above the training error is the first sign. Few data and a wide network favour it; the KL and other regularisers counteract it.',
			'zh-CN':
				'拟合了训练集特有的内容：训练集上的误差继续下降，测试集上的误差却停住或上升。测试误差大于训练误差是最初的迹象。数据少、网络宽时容易发生；KL 等正则化会抑制它。',
		},
	),
	'single-precision': entry(
		{ en: 'float32', 'zh-CN': 'float32' },
		{
			en: 'Floating-point numbers of 32 bits, about seven decimal digits. The smallest above 0 is about 10⁻⁴⁵, the largest about 10³⁸.',
			'zh-CN': '32 位浮点数，约七位十进制有效数字。大于 0 的最小数约为 10⁻⁴⁵，最大数约为 10³⁸。',
		},
	),
} as const;
